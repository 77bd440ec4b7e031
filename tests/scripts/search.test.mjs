/* The parts of the search, on a guide of a few lines: the real one is asked in tests/browser/test_search_queries.py. */
import assert from "node:assert/strict";
import test from "node:test";
import { given, run } from "./loading.mjs";

const { libraries } = given("search");
const make = {};
for (const [language, code] of Object.entries(libraries)) {
  run(`window.made = (() => { ${code}\nreturn { searchEngine, searchReader, searchSpelling, searchNormaliser, stemmers }; })();`);
  make[language] = globalThis.made;
}
const toolsOf = (language) => make[language].searchNormaliser(language, make[language].stemmers);
const forms = (language, word) => {
  const tools = toolsOf(language);
  const one = tools.words(word)[0].word;
  return [tools.stem(one), ...tools.variants(one)];
};

test("forms of a word come together, in each language by its own rules", () => {
  const pairs = {
    nl: [["foto's", "foto"], ["gestuurd", "sturen"], ["klassen", "klas"], ["brieven", "brief"], ["één", "een"]],
    en: [["pictures", "picture"], ["threatened", "threaten"]],
    de: [["geteilt", "teilen"], ["Fotos", "Foto"]],
    fr: [["l’école", "ecole"]],
    tr: [["İZMİR'de", "izmir"]],
    pl: [["uczeń", "ucznia"]],
  };
  for (const [language, words] of Object.entries(pairs)) {
    for (const [one, other] of words) {
      const common = forms(language, one).filter((form) => forms(language, other).includes(form));
      assert.ok(common.length, `${language}: ${one} ${other}`);
    }
  }
});

test("words that only look alike stay apart", () => {
  for (const [one, other] of [["school", "schuld"], ["beeld", "bel"], ["ouder", "onder"]]) {
    assert.deepEqual(forms("nl", one).filter((form) => forms("nl", other).includes(form)), [], `${one} ${other}`);
  }
});

test("words keep their places, with apostrophes inside and hyphens between", () => {
  const found = toolsOf("nl").words("Foto's: mee-gestuurd?");
  assert.deepEqual(found.map(({ at, end }) => [at, end]), [[0, 6], [8, 11], [12, 20]]);
});

/* An index as macros/search/script.py writes it. */
const TEXTS = {
  titles: ["Bel de politie", "Praat met de ouders", "Stuur niets door"],
  texts: ["Bel de politie als er gevaar is.", "Ouders schrikken. Praat rustig met de ouders.", "Wie een beeld doorstuurt is strafbaar."],
  labels: ["dag en nacht"],
};
const INDEX = {
  language: "nl",
  groups: ["steps", "terms"],
  weights: [1],
  entries: [
    [0, "stappen/politie.html", "spoed|zelfmoord", [["112", false]], [["gevaar", "a"]]],
    [0, "stappen/ouders.html", "", [], [["", "a"]]],
    [1, "woordenlijst.html#doorsturen", "forwarden", [], [["", "a"]]],
  ],
  stopWords: "de|een|is|met|er|als",
  callWords: "nummer",
  asks: [["brief", -1, -1]],
  synonyms: ["ouders|vader en moeder"],
  slang: { pa: "ouders" },
  crisis: "zelfmoord|ik wil dood",
};
const search = make.nl.searchEngine(INDEX, TEXTS, toolsOf("nl"));
const pages = (query) => search(query).hits.map((hit) => hit.page.split("#")[0]);

test("the best entry comes first, at the section and the sentence that say it", () => {
  const [hit] = search("gevaar").hits;
  assert.equal(hit.page, "stappen/politie.html#gevaar");
  assert.deepEqual(hit.text.filter(([, matched]) => matched).map(([text]) => text), ["gevaar"]);
  assert.deepEqual(search("rustig praten").hits[0].text.map(([text]) => text).join(""), "Praat rustig met de ouders.");
});

test("synonyms, slang and what people type lead to the same", () => {
  for (const query of ["ouders", "vader en moeder", "pa"]) assert.equal(pages(query)[0], "stappen/ouders.html", query);
  assert.equal(pages("forwarden")[0], "woordenlijst.html");
});

test("one letter wrong is found, and a word that is quite different is offered and not guessed", () => {
  assert.equal(pages("politei")[0], "stappen/politie.html");
  const answer = search("xqzvw");
  assert.deepEqual([answer.hits, answer.strange, answer.sure], [[], true, false]);
});

test("errors count letters that lack, are too many, differ or are swapped", () => {
  const tools = toolsOf("nl");
  const read = make.nl.searchReader(INDEX, TEXTS, tools);
  const { errors } = make.nl.searchSpelling(read, tools);
  const pairs = [["politie", "politie", 0], ["poltie", "politie", 1], ["politiee", "politie", 1], ["politei", "politie", 1], ["bel", "bot", 2]];
  for (const [one, other, many] of pairs) assert.equal(errors(one, other, 2), many, one);
  assert.equal(errors("politie", "ouders", 2), 3);
});

test("words of danger are heard, whole, begun, misspelt or typed as two; other words are not", () => {
  for (const query of ["zelfmoord", "Zelfmoord?", "zelf moord", "zelfmoort", "ik wil dood"]) assert.ok(search(query).crisis, query);
  for (const query of ["moord", "ik wil", "ouders", "dood"]) assert.ok(!search(query).crisis, query);
});

test("no stop word silences a word of danger, however it is written", () => {
  for (const word of ["zelfmoord", "zèlfmoord", "xx zelfmoord", "zelfmoord-xx", "ｚｅｌｆｍｏｏｒｄ", "zelfmoord!"]) {
    const stopped = make.nl.searchEngine({ ...INDEX, stopWords: INDEX.stopWords + "|" + word }, TEXTS, toolsOf("nl"));
    assert.ok(stopped("zelfmoord").crisis, word);
  }
});

test("a number that was asked for comes with its own words", () => {
  const [hit] = search("nummer politie").hits;
  assert.deepEqual(hit.numbers, [{ number: "112", old: false, label: "dag en nacht" }]);
});

test("a query of stop words alone, an empty one and a very long one give an answer", () => {
  for (const query of ["de een is", "", "   ", "politie ".repeat(500)]) assert.ok(Array.isArray(search(query).hits), query);
});
