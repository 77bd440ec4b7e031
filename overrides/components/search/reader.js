/* Reads the texts of the guide, once, into what the search asks: which entry has which word,
   and how much that word says about it.

   Words are read by the same functions that read a query (normalise.js), so the two cannot
   differ. Gives {entries, sections, postings, vocabulary, letters, links, synonyms, longestPhrase,
   stops, asks, callWords, crisis, folded, runOf, stemsOf}. */
function searchReader(index, texts, tools) {
  "use strict";

  /* What a word is worth in a title, and among the words that people type. */
  var TITLE = 9, TYPED = 8;
  /* Long pages repeat words: how much of their length is taken off. */
  var BODY = 0.5;
  var SYNONYM = 0.72, SLANG = 0.85;

  var stem = tools.stem;
  var stops = new Set();
  var entries = [];
  var sections = [];
  var postings = new Map(); /* stem -> Map(entry number -> weight) */
  var vocabulary = new Map(); /* word as written -> stem */
  var links = new Map(); /* stem -> other stems of the same word */
  var synonyms = new Map(); /* phrase of stems -> [{stems, weight}] */
  var longestPhrase = 1;
  var nextLabel = 0;

  /* Words of the index, which come as one text. */
  function parted(words) {
    return words ? words.split("|") : [];
  }
  function folded(text) {
    return tools.tokens(text).map(function (token) { return tools.fold(tools.word(token)); });
  }
  /* The words of a text with hyphens parted: the query's way of reading. */
  function stemsOf(text) {
    return tools.tokens(text).map(function (token) { return stem(tools.word(token)); });
  }
  /* The words of a text between spaces; nothing for a single word. */
  function runOf(text) {
    var stems = stemsOf(text);
    return stems.length > 1 ? " " + stems.join(" ") + " " : "";
  }
  function learn(word) {
    var form = stem(word);
    if (!vocabulary.has(word)) vocabulary.set(word, form);
    return form;
  }

  /* A word as it stands in a text: its stem, or nothing for a stop word. */
  var forms = new Map();
  function formOf(token) {
    var form = forms.get(token);
    if (form === undefined) {
      var word = tools.word(token);
      form = stops.has(tools.fold(word)) ? "" : learn(word);
      forms.set(token, form);
    }
    return form;
  }
  /* The stems of a text, and those of its words with hyphens taken together. */
  function readText(text) {
    var found = [];
    if (text.indexOf("-") >= 0) return readHyphens(text);
    tools.tokens(text).forEach(function (token) {
      var form = formOf(token);
      if (form) found.push(form);
    });
    return found;
  }
  function readHyphens(text) {
    var found = [];
    var before = null;
    tools.words(text).forEach(function (one) {
      if (stops.has(tools.fold(one.word))) {
        before = null;
        return;
      }
      found.push(learn(one.word));
      if (before && one.at === before.end + 1 && text[before.end] === "-") {
        found.push(learn(before.word + one.word));
      }
      before = one;
    });
    return found;
  }

  /* A title, or words that people type: its words, its stop words apart, all of them as a run, and
     whether it is a word of danger. */
  function phraseOf(text) {
    var letters = folded(text);
    return {
      run: runOf(text),
      stems: readText(text),
      stops: letters.filter(function (word) { return stops.has(word); }),
      danger: dangers.has(letters.join(" ")),
    };
  }

  function addEntry(row, number) {
    var entry = {
      group: index.groups[row[0]],
      page: row[1],
      title: texts.titles[number],
      numbers: row[3].map(function (one) {
        return { number: one[0], old: one[1], label: texts.labels[nextLabel++] };
      }),
      phrases: parted(row[2]).map(phraseOf),
      first: sections.length,
    };
    entry.name = phraseOf(entry.title);
    /* What is about danger: people look for it by words of danger. */
    entry.danger = entry.phrases.some(function (phrase) { return phrase.danger; });
    var long = 0;
    row[4].forEach(function (run) {
      run[1].split("").forEach(function (letter) {
        var weight = index.weights[letter.charCodeAt(0) - 97];
        var stems = readText(texts.texts[sections.length]);
        long += stems.length;
        sections.push({ entry: number, anchor: run[0], weight: weight, stems: stems });
      });
    });
    entry.end = sections.length;
    entry.long = long;
    entries.push(entry);
  }

  /* What each word says about an entry: in its title and the words that people type, and in its texts. */
  function weighEntry(entry, number, mean) {
    var weights = new Map();
    function count(form, weight) {
      weights.set(form, (weights.get(form) || 0) + weight);
    }
    var typed = new Map();
    function type(stems, weight) {
      stems.forEach(function (form) {
        typed.set(form, Math.max(typed.get(form) || 0, weight));
      });
    }
    entry.name.stems.forEach(function (form) {
      count(form, TITLE / Math.sqrt(Math.max(1, entry.name.stems.length / 3)));
    });
    entry.phrases.forEach(function (phrase) {
      type(phrase.stems, TYPED / Math.sqrt(phrase.stems.length + phrase.stops.length / 2));
    });
    entry.numbers.forEach(function (one) {
      type(readText(one.number + " " + one.number.replace(/\D/g, "") + " " + one.label), TYPED);
    });
    typed.forEach(function (weight, form) {
      count(form, weight);
    });
    var norm = 1 - BODY + BODY * (entry.long / mean);
    for (var at = entry.first; at < entry.end; at += 1) {
      for (var word = 0; word < sections[at].stems.length; word += 1) {
        count(sections[at].stems[word], sections[at].weight / norm);
      }
    }
    weights.forEach(function (weight, form) {
      var list = postings.get(form);
      if (!list) postings.set(form, (list = new Map()));
      list.set(number, weight);
    });
  }

  /* Words of the guide that are other forms of one another. */
  function addLinks() {
    function link(one, other) {
      if (!links.has(one)) links.set(one, new Set());
      links.get(one).add(other);
    }
    vocabulary.forEach(function (form, word) {
      tools.variants(word).forEach(function (other) {
        if (!postings.has(other)) return;
        link(form, other);
        link(other, form);
      });
    });
  }

  function addSynonyms() {
    function add(from, to, weight) {
      var key = from.join(" ");
      longestPhrase = Math.max(longestPhrase, from.length);
      if (!synonyms.has(key)) synonyms.set(key, []);
      synonyms.get(key).push({ stems: to, weight: weight });
    }
    function note(text) {
      var words = tools.tokens(text).map(tools.word);
      if (words.length === 1 && !vocabulary.has(words[0])) vocabulary.set(words[0], stem(words[0]));
      var kept = words.filter(function (word) { return !stops.has(tools.fold(word)); });
      return { key: words.map(stem), stems: (kept.length ? kept : words).map(stem) };
    }
    index.synonyms.forEach(function (group) {
      var words = parted(group).map(note);
      words.forEach(function (one) {
        words.forEach(function (other) {
          if (one !== other) add(one.key, other.stems, SYNONYM);
        });
      });
    });
    Object.keys(index.slang).forEach(function (typed) {
      var from = note(typed);
      parted(index.slang[typed]).map(note).forEach(function (meant) {
        add(from.key, meant.stems, SLANG);
      });
    });
  }

  folded(index.stopWords).forEach(function (word) { stops.add(word); });
  var crisis = parted(index.crisis).map(folded);
  var dangers = new Set(crisis.map(function (words) { return words.join(" "); }));
  index.entries.forEach(addEntry);
  var mean = entries.reduce(function (sum, entry) { return sum + entry.long; }, 0) / entries.length;
  entries.forEach(function (entry, number) { weighEntry(entry, number, mean); });
  var letters = new Set();
  vocabulary.forEach(function (_, word) { letters.add(tools.fold(word)); });
  addLinks();
  addSynonyms();
  return {
    entries: entries,
    sections: sections,
    postings: postings,
    vocabulary: vocabulary,
    /* Words as they stand in the texts, without accents. */
    letters: letters,
    links: links,
    synonyms: synonyms,
    longestPhrase: longestPhrase,
    stops: stops,
    asks: index.asks.map(function (ask) {
      return { range: [ask[1], ask[2]], phrases: parted(ask[0]).map(stemsOf) };
    }),
    callWords: new Set(stemsOf(index.callWords)),
    crisis: crisis,
    folded: folded,
    stemsOf: stemsOf,
    runOf: runOf,
  };
}
