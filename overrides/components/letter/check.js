/* What a letter must not hold, and what is still empty: rules without a page. The writer decides. */
nazorg.letterCheck = (function () {
  "use strict";
  const LINK = /(https?:\/\/|www\.)\S+|[a-z0-9-]+\.(nl|com|org|net|be|eu|me|app|io|tv|gg|to)(?![\p{L}\p{N}])/iu;
  const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;
  const NAME = /\p{Lu}[\p{L}'\u2019-]+(\s+(van|de|der|den|el|al|ten|ter|te|von|bin))*\s+\p{Lu}[\p{L}'\u2019-]+/u;

  /* A word of a rule, whole; * stands for more letters. */
  /** @type {(word: string, text: string) => RegExpExecArray | null} */
  function wordIn(word, text) {
    const plain = word.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, "\\p{L}*");
    return new RegExp("(?<![\\p{L}\\p{N}])" + plain + "(?![\\p{L}\\p{N}])", "iu").exec(text);
  }
  /** @type {Record<LetterRule["look"], (text: string, rule: LetterRule, known: string[]) => RegExpExecArray | null>} */
  const LOOKS = {
    link: (text) => LINK.exec(text),
    email: (text) => EMAIL.exec(text),
    "full-name": (text, rule, known) => NAME.exec(known.reduce((rest, name) => rest.split(name).join("-"), text)),
    words(text, rule) {
      for (const word of rule.words) {
        const found = wordIn(word, text);
        if (found) return found;
      }
      return null;
    },
  };

  /* The part of a text that a rule is about, or an empty string. */
  /** @type {Nazorg["letterCheck"]["seen"]} */
  function seen(rule, text, known) {
    const found = LOOKS[rule.look](text, rule, known);
    return found ? found[0] : "";
  }

  /* Characters that no XML document may hold are left out, and those that turn what follows them. */
  /** @type {Nazorg["letterCheck"]["clean"]} */
  function clean(value) {
    return value
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, "")
      /* Halves of a pair that stand alone: with the flag u a pair is one character. */
      .replace(/[\uD800-\uDFFF]/gu, "")
      .trim();
  }

  /* A value that keeps its own order in a text that runs either way: macros/content/isolation.py. */
  const RIGHT = "[\\u200F\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}]";
  const HAS_RIGHT = new RegExp(RIGHT, "u");
  const STARTS_RIGHT = new RegExp("^\\P{L}*(?=\\p{L})" + RIGHT, "u");
  /** @type {Nazorg["letterCheck"]["isolated"]} */
  function isolated(value, around) {
    const mark = around === "rtl" ? "\u200F" : "\u200E";
    return value.replace(/.+/g, (line) =>
      around !== "rtl" && !HAS_RIGHT.test(line)
        ? line
        : mark + (turns(line) ? "\u202B" : "\u202A") + "\u200B" + line + "\u202C" + mark
    );
  }
  /** @type {Nazorg["letterCheck"]["turns"]} */
  function turns(value) {
    return STARTS_RIGHT.test(value);
  }

  /* Whether a paragraph stands, goes, or waits for an answer. */
  /** @type {Nazorg["letterCheck"]["standing"]} */
  function standing(block, answer) {
    const { when, unless } = block;
    if ((when && answer(when) === "no") || (unless && answer(unless) === "yes")) return "goes";
    const choice = when || unless;
    return choice && answer(choice) === "" ? "open" : "stays";
  }

  /** @type {Nazorg["letterCheck"]["findings"]} */
  function findings(questions, fields, rules, known) {
    /** @type {LetterFinding[]} */
    const found = questions
      .filter((one) => !one.answer)
      .map((one) => ({ kind: "choice", at: one.id, of: one.question }));
    fields.forEach((field) => {
      if (field.required && !field.value) found.push({ kind: "empty", at: field.id, of: field.label });
      /* The school's own address is no slip of the pen. */
      if (!field.value || field.value === field.own) return;
      rules.forEach((rule) => {
        if (rule.fields.length && !rule.fields.includes(field.id)) return;
        const part = seen(rule, field.value, known);
        if (part) found.push({ kind: "rule", at: field.id, of: field.label, says: rule.text, part });
      });
    });
    return found;
  }

  return { seen, clean, isolated, turns, standing, findings };
})();
