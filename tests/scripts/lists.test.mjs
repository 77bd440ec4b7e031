/* What the checklist keeps, for how long, and what of a file it takes. */
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./loading.mjs";

const nazorg = load("checklist/lists");
const DIGEST = "0123abcd";

/* A store as a browser has it; one that is shut throws at everything. */
class Store {
  held = new Map();
  shut = false;
  #open() {
    if (this.shut) throw new Error("SecurityError");
    return this.held;
  }
  get length() {
    return this.#open().size;
  }
  key(at) {
    return [...this.#open().keys()][at] ?? null;
  }
  getItem(key) {
    return this.#open().get(key) ?? null;
  }
  setItem(key, value) {
    this.#open().set(key, value);
  }
  removeItem(key) {
    this.#open().delete(key);
  }
}
const written = (ticks, situations = [], people = {}) => nazorg.lists.written({ ticks, situations }, people);
function setting() {
  const it = { day: 1000, session: new Store(), local: new Store() };
  it.lists = nazorg.lists.kept({ session: () => it.session, local: () => it.local }, () => it.day);
  return it;
}

test("a tick is a key, a day and a hash, and stays in its tab", () => {
  const { lists, session, local } = setting();
  lists.tick("een.doe", DIGEST);
  assert.deepEqual(lists.list("blauw").ticks, { "een.doe": [1000, DIGEST] });
  assert.deepEqual([...session.held.keys()], ["nazorgwijzer:lijst:blauw"]);
  assert.equal(local.held.size, 0);
  lists.tick("een.doe", null);
  assert.deepEqual(lists.list("blauw").ticks, {});
});

test("what is kept on the device goes after fourteen days, the fourteenth included", () => {
  const it = setting();
  it.lists.tick("een.doe", DIGEST);
  it.lists.keep(true);
  assert.equal(it.session.held.size, 0);
  assert.equal(it.lists.left("blauw"), 14);
  it.day += 14;
  it.lists.expire();
  assert.equal(it.lists.left("blauw"), 0);
  it.day += 1;
  it.lists.expire();
  assert.equal(it.local.held.size, 0);
  assert.deepEqual(it.lists.list("blauw").ticks, {});
});

test("a clock that was set back makes nothing stay longer", () => {
  const it = setting();
  it.lists.tick("een.doe", DIGEST);
  it.lists.keep(true);
  it.day -= 100;
  it.lists.expire();
  assert.equal(it.lists.left("blauw"), 14);
});

test("no longer kept, a list goes back into its tab", () => {
  const it = setting();
  it.lists.tick("een.doe", DIGEST);
  it.lists.keep(true);
  it.lists.keep(false);
  assert.equal(it.local.held.size, 0);
  assert.equal(it.lists.left("blauw"), null);
  assert.deepEqual(Object.keys(it.lists.list("blauw").ticks), ["een.doe"]);
});

test("each colour is a list of its own; one that is kept is where a new tab begins", () => {
  const it = setting();
  it.lists.choose("paars");
  it.lists.tick("een.doe", DIGEST);
  it.lists.keep(true);
  assert.deepEqual([it.lists.current(), it.lists.used()], ["paars", ["paars"]]);
  it.session.held.clear();
  assert.equal(it.lists.current(), "paars");
  it.lists.choose("<b>");
  assert.equal(it.lists.current(), "paars");
});

test("a store that refuses is said, and the ticks stay for as long as the page does", () => {
  const it = setting();
  it.session.shut = it.local.shut = true;
  it.lists.expire();
  it.lists.tick("een.doe", DIGEST);
  assert.deepEqual(Object.keys(it.lists.list("blauw").ticks), ["een.doe"]);
  assert.equal(it.lists.refused(), true);
  it.lists.keep(true);
  assert.equal(it.lists.left("blauw"), null);
  assert.equal(it.lists.erase(), 1);
  assert.deepEqual(it.lists.list("blauw").ticks, {});
});

test("erasing takes all of ours and nothing of others, and says when something is left", () => {
  const it = setting();
  it.local.setItem("of another", "1");
  it.lists.tick("een.doe", DIGEST);
  it.lists.choose("groen");
  it.lists.tick("een.doe", DIGEST);
  it.lists.keep(true);
  assert.equal(it.lists.erase(), 3);
  assert.deepEqual([...it.local.held.keys()], ["of another"]);
  it.lists.tick("een.doe", DIGEST);
  it.session.removeItem = () => {};
  assert.equal(it.lists.erase(), -1);
});

test("of what stands in a store or a file only ticks are read", () => {
  const it = setting();
  const bad = { "__proto__.x": 1, een: [1, DIGEST], "een.doe": ["1", DIGEST], "een.b": [1, "<img>"], "een.c": [1, DIGEST] };
  it.session.setItem("nazorgwijzer:lijst:blauw", JSON.stringify({ ticks: bad }));
  assert.deepEqual(it.lists.list("blauw").ticks, { "een.c": [1, DIGEST] });
  const spoilt = ["", "{", "null", "[]", '"x"', '{"ticks": 3}', '{"ticks": null}', '{"ticks": {"a.b": 1}, "until": "x"}'];
  for (const text of spoilt.concat('{"ticks": {}, "situations": "media"}')) {
    it.session.setItem("nazorgwijzer:lijst:blauw", text);
    assert.deepEqual(it.lists.list("blauw").ticks, {}, text);
    assert.deepEqual(it.lists.situations(), [], text);
  }
});

