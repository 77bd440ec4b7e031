/* The code of a plan, as macros/plan/code.py writes it: situations in letters, the version, a check. */
nazorg.code = (function () {
  "use strict";
  const LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
  const GROUP = 3;

  /** @type {(digits: number[]) => number} */
  function check(digits) {
    return digits.reduce((sum, digit, at) => sum + (at + 1) * digit, 0) % LETTERS.length;
  }
  /** @type {(version: string) => number} */
  function versioned(version) {
    return Array.from(version).reduce((sum, one, at) => sum + (at + 1) * one.charCodeAt(0), 0) % LETTERS.length;
  }

  /* Below 2 to the power of 53 all whole numbers are exact: so many situations there are not. */
  /** @type {Nazorg["code"]["write"]} */
  function write(data, names) {
    if (!names.length || !names.every((name) => data.codes.includes(name))) return "";
    let value = names.reduce((sum, name) => sum + 2 ** data.codes.indexOf(name), 0);
    /** @type {number[]} */
    const digits = [];
    for (; value; value = Math.floor(value / LETTERS.length)) digits.unshift(value % LETTERS.length);
    digits.push(versioned(data.version));
    digits.push(check(digits));
    const letters = digits.map((digit) => LETTERS[digit]).join("");
    return (letters.match(new RegExp(".{1," + GROUP + "}", "g")) || []).join("-");
  }

  /* What a code says, however it was typed. */
  /** @type {Nazorg["code"]["read"]} */
  function read(data, typed) {
    const digits = Array.from(typed.toUpperCase().replace(/[^A-Z0-9]/g, ""), (letter) => LETTERS.indexOf(letter));
    const last = digits.pop();
    if (digits.length < 2 || digits.includes(-1) || last !== check(digits)) return { fault: "code_wrong", names: [] };
    const other = digits.pop() !== versioned(data.version);
    let value = digits.reduce((sum, digit) => sum * LETTERS.length + digit, 0);
    /** @type {string[]} */
    const names = [];
    for (let at = 0; value; at += 1, value = Math.floor(value / 2)) if (value % 2) names.push(data.codes[at] || "");
    const known = names.filter((name) => name in data.situations);
    if (!known.length) return { fault: other ? "code_other_version" : "code_wrong", names: [] };
    return { fault: other || known.length < names.length ? "code_other_version" : "", names: known };
  }

  return { write, read };
})();
