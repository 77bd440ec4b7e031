/* Loads classic scripts into this process, as a page does: each test file has a process of its own. */
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const top = new URL("../../overrides/", import.meta.url);

globalThis.window = globalThis;

/** What the scripts of overrides/ make, in the order given; the rules and what all share come first. */
export function load(...names) {
  run(readFileSync(`${process.env.NAZORG_GIVEN}/rules.js`, "utf8"));
  for (const name of ["scripts/shared", ...names.map((one) => `components/${one}`)]) {
    const file = new URL(`${name}.js`, top);
    runInThisContext(readFileSync(file, "utf8"), { filename: file.pathname });
  }
  return globalThis.nazorg;
}

/** Runs a script that the build makes. */
export function run(script) {
  runInThisContext(script);
}

/** What test_scripts.py wrote down of what Python gives for the same. */
export function given(name) {
  return JSON.parse(readFileSync(`${process.env.NAZORG_GIVEN}/${name}.json`, "utf8"));
}
