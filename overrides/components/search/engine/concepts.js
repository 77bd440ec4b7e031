/* What a query means: its concepts, one for each word that says something.

   A concept has alternatives: the word itself, other forms of it, synonyms, words that it is a
   part of, and, when the guide does not have it, words that look like it. */
/** @type {(read: SearchRead, spelling: SearchSpelling, tools: SearchTools) => (query: string) => {concepts: SearchConcept[], asked: [number, number][]}} */
function searchConcepts(read, spelling, tools) {
  "use strict";

  /* What other forms are worth beside the word itself. */
  const VARIANT = 0.8, PART = 0.55, BEGIN = 0.5, ERROR = 0.75, TWO_ERRORS = 0.65, JOINED = 0.95;
  /* A compound in two words that the guide has: both, or one of them. */
  const PAIR = 0.85, PAIR_END = 0.5, PAIR_START = 0.6;
  /* A guess: one half of a compound, or a word that is this different at most, as a share of its letters. */
  const ONE_HALF = 0.4, NEAR = 0.3, NEAR_MOST = 0.34, SHORTEST_GUESS = 5;
  const MOST_WORDS = 14;

  const stem = tools.stem, stops = read.stops;
  const postings = read.postings, links = read.links, synonyms = read.synonyms;

  /* A word of the query, with its place there and all that it may mean. */
  class Concept {
    /** @param {SearchWord} found */
    constructor(found) {
      this.word = found.word;
      this.at = found.at;
      this.end = found.end;
      /** @type {SearchAlternative[]} */
      this.alternatives = [];
      /* Whether the guide has the word as it stands, or one that is misspelt; words that look like it. */
      this.known = false;
      this.close = false;
      /** @type {SearchLike[]} */
      this.similar = [];
      /* Whether it asks for a number, or for a kind of thing. */
      this.calls = false;
      this.asks = false;
    }
    /** @type {(stems: string[], weight: number) => boolean} */
    add(stems, weight) {
      if (!stems.length || !stems.every((form) => postings.has(form))) return false;
      const key = stems.join(" ");
      const there = this.alternatives.find((one) => one.key === key);
      if (there) there.weight = Math.max(there.weight, weight);
      else this.alternatives.push({ key, stems, weight });
      return true;
    }
    /* A form and all that is known to mean the same. */
    /** @type {(form: string, weight: number) => boolean} */
    addForm(form, weight) {
      let found = this.add([form], weight);
      (links.get(form) || []).forEach((other) => {
        found = this.add([other], weight * VARIANT) || found;
      });
      (synonyms.get(form) || []).forEach((one) => {
        found = this.add(one.stems, weight * one.weight) || found;
      });
      return found;
    }
  }

  /** @type {(concept: Concept, form: string, typing: boolean) => void} */
  function addParts(concept, form, typing) {
    if (form.length < 3 || (form.length < 4 && !typing)) return;
    postings.forEach((_, other) => {
      const more = other.length - form.length;
      if (more < 1) return;
      if (tools.compounds && more >= 3 && form.length >= 4 && other.endsWith(form)) {
        concept.add([other], PART);
      } else if (other.startsWith(form)) {
        concept.add([other], BEGIN);
      }
    });
  }

  /** @type {(form: string) => boolean} */
  function has(form) {
    return postings.has(form) || synonyms.has(form);
  }
  /* A compound that stands nowhere as a whole, in two words that do; else the longer one that does. */
  /** @type {(concept: Concept) => string} */
  function addHalves(concept) {
    const word = concept.word;
    let longest = "";
    if (!tools.compounds || word.length < 7) return "";
    for (let at = word.length - 3; at >= 3; at -= 1) {
      const end = stem(word.slice(at));
      [end, stem(word.slice(0, at))].forEach((one) => {
        if (one.length > Math.max(longest.length, 4) && has(one)) longest = one;
      });
      if (!has(end)) continue;
      const starts = [word.slice(0, at), word.slice(0, at).replace(/(?:s|e|en|-)$/, "")];
      for (let which = 0; which < 2; which += 1) {
        const start = stem(starts[which]);
        if (starts[which].length >= 3 && has(start)) {
          concept.add([start, end], PAIR);
          concept.addForm(end, PAIR_END);
          concept.addForm(start, PAIR_START);
          return "";
        }
      }
    }
    return longest;
  }

  /* A word that the guide does not have: in two words, misspelt, or else a guess. */
  /** @type {(concept: Concept) => void} */
  function addUnknown(concept) {
    const half = addHalves(concept);
    spelling.misspelt(concept.word).forEach((one) => {
      concept.addForm(one.form, one.many <= 1 ? ERROR : TWO_ERRORS);
    });
    concept.close = concept.alternatives.length > 0;
    if (concept.close) return;
    concept.similar = spelling.similar(concept.word);
    if (half) concept.addForm(half, ONE_HALF);
    const nearest = concept.similar[0];
    const letters = tools.fold(concept.word);
    if (nearest && nearest.far <= NEAR_MOST && letters.length >= SHORTEST_GUESS && spelling.plain(letters)) {
      concept.addForm(nearest.form, NEAR);
    }
  }

  /** @type {(found: SearchWord, typing: boolean) => Concept} */
  function conceptOf(found, typing) {
    const form = stem(found.word);
    const concept = new Concept(found);
    concept.known = concept.addForm(form, 1);
    tools.variants(found.word).forEach((other) => {
      concept.known = concept.addForm(other, VARIANT) || concept.known;
    });
    addParts(concept, form, typing);
    if (!concept.known) addUnknown(concept);
    return concept;
  }

  /* Synonyms of several words, and words that were typed apart but are written together. */
  /** @type {(found: SearchWord[], byPlace: Map<number, Concept>) => void} */
  function addPhrases(found, byPlace) {
    for (let start = 0; start < found.length; start += 1) {
      for (let long = 2; long <= read.longestPhrase && start + long <= found.length; long += 1) {
        const run = found.slice(start, start + long);
        const known = synonyms.get(run.map((one) => stem(one.word)).join(" ")) || [];
        const joined = long === 2 ? stem(run[0].word + run[1].word) : "";
        run.forEach((one) => {
          const concept = byPlace.get(one.at);
          if (!concept) return;
          known.forEach((other) => {
            concept.known = concept.add(other.stems, other.weight) || concept.known;
          });
          if (joined) concept.known = concept.addForm(joined, JOINED) || concept.known;
        });
      }
    }
  }

  /* The kinds and things that words of the query ask for, as first and last number; marks those words. */
  /** @type {(query: string, concepts: SearchConcept[]) => [number, number][]} */
  function askedFor(query, concepts) {
    const stems = read.stemsOf(query);
    /** @type {[number, number][]} */
    const found = [];
    read.asks.forEach((ask) => {
      ask.phrases.forEach((phrase) => {
        const there = stems.some((_, start) => phrase.every((form, at) => stems[start + at] === form));
        if (!there) return;
        found.push(ask.range);
        concepts.forEach((concept) => {
          if (phrase.length === 1 && stem(concept.word) === phrase[0]) concept.asks = true;
        });
      });
    });
    return found;
  }

  /* {concepts, asked} of a query; a word that stands there twice is one concept. */
  return (query) => {
    const found = tools.words(query).slice(0, MOST_WORDS);
    /** @type {Map<number, Concept>} */
    const byPlace = new Map();
    found.forEach((one, at) => {
      if (stops.has(tools.fold(one.word))) return;
      byPlace.set(one.at, conceptOf(one, at === found.length - 1 && !/\s$/.test(query)));
    });
    addPhrases(found, byPlace);
    /** @type {SearchConcept[]} */
    const concepts = [];
    byPlace.forEach((concept) => {
      concept.calls = concept.alternatives.some(
        (one) => one.weight >= VARIANT && one.stems.some((form) => read.callWords.has(form))
      );
      if (!concepts.some((one) => one.word === concept.word)) concepts.push(concept);
    });
    return { concepts, asked: askedFor(query, concepts) };
  };
}
