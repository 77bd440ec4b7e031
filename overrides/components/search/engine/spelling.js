/* Words that look like a word: typing errors, and words that are written quite differently.

   Asked only for words that the guide does not have, so the letters of its own are folded
   the first time that somebody needs them. */
/** @type {(read: SearchRead, tools: SearchTools) => SearchSpelling} */
function searchSpelling(read, tools) {
  "use strict";

  /* Shorter words of the guide, and what has a digit, are too easily taken for another. */
  const SHORTEST = 5, TWO_FROM = 9;
  /* Words of the guide that are named to somebody who found nothing. */
  const SHORTEST_NAMED = 4;
  /* How different a word may be to be named, as a share of its letters. */
  const NAMED_MOST = 0.45;
  /** @type {{word: string, form: string, letters: string, there: boolean}[] | null} */
  let own = null;

  function words() {
    own = own || Array.from(read.vocabulary, ([word, form]) => (
      { word, form, letters: tools.fold(word), there: read.postings.has(form) }
    ));
    return own;
  }

  /* How many typing errors two words are apart, or more than `most`; swapped letters are one. */
  /** @type {SearchSpelling["errors"]} */
  function errors(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    /** @type {number[]} */
    let before = [];
    /** @type {number[]} */
    let row = [];
    for (let start = 0; start <= other.length; start += 1) row[start] = start;
    for (let i = 1; i <= one.length; i += 1) {
      const last = before;
      before = row;
      row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + cost);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], last[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
    }
    return row[other.length];
  }

  /* Whether letters may be a word of the guide with an error in it: one letter may lack. */
  /** @type {SearchSpelling["plain"]} */
  function plain(letters) {
    return letters.length >= SHORTEST - 1 && !/\d/.test(letters);
  }

  /* The words with the fewest typing errors, at most one, or two in a long word: [{form, many}, ...]. */
  /** @type {SearchSpelling["misspelt"]} */
  function misspelt(word) {
    const letters = tools.fold(word);
    if (!plain(letters)) return [];
    const most = letters.length >= TWO_FROM ? 2 : 1;
    /** @type {{form: string, many: number}[]} */
    const close = [];
    words().forEach((one) => {
      if (one.letters.length < SHORTEST) return;
      const many = errors(letters, one.letters, most);
      if (many <= most) close.push({ form: one.form, many });
    });
    const least = Math.min(most, ...close.map((one) => one.many));
    return close.filter((one) => one.many === least);
  }

  /* Words of the guide that look like a word, nearest first: [{word, form, far}, ...], with how
     different each is as a share of the letters. */
  /** @type {SearchSpelling["similar"]} */
  function similar(word) {
    const letters = tools.fold(word);
    /** @type {Map<string, SearchLike>} */
    const scored = new Map();
    if (letters.length < 3 || read.stops.has(letters)) return [];
    const most = Math.max(2, Math.floor(letters.length / 2));
    words().forEach((one) => {
      if (one.word.length < SHORTEST_NAMED || !one.there) return;
      const many = errors(letters, one.letters, most);
      if (many > most) return;
      const far = many / Math.max(letters.length, one.word.length);
      const before = scored.get(one.form);
      if (far <= NAMED_MOST && (!before || before.far > far)) {
        scored.set(one.form, { word: one.word, form: one.form, far });
      }
    });
    return Array.from(scored.values()).sort((one, other) => one.far - other.far || (one.word < other.word ? -1 : 1));
  }

  return { errors, misspelt, plain, similar };
}
