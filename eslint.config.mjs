/* What the scripts of the site are held against, beside their types (tsconfig.json). */
import js from "@eslint/js";
import globals from "globals";

/* A page asks nothing of anybody, and every text on it is text. */
const quiet = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "eval"].map((name) => ({
  name,
  message: "a page loads scripts of its own site and nothing else",
}));
const markup = {
  selector: "AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]",
  message: "use textContent; where the build made and escaped the HTML, say so beside the exception",
};

const ours = {
  "arrow-body-style": "error",
  eqeqeq: "error",
  /* Names of control characters are what some rules are about. */
  "no-control-regex": "off",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-restricted-globals": ["error", ...quiet],
  "no-restricted-syntax": ["error", markup],
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-arrow-callback": "error",
  "prefer-const": "error",
};

/* The search is one function over several files: macros/search/script.py joins them. */
const search = ["searchNormaliser", "searchReader", "searchSpelling", "searchConcepts", "searchRanking", "searchExcerpts", "searchEngine"];

/* Written as browsers read it that are too old for the other scripts. */
const plain = {
  "arrow-body-style": "off",
  "no-unused-vars": ["error", { caughtErrors: "none" }],
  "no-useless-assignment": "off",
  "no-var": "off",
  "object-shorthand": "off",
  "prefer-arrow-callback": "off",
  "prefer-const": "off",
};

export default [
  { ignores: ["node_modules/", ".venv/", ".cache/", "site/", "build/", "dist/", "overrides/assets/vendor/"] },
  { ...js.configs.recommended, files: ["**/*.{js,mjs,cjs,jsx}"] },
  {
    /* All that a page loads. */
    files: ["overrides/**", "macros/builder/parcel/**"],
    languageOptions: { sourceType: "script", ecmaVersion: 2019, globals: { ...globals.browser, nazorg: "readonly" } },
    rules: { ...ours, "no-implicit-globals": "error", strict: ["error", "function"] },
  },
  {
    files: ["overrides/components/search/engine/*.js"],
    languageOptions: { globals: Object.fromEntries(search.map((name) => [name, "readonly"])) },
    rules: {
      "no-implicit-globals": "off",
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { varsIgnorePattern: "^search[A-Z]" }],
    },
  },
  {
    files: ["overrides/assets/guard.js", "overrides/worker/sw.js"],
    rules: plain,
  },
  {
    /* These may ask: a copy of the site packs itself, and the worker keeps it. */
    files: ["overrides/components/setup/pack.js", "overrides/worker/sw.js"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["overrides/worker/sw.js"],
    languageOptions: { globals: globals.serviceworker },
    rules: { "no-implicit-globals": "off", strict: "off" },
  },
  { files: ["tests/browser/*.js"], languageOptions: { sourceType: "script", globals: globals.browser } },
  { files: ["tests/scripts/*.mjs"], languageOptions: { globals: globals.nodeBuiltin } },
];
