/* From a word as it is typed to the form under which it is found, per language.

   Loaded with the index on the first search, not with every page. `stemmers`
   holds the Snowball stemmers of overrides/assets/vendor/snowball/ that were
   joined with this file; Polish and Ukrainian have light ones of our own here,
   which take off endings only. The same function makes the index and reads the
   query, so the two cannot differ. */
/** @type {(language: string, stemmers: Stemmers) => SearchTools} */
function searchNormaliser(language, stemmers) {
  "use strict";

  const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019\u02bc][\p{L}\p{M}\p{N}]+)*/gu;
  /* The same for texts in Latin letters, several times as fast. */
  const LATIN_TEXT = /^[\u0000-\u024f\u2010-\u201f\u2026\u20ac]*$/;
  const LATIN_WORD = /[A-Za-z0-9\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+(?:['\u2019][A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+)*/g;
  const PLAIN = /^[a-z0-9]*$/;
  /** @type {ByName<string>} */
  const SPECIAL = {
    "ß": "ss", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ґ": "г",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "",
  };

  /* Lower case as the language writes it: a Turkish I becomes ı, and İ becomes i. */
  /** @type {(text: string) => string} */
  function lower(text) {
    if (PLAIN.test(text)) return text;
    return text.normalize("NFKC").toLocaleLowerCase(language).normalize("NFC");
  }

  /* Without accents, vowel signs and letter variants, with Western digits. */
  /** @type {SearchTools["fold"]} */
  function fold(word) {
    if (PLAIN.test(word)) return word;
    return word
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[ßłđøæœıґٱىیةکـ]/g, (letter) => SPECIAL[letter])
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  }

  /* What an apostrophe parts from the word: l'école, foto's, Ankara'da. */
  /** @type {(word: string) => string} */
  function bare(word) {
    const parts = word.split(/['\u2019\u02bc]/);
    if (parts.length === 1) return word;
    if (language === "fr" && parts[0].length <= 2) return parts.slice(1).join("");
    if (language === "tr") return parts[0];
    if (/^(?:s|er)$/.test(parts[parts.length - 1])) parts.pop();
    return parts.join("");
  }

  /* A word without the first of the endings that it has; at least three letters stay. */
  /** @type {(word: string, endings: string[]) => string} */
  function light(word, endings) {
    const ending = endings.find((one) => word.length - one.length >= 3 && word.endsWith(one));
    return ending ? word.slice(0, -ending.length) : word;
  }

  const POLISH = (
    "owościami owością ościami owaniem owania owanie ością ościom ościach aniami eniami ałaby " +
    "owego owemu owymi owych ności ością eniem aniem iłaby " +
    "iami ania anie eniu aniu enia enie ował ywać iwać ować ości ość ego emu ymi imi ych ich ami ach om ów owi iem em " +
    "ała ało ali ały iła iło ili iły ąca ące ący ać eć ić yć ał ił ej ią ię ie ia iu ii ym im ą ę a e i o u y ł"
  ).split(" ");
  const UKRAINIAN = (
    "уватися уванням уваннями увати ування ностями ністю ності ість остей ання анням аннями ення енням " +
    "ювати ються яться ється иться атися итися ого ому ими ами ями ах ях ові еві єві ів їв ою ею єю ем єм ом " +
    "ала али ало ила или ило ати ити іти яти ять ють уть ить іть ий ій ої ою ся сь ть ла ли ло ні на не ну " +
    "а е и і ї о у ю я є ь й в"
  ).split(" ");

  /** @type {ByName<(word: string) => string>} */
  const lights = {
    pl: (word) =>
      light(word, POLISH).replace(/(.{3,})(?:i|ń|ś|ć|ź)$/, (all, start) =>
        start + fold(all.slice(start.length)).replace("i", "")
      ),
    uk: (word) => light(word, UKRAINIAN),
  };
  /** @type {() => ((word: string) => string) | undefined} */
  function stemmerOf() {
    if (lights[language] || !stemmers[language]) return lights[language];
    const snowball = new stemmers[language]();
    /* What Snowball leaves different in Dutch: klas and klass(en), brief and briev(en). */
    return (word) => {
      const form = snowball.stemWord(word);
      if (language !== "nl") return form;
      return form.replace(/([bcdfghjklmnpqrstvwxz])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s");
    };
  }
  const stemmer = stemmerOf();

  /* The words of the guide are remembered while they are read; what somebody types never is. */
  let remembers = true;
  /** @type {Map<string, string>} */
  const known = new Map();
  /* The form of a lower case word under which it is found. */
  /** @type {SearchTools["stem"]} */
  function stem(word) {
    let found = known.get(word);
    if (found === undefined) {
      found = fold(stemmer && /\p{L}/u.test(word) ? stemmer(word) : word) || fold(word);
      if (remembers) known.set(word, found);
    }
    return found;
  }

  /* A Dutch or German participle leads to its verb: doorgestuurd, gemeld, geteilt. */
  /** @type {ByName<RegExp | undefined>} */
  const PREFIXES = {
    nl: /^(door|uit|op|aan|af|in|mee|na|over|rond|terug|toe|voor|weg|bij|vast|los|neer|tegen)?ge(.{3,})$/,
    de: /^(ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|um|vor|weg|weiter|zu|zurück)?ge(.{3,})$/,
  };
  const PREFIX = PREFIXES[language];

  /* Other forms under which the same word may stand. */
  /** @type {SearchTools["variants"]} */
  function variants(word) {
    /** @type {string[]} */
    const found = [];
    const plain = fold(word);
    if (plain !== word) found.push(stem(plain));
    const small = language === "nl" && /^(.{3,}?)(?:etje|tje|pje|je)s?$/.exec(word);
    if (small) found.push(stem(small[1]));
    /* He sends, he sent: belt, stuurt, stuurde, deelde. */
    const verb = language === "nl" && /^(.{3,}?)(?:t|te|ten|de|den)$/.exec(word);
    if (verb) found.push(stem(verb[1]), stem(verb[1] + "en"));
    /* Fotos: the plural that Snowball's German leaves. Uczeń, ucznia: an e that comes and goes. */
    if (language === "de" && /[aiou]s$/.test(word)) found.push(stem(word.slice(0, -1)));
    const fleeting = language === "pl" && /^(.+[^aeiouy])e([^aeiouy])$/.exec(stem(word));
    if (fleeting) found.push(fleeting[1] + fleeting[2]);
    const parts = PREFIX && PREFIX.exec(word);
    if (parts) {
      const start = parts[1] || "";
      const rest = parts[2];
      [rest, rest.replace(/[dt]$/, "")].forEach((base) => {
        if (base.length >= 3) {
          found.push(stem(start + base + "en"), stem(start + base));
        }
      });
    }
    return found.filter((form, at) => form !== stem(word) && found.indexOf(form) === at);
  }

  /** @type {Map<string, string>} */
  const written = new Map();
  /** @type {SearchTools["word"]} */
  function word(typed) {
    let found = written.get(typed);
    if (found !== undefined) return found;
    found = bare(lower(typed));
    if (remembers) written.set(typed, found);
    return found;
  }

  /* The words of a text as they stand there. Hyphens part words. */
  /** @type {SearchTools["tokens"]} */
  function tokens(text) {
    return text.match(LATIN_TEXT.test(text) ? LATIN_WORD : WORD) || [];
  }

  /* The same as words, each with its place: {word, at, end}. */
  /** @type {SearchTools["words"]} */
  function words(text) {
    /** @type {SearchWord[]} */
    const found = [];
    let matched;
    const pattern = LATIN_TEXT.test(text) ? LATIN_WORD : WORD;
    pattern.lastIndex = 0;
    while ((matched = pattern.exec(text))) {
      found.push({
        word: word(matched[0]),
        at: matched.index,
        end: matched.index + matched[0].length,
      });
    }
    return found;
  }

  return {
    /* Only where words are written together is a part of a word a word. */
    compounds: language === "nl" || language === "de",
    fold,
    /* From now on no word is remembered. */
    forget() {
      remembers = false;
    },
    stem,
    tokens,
    variants,
    word,
    words,
  };
}
