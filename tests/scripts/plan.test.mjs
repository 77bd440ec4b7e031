/* The plan in the browser is the plan of the build: macros/plan gives `cases`, with data of the real guide. */
import assert from "node:assert/strict";
import test from "node:test";
import { given, load, run } from "./loading.mjs";

const { plan, sheet, code, clashes } = load("chooser/clashes", "plan/compute", "plan/code", "checklist/sheet");
const { script, cases } = given("plan");
run(script);
const data = globalThis.nazorgPlan;

test("every situation, every pair and many larger sets give the plan of the build, row by row", () => {
  assert.ok(cases.length > 550);
  const part = ({ action, waits, letters }) => [
    action.key,
    waits,
    letters.map(({ letter, waits: until }) => [letter.name, until]),
  ];
  for (const { ticked, rows, dropped } of cases) {
    const found = plan.compute(data, ticked);
    const lines = found.rows.map((row) => [row.phase, [row.head, ...row.lines].map(part)]);
    assert.deepEqual(lines, rows, `rows of ${ticked}`);
    const gone = found.dropped.map(({ action, reason }) => [action.key, reason]);
    assert.deepEqual(gone.sort(), dropped.sort(), `what drops out of ${ticked}`);
  }
});

test("and the sheet that the build prints, line by line", () => {
  for (const { ticked, sheet: expected } of cases) {
    assert.deepEqual(sheet.planned(plan.compute(data, ticked), data.sheet), expected, `sheet of ${ticked}`);
  }
});

test("a code is that of the build, and opens the situations that it was made of", () => {
  for (const { ticked, code: expected } of cases) {
    assert.equal(code.write(data, ticked), expected, `code of ${ticked}`);
    if (!ticked.length) continue;
    const { fault, names } = code.read(data, expected.toLowerCase().replace("-", " "));
    assert.deepEqual([fault, names.sort()], ["", [...ticked].sort()], expected);
  }
});

test("one wrong letter, two that changed places and one too few are noticed", () => {
  const letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  for (const { ticked, code: right } of cases.slice(1, 80)) {
    const bare = right.replaceAll("-", "");
    const wrong = [bare.slice(0, -1), bare.slice(1)];
    Array.from(bare).forEach((letter, at) => {
      for (const other of letters) if (other !== letter) wrong.push(bare.slice(0, at) + other + bare.slice(at + 1));
      const [one, two] = bare.slice(at);
      if (two && one !== two) wrong.push(bare.slice(0, at) + two + one + bare.slice(at + 2));
    });
    const opened = wrong.filter((one) => one !== bare && !code.read(data, one).fault);
    assert.deepEqual(opened.filter((one) => one.length === bare.length), [], `${ticked}`);
    assert.ok(opened.length <= 1, `${opened} beside ${right}`);
  }
  for (const typed of ["", "A", "AB", "0IO", "1234567"]) assert.equal(code.read(data, typed).fault, "code_wrong", typed);
});

test("a code of another version says so, and still opens what there is", () => {
  const other = { ...data, version: "9.9.9", codes: [...data.codes, "new-one"] };
  const { fault, names } = code.read(data, code.write(other, ["onder-16", "new-one"]));
  assert.deepEqual([fault, names], ["code_other_version", ["onder-16"]]);
  assert.equal(code.write(data, ["a-situation-of-a-school"]), "");
});

test("the order of ticking changes nothing, and an unknown name is none", () => {
  const names = Object.keys(data.situations);
  const one = plan.compute(data, [...names]);
  const other = plan.compute(data, [...names, "constructor", "no-such-thing"].reverse());
  assert.deepEqual(one, other);
});

/* A guide of two steps, small enough to see why. */
function small(situations) {
  const action = (key, effects, situation = null) => (
    { key, slot: key, leads: true, place: 0, step: 0, phase: 0, situation, effects, short: key, letters: [] }
  );
  const own = Object.entries(situations).flatMap(([name, one]) => (
    Object.keys(one.replaces ?? {}).map((key) => action(`${name}.${key}`, ["records"], name))
  ));
  const empty = { title: "", href: "", forbids: {}, requires: [], postpones: {}, strikes: {}, yields: [], excludes: {}, replaces: {} };
  const every = Object.fromEntries(Object.entries(situations).map(([name, one]) => [name, { ...empty, ...one }]));
  return {
    steps: [],
    situations: every,
    actions: [...own, action("one.tells", ["tells-parents"]), action("one.writes", ["records"])],
  };
}
const lines = (found) => found.rows.flatMap((row) => [row.head, ...row.lines]);
const kept = (found) => lines(found).map((line) => line.action.key);

test("the stronger of two situations decides, whichever way", () => {
  const strong = small({ a: { requires: ["tells-parents"] }, b: { forbids: { "tells-parents": "not now" } } });
  assert.deepEqual(kept(plan.compute(strong, ["b", "a"])), ["one.tells", "one.writes"]);
  const weak = small({ a: { forbids: { "tells-parents": "not now" } }, b: { requires: ["tells-parents"] } });
  const found = plan.compute(weak, ["a", "b"]);
  assert.deepEqual(kept(found), ["one.writes"]);
  assert.equal(found.dropped[0].reason, "not now");
});

