/* Words that look like a word: typing errors, and words that are written quite differently.

   Asked only for words that the guide does not have, so the letters of its own are folded
   the first time that somebody needs them. */
function searchSpelling(read, tools) {
  "use strict";

  /* Shorter words of the guide, and what has a digit, are too easily taken for another. */
  var SHORTEST = 5, TWO_FROM = 9;
  /* Words of the guide that are named to somebody who found nothing. */
  var SHORTEST_NAMED = 4;
  /* How different a word may be to be named, as a share of its letters. */
  var NAMED_MOST = 0.45;
  var own = null;

  function words() {
    if (!own) {
      own = [];
      read.vocabulary.forEach(function (form, word) {
        own.push({ word: word, form: form, letters: tools.fold(word), there: read.postings.has(form) });
      });
    }
    return own;
  }

  /* How many typing errors two words are apart, or more than `most`; swapped letters are one. */
  function errors(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var before = [], row = [], last = [];
    for (var start = 0; start <= other.length; start += 1) row[start] = start;
    for (var i = 1; i <= one.length; i += 1) {
      last = before;
      before = row;
      row = [i];
      var least = i;
      for (var j = 1; j <= other.length; j += 1) {
        var cost = one[i - 1] === other[j - 1] ? 0 : 1;
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
  function plain(letters) {
    return letters.length >= SHORTEST - 1 && !/\d/.test(letters);
  }

  /* The words with the fewest typing errors, at most one, or two in a long word: [{form, many}, ...]. */
  function misspelt(word) {
    var letters = tools.fold(word);
    if (!plain(letters)) return [];
    var most = letters.length >= TWO_FROM ? 2 : 1;
    var close = [];
    words().forEach(function (one) {
      if (one.letters.length < SHORTEST) return;
      var many = errors(letters, one.letters, most);
      if (many <= most) close.push({ form: one.form, many: many });
    });
    var least = Math.min.apply(null, close.map(function (one) { return one.many; }).concat(most));
    return close.filter(function (one) { return one.many === least; });
  }

  /* Words of the guide that look like a word, nearest first: [{word, form, far}, ...], with how
     different each is as a share of the letters. */
  function similar(word) {
    var letters = tools.fold(word);
    var scored = new Map();
    if (letters.length < 3 || read.stops.has(letters)) return [];
    var most = Math.max(2, Math.floor(letters.length / 2));
    words().forEach(function (one) {
      if (one.word.length < SHORTEST_NAMED || !one.there) return;
      var many = errors(letters, one.letters, most);
      if (many > most) return;
      var far = many / Math.max(letters.length, one.word.length);
      if (far <= NAMED_MOST && (!scored.has(one.form) || scored.get(one.form).far > far)) {
        scored.set(one.form, { word: one.word, form: one.form, far: far });
      }
    });
    return Array.from(scored.values()).sort(function (one, other) {
      return one.far - other.far || (one.word < other.word ? -1 : 1);
    });
  }

  return { errors: errors, misspelt: misspelt, plain: plain, similar: similar };
}
