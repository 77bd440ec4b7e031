/* The values of a school and its colours: the rules of macros/content, which give what is expected here. */
import assert from "node:assert/strict";
import test from "node:test";
import { given, load } from "./loading.mjs";

const nazorg = load("school/colours", "school/values", "setup/gathered");
const { check, fields, logo } = nazorg.schoolValues;
const { judged, read, written } = nazorg.setupValues;
const { values, colours, grounds } = given("school");

/* What is not given, in the words of either language, is nothing. */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(([, one]) => one !== null && one !== "");
  return Object.fromEntries(given.map(([key, one]) => [key, bare(one)]));
}

test("the page takes what the build takes and keeps the same of it, and refuses what it refuses", () => {
  assert.ok(values.length > 400);
  for (const { field, value, verdict, school: given, kept } of values) {
    const about = `${field}: ${JSON.stringify(value).slice(0, 80)}`;
    const { school, faults } = check(given);
    assert.equal(faults.length === 0, verdict !== "bad", about);
    assert.ok(faults.every((one) => one.field.startsWith(field.split(".")[0])), about);
    if (school && school.colour) school.colour = school.colour.toLowerCase();
    if (kept) assert.deepEqual(bare(school), bare(kept), about);
  }
});

/* What the form holds with a value in its field; nothing for a value that no field can hold. */
function typed(field, value) {
  const form = { typed: (place) => (place === "name" ? "School" : ""), logo: "", mode: "page", languages: [], noindex: true };
  const at = { languages: Array.isArray, noindex: (it) => typeof it === "boolean" };
  const text = typeof value === "string";
  /* These are chosen, not typed. */
  if (["logo", "leave.mode", "languages"].includes(field) && /" | "/.test(JSON.stringify(value))) return null;
  if (field in at) return at[field](value) ? { ...form, [field]: value } : null;
  if (field === "logo" || field === "leave.mode") return text ? { ...form, [field.replace("leave.", "")]: value } : null;
  if (field === "address" && Array.isArray(value) && value.length <= globalThis.nazorgRules.lists.address) {
    if (!value.every((one) => typeof one === "string")) return null;
    return { ...form, typed: (place) => (place.startsWith("address.") ? value[place.slice(8)] || "" : form.typed(place)) };
  }
  if (!text || ["address", "people", "leave"].includes(field)) return null;
  const place = field.replace("people.", "people.3.");
  const other = (name) => (name === "people.3.role" ? "mentor" : form.typed(name));
  return { ...form, typed: (name) => (name === place ? value : field.startsWith("people.") ? other(name) : form.typed(name)) };
}

test("the form lets pass what every page and a build take, and says beside the field what is wrong", () => {
  let seen = 0;
  for (const { field, value, verdict, kept } of values) {
    const form = typed(field, value);
    if (!form) continue;
    seen += 1;
    const about = `${field}: ${JSON.stringify(value).slice(0, 80)}`;
    const { value: school, found } = judged(form);
    assert.equal(Object.keys(found).length === 0, verdict !== "bad", about);
    const place = field.replace("people.", "people.3.");
    assert.ok(Object.keys(found).every((one) => one.startsWith(place)), `${about}: ${Object.keys(found)}`);
    if (kept) assert.deepEqual(bare(school), bare(kept), about);
    /* What it writes is what it reads again. */
    if (verdict !== "bad") assert.deepEqual(read(written(school)), check(school), about);
  }
  assert.ok(seen > 250, String(seen));
});

test("an empty line or person between others is left out, and a fault keeps its place in the form", () => {
  const texts = { name: "School", "address.1": "x".repeat(61), "people.4.name": "Noor" };
  const { value, found } = judged({ typed: (place) => texts[place] || "", logo: "", mode: "page", languages: [], noindex: true });
  assert.deepEqual([value.address.length, value.people], [1, [{ name: "Noor" }]]);
  assert.deepEqual(found, { "address.1": "long", "people.4.role": "empty" });
});

test("a colour that cannot be read goes into the file as the nearest that can", () => {
  for (const { value } of values.filter((one) => one.verdict === "unreadable")) {
    const near = judged(typed("colour", value)).value.colour;
    assert.notEqual(near, value.toLowerCase());
    assert.equal(near, colours[value.toLowerCase()].light);
  }
});

test("a file that is no data opens as nothing", () => {
  for (const text of ["", "{", "window.nazorgSchool = {alert(1)};", "[]", "}{", '{"name": 7}']) {
    assert.equal(read(text).school, null, text);
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
  const given = { name: "School", phone: "020-123 45 67", email: "a@school.example", address: ["Straat 1"] };
  const { school } = check({ ...given, people: [{ role: "mentor" }] });
  assert.deepEqual(fields(school), {
    school: "School", adres: "Straat 1, 020-123 45 67, a@school.example",
    "adres-zonder-mail": "Straat 1, 020-123 45 67", contact: "mentor", telefoon: "020-123 45 67", bereikbaar: "",
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
      for (const ground of grounds[scheme]) {
        assert.ok(nazorg.colours.contrast(found[scheme], ground) >= 4.5, `${chosen} on ${ground}`);
      }
    }
  }
});
