/* What a letter must not hold, what is still empty, and which paragraphs stand. */
import assert from "node:assert/strict";
import test from "node:test";
import { given, load } from "./loading.mjs";

const nazorg = load("letter/check", "letter/file", "letter/open", "letter/word");
const { seen, clean, isolated, turns, standing, findings } = nazorg.letterCheck;
const { rules, known, isolated: isolations } = given("letters");

test("every rule of every letter catches its examples and lets the others pass", () => {
  assert.ok(rules.length > 30);
  for (const { name, rule, catches, passes } of rules) {
    assert.ok(catches.length >= 2 && passes.length >= 1, name);
    for (const text of catches) assert.notEqual(seen(rule, text, known), "", `${name}: ${text}`);
    for (const text of passes) assert.equal(seen(rule, text, known), "", `${name}: ${text}`);
  }
});

test("what is named is the part that a rule is about", () => {
  const rule = (look, words = []) => ({ look, words, fields: [], text: "" });
  assert.equal(seen(rule("link"), "zie www.voorbeeld.example/x nu", []), "www.voorbeeld.example/x");
  assert.equal(seen(rule("link"), "Kijk op voorbeeld.nl.", []), "voorbeeld.nl");
  assert.equal(seen(rule("email"), "mail a.b@voorbeeld.example", []), "a.b@voorbeeld.example");
  assert.equal(seen(rule("full-name"), "met Sanne de Vries erbij", []), "Sanne de Vries");
  assert.equal(seen(rule("full-name"), "advies van Veilig Thuis", ["Veilig Thuis"]), "");
  assert.equal(seen(rule("full-name"), "Łukasz Żak was er", []), "Łukasz Żak");
  assert.equal(seen(rule("words", ["foto*"]), "twee foto's en fotootjes", []), "foto");
  assert.equal(seen(rule("words", ["foto*"]), "een telefoto", []), "");
  assert.equal(seen(rule("words", ["a.b", "c"]), "aXb, c", []), "c");
});

test("characters that no document may hold are left out, and no others", () => {
  assert.equal(clean("  a\r\nb\rc\u0000\u0008\uFFFE  "), "a\nb\nc");
  assert.equal(clean("\uD83D\uDE00 \uD83D x \uDE00"), "\uD83D\uDE00  x");
  assert.equal(clean("\uDC00\uDC00a\uD800\uD800"), "a");
});

test("signs that turn what follows them are left out: an override would hide what a value says", () => {
  assert.equal(clean("a\u202Eb\u2066c\u2069d\u202Ce\u200Ff"), "abcde\u200Ff");
});

test("a value is isolated as the files of the build do it", () => {
  assert.ok(isolations.length > 30);
  for (const [value, around, wanted, direction] of isolations) {
    assert.equal(isolated(value, around), wanted, `${value} in ${around}`);
    assert.equal(turns(value), direction === "rtl", value);
  }
});

test("a paragraph is open until its question is answered, and then stays or goes", () => {
  const stands = (block, given_) => standing({ when: "", unless: "", ...block }, () => given_);
  assert.equal(stands({}, ""), "stays");
  assert.deepEqual(["", "yes", "no"].map((one) => stands({ when: "q" }, one)), ["open", "stays", "goes"]);
  assert.deepEqual(["", "yes", "no"].map((one) => stands({ unless: "q" }, one)), ["open", "goes", "stays"]);
});

test("the check names what is open, empty or against a rule; the school's own value is no slip", () => {
  const field = (id, value, more = {}) => ({ id, label: id, required: false, value, own: "", ...more });
  const rule = { look: "email", words: [], fields: ["adres"], text: "Geen adres." };
  const found = findings(
    [{ id: "a", question: "Is er aangifte?", answer: "" }, { id: "b", question: "Weten zij het?", answer: "yes" }],
    [
      field("school", "", { required: true }),
      field("extra", ""),
      field("adres", "a@b.example"),
      field("elders", "a@b.example"),
      field("adres", "a@b.example", { own: "a@b.example" }),
    ],
    [rule],
    []
  );
  assert.deepEqual(found, [
    { kind: "choice", at: "a", of: "Is er aangifte?" },
    { kind: "empty", at: "school", of: "school" },
    { kind: "rule", at: "adres", of: "adres", says: "Geen adres.", part: "a@b.example" },
  ]);
});

test("a logo keeps its shape, at most five centimetres wide and two high", () => {
  const { measured } = nazorg.letterFile;
  assert.deepEqual(measured({ width: 600, height: 60 }), { wide: 5, high: 0.5 });
  assert.deepEqual(measured({ width: 100, height: 200 }), { wide: 1, high: 2 });
});
