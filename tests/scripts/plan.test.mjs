/* The plan in the browser is the plan of the build: macros/plan.py gives `cases`, with data of the real guide. */
import assert from "node:assert/strict";
import test from "node:test";
import { given, load, run } from "./loading.mjs";

const { plan } = load("chooser/plan");
const { script, cases } = given("plan");
run(script);
const data = globalThis.nazorgPlan;

test("every situation, every pair and many larger sets give the plan of the build, in its order", () => {
  assert.ok(cases.length > 200);
  for (const { ticked, actions, dropped } of cases) {
    const found = plan.compute(data, ticked);
    const lines = found.actions.map(({ action, waits, letters }) => [
      action.key,
      waits.length,
      letters.map(({ letter, waits: until }) => [letter.name, until.length]),
    ]);
    assert.deepEqual(lines, actions, `actions of ${ticked}`);
    const gone = found.dropped.map(({ action, reason }) => [action.key, reason]);
    assert.deepEqual(gone.sort(), dropped.sort(), `what drops out of ${ticked}`);
  }
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
    { key, step: 0, phase: 0, situation, effects, html: key, short: key, href: null, letters: [] }
  );
  const own = Object.entries(situations).flatMap(([name, one]) => (
    Object.keys(one.replaces ?? {}).map((key) => action(`${name}.${key}`, ["records"], name))
  ));
  const empty = { title: "", href: "", forbids: {}, requires: [], postpones: {}, strikes: {}, yields: [], replaces: {} };
  const every = Object.fromEntries(Object.entries(situations).map(([name, one]) => [name, { ...empty, ...one }]));
  return {
    steps: [],
    situations: every,
    actions: [...own, action("one.tells", ["tells-parents"]), action("one.writes", ["records"])],
  };
}
const kept = (found) => found.actions.map((line) => line.action.key);

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
  assert.deepEqual(plan.compute(small(about), ["b"]).actions[0].waits, ["the talk"]);
  assert.deepEqual(plan.compute(small(about), ["a", "b"]).actions[0].waits, []);
});

test("a situation may postpone what it requires itself", () => {
  const about = { a: { requires: ["tells-parents"], postpones: { "tells-parents": "the talk" } } };
  assert.deepEqual(plan.compute(small(about), ["a"]).actions[0].waits, ["the talk"]);
});

test("a letter may be barred, or wait, where its action does not", () => {
  const about = { a: { forbids: { "tells-all": "no" }, postpones: { "tells-parents": "the talk" } } };
  const guide = small(about);
  const letter = (name, effects) => ({ name, effects, href: "", title: name });
  guide.actions[1].letters = [letter("all", ["tells-all"]), letter("parents", ["tells-parents"]), letter("own", [])];
  const [, line] = plan.compute(guide, ["a"]).actions;
  assert.deepEqual(line.waits, []);
  assert.deepEqual(line.letters.map((one) => [one.letter.name, one.waits]), [["parents", ["the talk"]], ["own", []]]);
});

test("what a stronger situation replaces needs no reason of a weaker one", () => {
  const about = { a: { replaces: { own: ["one.writes"] } }, b: { strikes: { "one.writes": "because" } } };
  const gone = (ticked) => plan.compute(small(about), ticked).dropped.map((line) => line.reason);
  assert.deepEqual(gone(["a", "b"]), [""]);
  assert.deepEqual(gone(["b"]), ["because"]);
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