test("a file adds what this list has not, of actions that there are; no tick is of a day to come", () => {
  const it = setting();
  it.lists.tick("een.doe", "ffffffff");
  const file = written({ "een.doe": [900, DIGEST], "een.b": [9999, DIGEST], "twee.weg": [1, DIGEST] });
  const { added, unknown } = it.lists.take(file, ["een.doe", "een.b"], []);
  assert.deepEqual([added, unknown], [1, 1]);
  assert.deepEqual(it.lists.list("blauw").ticks, { "een.doe": [1000, "ffffffff"], "een.b": [1000, DIGEST] });
  for (const text of ["", "{}", '{"format":"x","version":1,"ticks":{}}', file.replace('"version":2', '"version":3')]) {
    assert.equal(it.lists.take(text, ["een.doe"], []), null, text);
  }
});

test("a list that is kept stays kept when a file comes in", () => {
  const it = setting();
  it.lists.keep(true);
  it.lists.take(written({ "een.doe": [1, DIGEST] }), ["een.doe"], []);
  assert.equal(it.lists.left("blauw"), 14);
});

test("the situations of a list go with it, in its store and in its file; only those that there are", () => {
  const it = setting();
  it.lists.situate(["media", "media", "<b>", "onder-16"]);
  assert.deepEqual(it.lists.situations(), ["media", "onder-16"]);
  assert.deepEqual(it.lists.used(), ["blauw"]);
  const file = written({}, ["deepfake", "weg"]);
  const { added, unknown, joined, strange } = it.lists.take(file, [], ["media", "onder-16", "deepfake"]);
  assert.deepEqual([added, unknown, joined, strange], [0, 0, 1, 1]);
  assert.deepEqual(it.lists.situations(), ["media", "onder-16", "deepfake"]);
  it.lists.choose("groen");
  assert.deepEqual(it.lists.situations(), []);
});

test("who and when come out of a file as they went in, and nothing else does", () => {
  const it = setting();
  const people = { "een.doe typed-who": "mentor", "een.doe typed-when": "14.00", "<b> typed-who": "x", "een.doe school": "y" };
  assert.deepEqual(it.lists.take(written({}, [], people), [], []).people, {
    "een.doe typed-who": "mentor",
    "een.doe typed-when": "14.00",
  });
});

test("a file of before the situations is read too", () => {
  const it = setting();
  const file = JSON.stringify({ format: "nazorgwijzer-vinkjes", version: 1, ticks: { "een.doe": [1, DIGEST] } });
  assert.equal(it.lists.take(file, ["een.doe"], []).added, 1);
});

/* Another tab: a store of its own, and the device's. */
function beside(it) {
  const other = { session: new Store() };
  other.lists = nazorg.lists.kept({ session: () => other.session, local: () => it.local }, () => it.day);
  return other;
}

test("what a tab has itself stays when another keeps a list, and opening that loses nothing", () => {
  const one = setting();
  const two = beside(one);
  one.lists.tick("een.doe", DIGEST);
  two.lists.tick("een.b", DIGEST);
  one.lists.keep(true);
  assert.deepEqual(Object.keys(two.lists.list().ticks), ["een.b"]);
  assert.deepEqual([two.lists.left("blauw"), two.lists.other(), one.lists.other()], [null, true, false]);
  two.lists.open();
  assert.deepEqual([two.lists.current(), two.lists.other()], ["blauw", false]);
  assert.deepEqual(Object.keys(two.lists.list().ticks), ["een.doe"]);
  assert.deepEqual(Object.keys(two.lists.list("groen").ticks), ["een.b"]);
});

test("two tabs that keep a list of one colour keep two", () => {
  const one = setting();
  const two = beside(one);
  one.lists.tick("een.doe", DIGEST);
  two.lists.tick("een.b", DIGEST);
  one.lists.keep(true);
  two.lists.keep(true);
  assert.deepEqual([one.lists.current(), two.lists.current(), two.lists.left("groen")], ["blauw", "groen", 14]);
  assert.deepEqual(Object.keys(one.lists.list().ticks), ["een.doe"]);
  assert.deepEqual(Object.keys(two.lists.list().ticks), ["een.b"]);
});

test("a list of a tab does not move to the colour that another keeps", () => {
  const one = setting();
  const two = beside(one);
  two.lists.tick("een.b", DIGEST);
  one.lists.choose("groen");
  one.lists.tick("een.doe", DIGEST);
  one.lists.keep(true);
  assert.equal(two.lists.current(), "blauw");
});

test("a list that is no longer kept goes on in every tab that showed it; one that is erased in none", () => {
  const one = setting();
  const two = beside(one);
  one.lists.tick("een.doe", DIGEST);
  one.lists.keep(true);
  const writes = [];
  one.local.setItem = (key, value) => {
    writes.push([key, value]);
    one.local.held.set(key, value);
  };
  two.lists.keep(false);
  for (const [key, value] of [...writes, ["nazorgwijzer:lijst:blauw", null], ["of another", "1"]]) one.lists.release(key, value);
  assert.equal(one.local.held.size, 0);
  assert.deepEqual([one, two].map((it) => Object.keys(it.lists.list().ticks)), [["een.doe"], ["een.doe"]]);
  writes.length = 0;
  one.lists.keep(true);
  two.lists.erase();
  writes.splice(0).forEach(([key, value]) => one.lists.release(key, value));
  one.lists.release("nazorgwijzer:lijst:blauw", null);
  assert.deepEqual(one.lists.list().ticks, {});
});

test("other ticks and situations stand where the list stood", () => {
  const it = setting();
  it.lists.tick("een.doe", DIGEST);
  it.lists.keep(true);
  it.lists.put({ ticks: {}, situations: ["media"] });
  assert.deepEqual(it.lists.list(), { ticks: {}, situations: ["media"], until: 1014 });
});
