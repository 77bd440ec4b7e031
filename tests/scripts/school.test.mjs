/* The values of a school and its colours: the rules of macros/content, which give what is expected here. */
import assert from "node:assert/strict";
import test from "node:test";
import { given, load } from "./loading.mjs";

const nazorg = load("school/colours", "school/values");
const { check, fields, logo } = nazorg.schoolValues;
const { values, colours, tokens } = given("school");

test("the page takes what the build takes, and refuses what it refuses", () => {
  assert.ok(values.length > 40);
  for (const { field, value, taken } of values) {
    const { faults } = check({ name: "School", [field]: value });
    const wrong = faults.filter((one) => one.field.split(".")[0] === field);
    assert.equal(wrong.length === 0, taken, `${field}: ${JSON.stringify(value)}`);
  }
});

test("what passes stays, what does not is left out and named", () => {
  const { school, faults } = check({
    name: " De Rietkraag ",
    phone: "call us",
    people: [{ role: "mentor", phone: "020-123 45 67" }, { name: "no role" }, 7],
    address: ["Straat 1", "x".repeat(61)],
    leave: { target: "http://example.org/", mode: "sideways" },
    noindex: "no",
    unknown: 1,
  });
  assert.equal(school.name, "De Rietkraag");
  assert.deepEqual(school.people, [{ role: "mentor", phone: "020-123 45 67" }]);
  assert.deepEqual([school.address, school.leave, school.noindex], [["Straat 1"], { target: "", mode: "page" }, true]);
  assert.deepEqual(
    faults.map((one) => `${one.field} ${one.what}`),
    [
      "phone phone", "address.1 long", "people.1.role empty", "people.2 shape",
      "leave.target https", "leave.mode mode", "noindex shape",
    ]
  );
});

test("a value that is no school, or cannot even be read, is none", () => {
  const trap = new Proxy({}, { getOwnPropertyDescriptor: () => { throw new Error("no"); } });
  for (const value of [null, undefined, 1, "school", [], trap]) {
    assert.deepEqual(check(value), { school: null, faults: [{ field: "", what: "shape" }] });
  }
  assert.deepEqual(check({}), { school: null, faults: [{ field: "name", what: "empty" }] });
  assert.deepEqual(check(Object.create({ name: "Inherited" })).school, null);
});

test("the fields of a letter come from the first person, or else from the school", () => {
  const { school } = check({ name: "School", phone: "020-123 45 67", address: ["Straat 1"], people: [{ role: "mentor" }] });
  assert.deepEqual(fields(school), {
    school: "School", adres: "Straat 1, 020-123 45 67", contact: "mentor", telefoon: "020-123 45 67", bereikbaar: "",
  });
  assert.deepEqual(fields(null), {});
});

test("a logo is in the values, or a file beside them", () => {
  assert.equal(logo(check({ name: "S", logo: "logo.png" }).school, "school/"), "school/logo.png");
  const held = "data:image/png;base64,AAAA";
  assert.equal(logo(check({ name: "S", logo: held }).school, "school/"), held);
  assert.equal(logo(null, "school/"), "");
});

test("every colour becomes the one that the build makes of it, to a step of rounding", () => {
  assert.ok(Object.keys(colours).length > 100);
  for (const [chosen, made] of Object.entries(colours)) {
    const found = nazorg.colours.palette(chosen);
    assert.ok(Math.abs(found.ratio - made.ratio) < 1e-9, chosen);
    for (const scheme of ["light", "dark"]) {
      const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
      const [ours, theirs] = [parts(found[scheme]), parts(made[scheme])];
      assert.ok(ours.every((part, at) => Math.abs(part - theirs[at]) <= 1), `${chosen}: ${found[scheme]} ${made[scheme]}`);
    }
  }
});

test("what comes out can be read on every ground of tokens.css, light and dark", () => {
  for (const chosen of Object.keys(colours)) {
    const found = nazorg.colours.palette(chosen);
    for (const scheme of ["light", "dark"]) {
      for (const ground of tokens[scheme]) {
        assert.ok(nazorg.colours.contrast(found[scheme], ground) >= 4.5, `${chosen} on ${ground}`);
      }
    }
  }
});