test("what waits by one situation does not wait where a stronger one requires it", () => {
  const about = { a: { requires: ["tells-parents"] }, b: { postpones: { "tells-parents": "the talk" } } };
  assert.deepEqual(plan.compute(small(about), ["b"]).rows[0].head.waits, ["the talk"]);
  assert.deepEqual(plan.compute(small(about), ["a", "b"]).rows[0].head.waits, []);
});

test("a situation may postpone what it requires itself", () => {
  const about = { a: { requires: ["tells-parents"], postpones: { "tells-parents": "the talk" } } };
  assert.deepEqual(plan.compute(small(about), ["a"]).rows[0].head.waits, ["the talk"]);
});

test("a letter may be barred, or wait, where its action does not", () => {
  const about = { a: { forbids: { "tells-all": "no" }, postpones: { "tells-parents": "the talk" } } };
  const guide = small(about);
  const letter = (name, effects) => ({ name, effects, href: "", title: name });
  guide.actions[1].letters = [letter("all", ["tells-all"]), letter("parents", ["tells-parents"]), letter("own", [])];
  const [, line] = lines(plan.compute(guide, ["a"]));
  assert.deepEqual(line.waits, []);
  assert.deepEqual(line.letters.map((one) => [one.letter.name, one.waits]), [["parents", ["the talk"]], ["own", []]]);
});

test("what a stronger situation replaces needs no reason of a weaker one", () => {
  const about = { a: { replaces: { own: ["one.writes"] } }, b: { strikes: { "one.writes": "because" } } };
  const gone = (ticked) => plan.compute(small(about), ticked).dropped.map((line) => line.reason);
  assert.deepEqual(gone(["a", "b"]), [""]);
  assert.deepEqual(gone(["b"]), ["because"]);
});

test("a situation takes the place of another's act, of which nothing is said; what is gone takes nothing away", () => {
  const about = { a: { replaces: { says: ["b.says"] } }, b: { replaces: { says: ["a.says", "one.writes"] } } };
  const found = plan.compute(small(about), ["a", "b"]);
  assert.deepEqual(kept(found).sort(), ["a.says", "one.tells", "one.writes"]);
  assert.deepEqual(found.dropped, []);
  assert.deepEqual(kept(plan.compute(small(about), ["b"])).sort(), ["b.says", "one.tells"]);
});

test("a row has the act of the step at its head, else what takes its place; it stands at its earliest", () => {
  const guide = small({ a: { replaces: { joins: [] } }, b: { replaces: { takes: ["one.writes"] } } });
  const [joins, takes, tells, writes] = guide.actions;
  Object.assign(joins, { slot: "one.writes", leads: false });
  Object.assign(takes, { slot: "one.writes", phase: 1 });
  Object.assign(writes, { phase: 2 });
  Object.assign(tells, { phase: 1 });
  const rows = (ticked) => plan.compute(guide, ticked).rows.map((row) => [row.phase, ...kept({ rows: [row] })]);
  assert.deepEqual(rows(["a"]), [[0, "one.writes", "a.joins"], [1, "one.tells"]]);
  assert.deepEqual(rows(["a", "b"]), [[0, "b.takes", "a.joins"], [1, "one.tells"]]);
  assert.deepEqual(rows([]), [[1, "one.tells"], [2, "one.writes"]]);
});

test("what drops out stands under its reason, whatever word that is", () => {
  const about = { a: { strikes: { "one.tells": "constructor", "one.writes": "constructor" } } };
  const reasons = plan.reasons(plan.compute(small(about), ["a"]));
  assert.deepEqual([...reasons], [["constructor", ["one.tells", "one.writes"]]]);
});

test("data that is there is not loaded again; data that does not come is said", () => {
  const asked = [];
  globalThis.nazorg.load = (address, done, failed) => asked.push({ address, done, failed });
  const said = [];
  plan.load("plan.js", () => said.push("there"), () => said.push("failed"));
  assert.deepEqual([asked.length, said], [0, ["there"]]);
  delete globalThis.nazorgPlan;
  plan.load("plan.js", () => said.push("there"), () => said.push("failed"));
  asked[0].done(); // the script ran, and set nothing
  assert.deepEqual([asked[0].address, said], ["plan.js", ["there", "failed"]]);
});

test("every clash is named, and none of its answers counts, but the one that the team may not know", () => {
  const about = { a: { excludes: { b: "one", c: "two" } }, b: {}, c: {}, d: {}, e: { excludes: { d: "three" }, forbids: { "gathers-team": "no" } } };
  const guide = small(about);
  const found = (names) => clashes(guide.situations, names).map(({ one, other, reason }) => [one, other, reason]);
  assert.deepEqual(found(["b", "c", "a"]), [["a", "b", "one"], ["a", "c", "two"]]);
  assert.deepEqual(found(["b", "c", "weg"]), []);
  assert.deepEqual(plan.sure(guide, ["a", "b", "d"]), ["d"]);
  assert.deepEqual(plan.sure(guide, ["a", "b", "d", "e"]), ["e"]);
  assert.deepEqual(plan.sure(guide, ["b", "c"]), ["b", "c"]);
});
