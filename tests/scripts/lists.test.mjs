/* What the checklist keeps, for how long, and what of a file it takes. */
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./loading.mjs";

const nazorg = load("checklist/lists", "checklist/sheet");
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
function setting() {
  const it = { day: 1000, session: new Store(), local: new Store() };
  it.lists = nazorg.lists.kept({ session: () => it.session, local: () => it.local }, () => it.day);
  return it;
}

test("a tick is a key, a day and a hash, and stays in its tab", () => {
  const { lists, session, local } = setting();
  lists.tick("een.doe", DIGEST);
  assert.deepEqual(lists.ticks("blauw"), { "een.doe": [1000, DIGEST] });
  assert.deepEqual([...session.held.keys()], ["nazorgwijzer:lijst:blauw"]);
  assert.equal(local.held.size, 0);
  lists.tick("een.doe", null);
  assert.deepEqual(lists.ticks("blauw"), {});
});

test("an action that changed since says so, and no other", () => {
  const { changed } = nazorg.sheet;
  assert.equal(changed([1000, DIGEST], DIGEST), false);
  assert.equal(changed([1000, DIGEST], "ffffffff"), true);
  assert.equal(changed(undefined, DIGEST), false);
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
  assert.deepEqual(it.lists.ticks("blauw"), {});
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
  assert.deepEqual(Object.keys(it.lists.ticks("blauw")), ["een.doe"]);
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
  assert.deepEqual(Object.keys(it.lists.ticks("blauw")), ["een.doe"]);
  assert.equal(it.lists.refused(), true);
  it.lists.keep(true);
  assert.equal(it.lists.left("blauw"), null);
  assert.equal(it.lists.erase(), 1);
  assert.deepEqual(it.lists.ticks("blauw"), {});
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
  assert.deepEqual(it.lists.ticks("blauw"), { "een.c": [1, DIGEST] });
  for (const text of ["{", "null", "[]", '{"ticks": 3}']) {
    it.session.setItem("nazorgwijzer:lijst:blauw", text);
    assert.deepEqual(it.lists.ticks("blauw"), {}, text);
  }
});

test("a file adds what this list has not, of actions that there are; no tick is of a day to come", () => {
  const it = setting();
  it.lists.tick("een.doe", "ffffffff");
  const file = nazorg.lists.written({ "een.doe": [900, DIGEST], "een.b": [9999, DIGEST], "twee.weg": [1, DIGEST] });
  assert.deepEqual({ ...it.lists.take(file, ["een.doe", "een.b"]), ticks: 0 }, { ticks: 0, added: 1, unknown: 1 });
  assert.deepEqual(it.lists.ticks("blauw"), { "een.doe": [1000, "ffffffff"], "een.b": [1000, DIGEST] });
  for (const text of ["", "{}", '{"format":"x","version":1,"ticks":{}}', file.replace('"version":1', '"version":2')]) {
    assert.equal(it.lists.take(text, ["een.doe"]), null, text);
  }
});

test("a list that is kept stays kept when a file comes in", () => {
  const it = setting();
  it.lists.keep(true);
  it.lists.take(nazorg.lists.written({ "een.doe": [1, DIGEST] }), ["een.doe"]);
  assert.equal(it.lists.left("blauw"), 14);
});
