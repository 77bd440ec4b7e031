/* What a list shows, and what of a plan goes on the sheet: plan.test.mjs holds it against the build. */
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./loading.mjs";

const nazorg = load("checklist/sheet");

const line = (key, waits = [], brief = key) => ({ action: { key, sheet: Boolean(brief) }, waits });
const row = (phase, head, ...lines) => ({ phase, head, lines });
const planned = (rows, most) => nazorg.sheet.planned({ rows, forbidden: {} }, { most, phases: 2 });

test("what waits, and what has no short words, stands on no sheet; nor what comes after the second phase", () => {
  const rows = [row(0, line("a", ["later"]), line("b")), row(1, line("c", [], "")), row(1, line("d")), row(2, line("e"))];
  assert.deepEqual(planned(rows, 9), { onSheet: ["b", "d"], rest: 2, solo: false });
});

test("a page that is full leaves off the end, and of a row of the first phase never its first line", () => {
  const rows = [row(0, line("a"), line("b"), line("c")), row(0, line("d"), line("e")), row(1, line("f"), line("g"))];
  const on = (most) => planned(rows, most).onSheet.join("");
  assert.deepEqual([on(7), on(6), on(4), on(3), on(2), on(1)], ["abcdefg", "abcde", "abcd", "abd", "ad", "a"]);
  assert.equal(planned(rows, 6).rest, 1);
});

test("another sheet holds what comes later, or what one role does", () => {
  const by = (...roles) => ({ action: { key: roles.join(), roles }, waits: [] });
  const rows = [row(0, by("mentor")), row(1, by("iedereen")), row(2, by("bestuur")), row(3, by("mentor", "ict"))];
  const on = (which) => nazorg.sheet.planned({ rows, forbidden: {} }, { most: 9, phases: 2 }, which).onSheet;
  assert.deepEqual(on("role:mentor"), ["mentor", "iedereen", "mentor,ict"]);
  assert.deepEqual(on("role:iedereen"), ["iedereen"]);
});

test("the second sheet begins with what the first had no room for, and counts what stands on neither", () => {
  const rows = [row(0, line("a"), line("b"), line("c")), row(0, line("d")), row(1, line("e")), row(2, line("f", [], "")), row(3, line("g"))];
  const both = (most) => ["", "later"].map((which) => {
    const found = nazorg.sheet.planned({ rows, forbidden: {} }, { most, phases: 2 }, which);
    return found.onSheet.join("") + found.rest;
  });
  assert.deepEqual([both(9), both(4), both(3), both(2)], [["abcde2", "fg0"], ["abcd3", "efg0"], ["abd3", "cef1"], ["ad3", "bc3"]]);
});

test("roles and at most three letters go along in a file, and no names", () => {
  const typed = { "a.b typed-who": "Mentor", "c.d typed-who": "J.P", "e.f typed-who": "Jan Peters", "a.b typed-when": "14.00", " typed-field-1": "School" };
  assert.deepEqual(nazorg.sheet.people(typed, ["mentor"]), {
    kept: { "a.b typed-who": "Mentor", "c.d typed-who": "J.P", "a.b typed-when": "14.00" },
    left: 1,
  });
});

test("a list for one person is one whose plan gathers nobody", () => {
  assert.equal(nazorg.sheet.planned({ rows: [], forbidden: { "gathers-team": "media" } }, { most: 5, phases: 2 }).solo, true);
});

test("a row is done when all of it was ticked as it is now, and changed when only some was", () => {
  const parts = [["a.b", "0123abcd"], ["c.d", "0123abcd"]];
  const standing = (ticks) => Object.values(nazorg.sheet.standing(ticks, parts));
  assert.deepEqual(standing({}), [false, false]);
  assert.deepEqual(standing({ "a.b": [1, "0123abcd"] }), [false, true]);
  assert.deepEqual(standing({ "a.b": [1, "0123abcd"], "c.d": [1, "0123abcd"] }), [true, false]);
  assert.deepEqual(standing({ "a.b": [1, "0123abcd"], "c.d": [1, "ffffffff"] }), [true, true]);
});

test("a filter leaves what fits all of it", () => {
  const task = { roles: ["mentor", "directie"], done: true };
  const wanted = { role: "", hideDone: false };
  const fits = (more) => nazorg.sheet.fits(task, { ...wanted, ...more });
  assert.deepEqual([fits({}), fits({ role: "directie" }), fits({ role: "direct" })], [true, true, false]);
  assert.equal(nazorg.sheet.fits({ roles: ["iedereen"], done: false }, { ...wanted, role: "directie" }), true);
  assert.equal(fits({ hideDone: true }), false);
});

test("how long the ticks stay is said as it is", () => {
  const { staying } = nazorg.sheet;
  assert.deepEqual(staying(null, false), ["checklist_tab"]);
  assert.deepEqual(staying(14, false), ["checklist_kept", { "#": 14 }]);
  assert.deepEqual(staying(0, false), ["checklist_kept_last"]);
  assert.deepEqual(staying(14, true), ["checklist_no_storage"]);
});
