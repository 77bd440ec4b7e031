/* Reads the texts of the guide, once, into what the search asks: which entry has which word,
   and how much that word says about it.

   Words are read by the same functions that read a query (normalise.js), so the two cannot
   differ. Gives {entries, passages, postings, vocabulary, letters, links, synonyms, longestPhrase,
   stops, asks, callWords, crisis, folded, runOf, stemsOf}. */
/** @type {(index: SearchIndex, texts: SearchTexts, tools: SearchTools) => SearchRead} */
function searchReader(index, texts, tools) {
  "use strict";

  /* What a word is worth in a title, and among the words that people type. */
  const TITLE = 9, TYPED = 8;
  /* Long pages repeat words: how much of their length is taken off. */
  const BODY = 0.5;
  const SYNONYM = 0.72, SLANG = 0.85;

  const stem = tools.stem;
  /** @type {Set<string>} */
  const stops = new Set();
  /** @type {SearchEntry[]} */
  const entries = [];
  /** @type {SearchPassage[]} */
  const passages = [];
  /** @type {Map<string, Map<number, number>>} */
  const postings = new Map(); /* stem -> Map(entry number -> weight) */
  /** @type {Map<string, string>} */
  const vocabulary = new Map(); /* word as written -> stem */
  /** @type {Map<string, Set<string>>} */
  const links = new Map(); /* stem -> other stems of the same word */
  /** @type {Map<string, SearchSynonym[]>} */
  const synonyms = new Map(); /* phrase of stems -> [{stems, weight}] */
  let longestPhrase = 1;
  let nextLabel = 0;

  /* What stands under a key; what `make` gives where nothing did. */
  /** @type {<Value>(map: Map<string, Value>, key: string, make: () => Value) => Value} */
  function placed(map, key, make) {
    let value = map.get(key);
    if (value === undefined) map.set(key, (value = make()));
    return value;
  }
  /* Words of the index, which come as one text. */
  /** @type {(words: string) => string[]} */
  function parted(words) {
    return words ? words.split("|") : [];
  }
  /** @type {SearchRead["folded"]} */
  function folded(text) {
    return tools.tokens(text).map((token) => tools.fold(tools.word(token)));
  }
  /* The words of a text with hyphens parted: the query's way of reading. */
  /** @type {SearchRead["stemsOf"]} */
  function stemsOf(text) {
    return tools.tokens(text).map((token) => stem(tools.word(token)));
  }
  /* The words of a text between spaces; nothing for a single word. */
  /** @type {SearchRead["runOf"]} */
  function runOf(text) {
    const stems = stemsOf(text);
    return stems.length > 1 ? " " + stems.join(" ") + " " : "";
  }
  /** @type {(word: string) => string} */
  function learn(word) {
    const form = stem(word);
    if (!vocabulary.has(word)) vocabulary.set(word, form);
    return form;
  }

  /* A word as it stands in a text: its stem, or nothing for a stop word. */
  /** @type {Map<string, string>} */
  const forms = new Map();
  /** @type {(token: string) => string} */
  function formOf(token) {
    let form = forms.get(token);
    if (form === undefined) {
      const word = tools.word(token);
      form = stops.has(tools.fold(word)) ? "" : learn(word);
      forms.set(token, form);
    }
    return form;
  }
  /* The stems of a text, and those of its words with hyphens taken together. */
  /** @type {(text: string) => string[]} */
  function readText(text) {
    /** @type {string[]} */
    const found = [];
    if (text.indexOf("-") >= 0) return readHyphens(text);
    tools.tokens(text).forEach((token) => {
      const form = formOf(token);
      if (form) found.push(form);
    });
    return found;
  }
  /** @type {(text: string) => string[]} */
  function readHyphens(text) {
    /** @type {string[]} */
    const found = [];
    /** @type {SearchWord | null} */
    let before = null;
    tools.words(text).forEach((one) => {
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
  /** @type {(text: string) => SearchPhrase} */
  function phraseOf(text) {
    const letters = folded(text);
    return {
      run: runOf(text),
      stems: readText(text),
      stops: letters.filter((word) => stops.has(word)),
      danger: dangers.has(letters.join(" ")),
    };
  }

  /** @type {(row: SearchIndex["entries"][0], number: number) => void} */
  function addEntry(row, number) {
    const numbers = row[3].map((one) => ({ number: one[0], old: one[1], label: texts.labels[nextLabel++] }));
    const phrases = parted(row[2]).map(phraseOf);
    const name = phraseOf(texts.titles[number]);
    const first = passages.length;
    row[4].forEach(([anchor, letters]) => {
      letters.split("").forEach((letter) => {
        const weight = index.weights[letter.charCodeAt(0) - 97];
        const stems = readText(texts.texts[passages.length]);
        passages.push({ entry: number, anchor, weight, stems });
      });
    });
    entries.push({
      group: index.groups[row[0]],
      page: row[1],
      title: texts.titles[number],
      numbers,
      phrases,
      name,
      /* What is about danger: people look for it by words of danger. */
      danger: phrases.some((phrase) => phrase.danger),
      first,
      end: passages.length,
      long: passages.slice(first).reduce((sum, passage) => sum + passage.stems.length, 0),
    });
  }

  /* What each word says about an entry: in its title and the words that people type, and in its texts. */
  /** @type {(entry: SearchEntry, number: number, mean: number) => void} */
  function weighEntry(entry, number, mean) {
    /** @type {Map<string, number>} */
    const weights = new Map();
    /** @type {(form: string, weight: number) => void} */
    function count(form, weight) {
      weights.set(form, (weights.get(form) || 0) + weight);
    }
    /** @type {Map<string, number>} */
    const typed = new Map();
    /** @type {(stems: string[], weight: number) => void} */
    function type(stems, weight) {
      stems.forEach((form) => {
        typed.set(form, Math.max(typed.get(form) || 0, weight));
      });
    }
    entry.name.stems.forEach((form) => {
      count(form, TITLE / Math.sqrt(Math.max(1, entry.name.stems.length / 3)));
    });
    entry.phrases.forEach((phrase) => {
      type(phrase.stems, TYPED / Math.sqrt(phrase.stems.length + phrase.stops.length / 2));
    });
    entry.numbers.forEach((one) => {
      type(readText(one.number + " " + one.number.replace(/\D/g, "") + " " + one.label), TYPED);
    });
    typed.forEach((weight, form) => {
      count(form, weight);
    });
    const norm = 1 - BODY + BODY * (entry.long / mean);
    for (let at = entry.first; at < entry.end; at += 1) {
      for (let word = 0; word < passages[at].stems.length; word += 1) {
        count(passages[at].stems[word], passages[at].weight / norm);
      }
    }
    weights.forEach((weight, form) => {
      placed(postings, form, () => new Map()).set(number, weight);
    });
  }

  /* Words of the guide that are other forms of one another. */
  function addLinks() {
    /** @type {(one: string, other: string) => void} */
    function link(one, other) {
      placed(links, one, () => new Set()).add(other);
    }
    vocabulary.forEach((form, word) => {
      tools.variants(word).forEach((other) => {
        if (!postings.has(other)) return;
        link(form, other);
        link(other, form);
      });
    });
  }

  function addSynonyms() {
    /** @type {(from: string[], to: string[], weight: number) => void} */
    function add(from, to, weight) {
      longestPhrase = Math.max(longestPhrase, from.length);
      placed(synonyms, from.join(" "), () => []).push({ stems: to, weight });
    }
    /** @type {(text: string) => {key: string[], stems: string[]}} */
    function note(text) {
      const words = tools.tokens(text).map(tools.word);
      if (words.length === 1 && !vocabulary.has(words[0])) vocabulary.set(words[0], stem(words[0]));
      const kept = words.filter((word) => !stops.has(tools.fold(word)));
      return { key: words.map(stem), stems: (kept.length ? kept : words).map(stem) };
    }
    index.synonyms.forEach((group) => {
      const words = parted(group).map(note);
      words.forEach((one) => {
        words.forEach((other) => {
          if (one !== other) add(one.key, other.stems, SYNONYM);
        });
      });
    });
    Object.keys(index.slang).forEach((typed) => {
      const from = note(typed);
      parted(index.slang[typed]).map(note).forEach((meant) => {
        add(from.key, meant.stems, SLANG);
      });
    });
  }

  folded(index.stopWords).forEach((word) => { stops.add(word); });
  const crisis = parted(index.crisis).map(folded);
  const dangers = new Set(crisis.map((words) => words.join(" ")));
  index.entries.forEach(addEntry);
  const mean = entries.reduce((sum, entry) => sum + entry.long, 0) / entries.length;
  entries.forEach((entry, number) => { weighEntry(entry, number, mean); });
  /** @type {Set<string>} */
  const letters = new Set();
  vocabulary.forEach((_, word) => { letters.add(tools.fold(word)); });
  addLinks();
  addSynonyms();
  return {
    entries,
    passages,
    postings,
    vocabulary,
    /* Words as they stand in the texts, without accents. */
    letters,
    links,
    synonyms,
    longestPhrase,
    stops,
    asks: index.asks.map((ask) => ({ range: [ask[1], ask[2]], phrases: parted(ask[0]).map(stemsOf) })),
    callWords: new Set(stemsOf(index.callWords)),
    crisis,
    folded,
    stemsOf,
    runOf,
  };
}
