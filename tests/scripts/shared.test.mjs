/* What all scripts share, and what the build makes of all of them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parse } from "espree";
import { given, load } from "./loading.mjs";

const nazorg = load("search/hits");
const { numbers, scripts } = given("shared");

test("a number is dialled as the build dials it", () => {
  assert.ok(numbers.length > 10);
  for (const [shown, dialled] of numbers) assert.equal(nazorg.dialled(shown), dialled);
});

test("values go into their places, once, and nothing in a value is a place", () => {
  const { fill } = nazorg;
  assert.equal(fill("# van %", { "#": 3, "%": "#$&" }), "3 van #$&");
  assert.equal(fill("{date}: {other} @", { date: "%", "%": "x" }), "%: {other} @");
  assert.equal(fill("{constructor} #", {}), "{constructor} #");
});

test("hits stand in groups: the best three, and some of each kind in the order of the first", () => {
  const hits = ["a", "b", "a", ..."cbcbcbcbcb"].map((group, at) => ({ group, at }));
  const { best, groups } = nazorg.hits.grouped(hits);
  assert.deepEqual(best.map((hit) => hit.at), [0, 1, 2]);
  assert.deepEqual(groups.map(({ name, hits: some }) => [name, some.map((hit) => hit.at)]), [
    ["c", [3, 5, 7, 9]],
    ["b", [4, 6, 8, 10]],
  ]);
});

/* The tree of a script without the places of its parts. */
function tree(file) {
  const parsed = parse(readFileSync(file, "utf8"), { ecmaVersion: 2019, sourceType: "script" });
  return JSON.stringify(parsed, (key, value) => (key === "start" || key === "end" || key === "raw" ? undefined : value));
}

test("what the build takes out of the scripts changes nothing that they do", () => {
  for (const { name, whole, small } of scripts) assert.ok(tree(whole) === tree(small), name);
});
