/* What the checklist shows, and what of it goes on the sheet: macros/sheet.py chooses the same. */
import assert from "node:assert/strict";
import test from "node:test";
import { given, load, run } from "./loading.mjs";

const nazorg = load("chooser/plan", "checklist/sheet");
const { script, ranks, most, sheets } = given("sheet");
run(script);

test("the sheet of every situation is the one that the build prints", () => {
  assert.ok(sheets.length > 20);
  for (const { ticked, keys, rest, solo } of sheets) {
    const found = nazorg.sheet.planned(nazorg.plan.compute(globalThis.nazorgPlan, ticked), ranks, most);
    assert.deepEqual([...found.onSheet].sort(), [...keys].sort(), ticked);
    assert.deepEqual([found.rest, found.solo], [rest, solo], ticked);
  }
});

const line = (key, waits = []) => ({ action: { key }, waits, letters: [] });

test("what waits, and what has no rank, stands on no sheet; the first in rank come first", () => {
  const plan = { actions: [line("a"), line("b"), line("c", ["later"]), line("d")], forbidden: {} };
  const found = nazorg.sheet.planned(plan, { a: 3, b: 1, c: 2, d: 0, gone: 1 }, 5);
  assert.deepEqual(found.onSheet, ["b", "a"]);
  assert.deepEqual([found.total, found.rest, found.solo], [4, 2, false]);
  assert.deepEqual(nazorg.sheet.planned(plan, { a: 3, b: 1 }, 1).onSheet, ["b"]);
  assert.deepEqual(found.waits.get("c"), ["later"]);
});

test("a list for one person is one whose plan gathers nobody", () => {
  const plan = { actions: [], forbidden: { "gathers-team": "media" } };
  assert.equal(nazorg.sheet.planned(plan, {}, 5).solo, true);
});

test("a filter leaves what fits all of it", () => {
  const task = { roles: ["mentor", "directie"], phase: "eerst", done: true };
  const wanted = { role: "", phase: "", hideDone: false };
  const fits = (more) => nazorg.sheet.fits(task, { ...wanted, ...more });
  assert.deepEqual([fits({}), fits({ role: "directie" }), fits({ role: "direct" })], [true, true, false]);
  assert.deepEqual([fits({ phase: "later" }), fits({ hideDone: true })], [false, false]);
});

test("how long the ticks stay is said as it is", () => {
  const { staying } = nazorg.sheet;
  assert.deepEqual(staying(null, false), ["checklist_tab"]);
  assert.deepEqual(staying(14, false), ["checklist_kept", { "#": 14 }]);
  assert.deepEqual(staying(0, false), ["checklist_kept_last"]);
  assert.deepEqual(staying(14, true), ["checklist_no_storage"]);
});
