/* Which entries answer a query, the best first.

   An entry is worth for a concept of the query (concepts.js) what the best alternative is worth
   there, so a rare synonym counts no more than the word it stands for. Entries that have all
   concepts come first; those that have the weightiest follow, so a whole question falls back to
   its best words by itself. */
/** @type {(read: SearchRead) => SearchRanking} */
function searchRanking(read) {
  "use strict";

  /* These numbers were found on queries written without sight of the search: each was varied
     by itself, and a change was kept when most queries over all lists gained by it. */

  /* How soon more of a word adds no more, and what a stop word is worth beside the other words of a phrase. */
  const HALF = 4, STOP = 0.4;
  /* A rare word counts more than a common one, but how rare it is is not how much it matters. */
  const RARE = 0.4;
  /* What an entry keeps that has not all concepts, by how much of the query it has. */
  const SOME = 0.45, SHARE_POWER = 1.5;
  /* What a title adds that is what was asked, such words that people type, and a phrase that was typed whole. */
  const TITLE_ADDS = 0.9, PHRASE_ADDS = 0.7, PHRASE_LEAST = 0.6, FORM_LEAST = 0.7, CONTAINED = 0.4;
  /* Who asks for a number, or for a kind of thing; and how little the asking word itself then says. */
  const CALL = 1.6, ASKED = 1.5, ASKING = 0.6;
  /* What is about danger, for somebody who types a word of danger. */
  const DANGER = 2;
  /** @type {ByName<number>} */
  const GROUP = { steps: 1.1, situations: 1.1, terms: 1, pages: 0.9, letters: 0.9 };
  /* A query of stop words alone: how much of it a title or a phrase must have. */
  const STOPS_LEAST = 0.5;

  const { entries, postings } = read;

  /* What a concept says about each entry, and how much it matters. */
  /** @type {SearchRanking["weigh"]} */
  function weigh(concept) {
    /** @type {Map<number, number>} */
    const found = new Map();
    /** @type {Map<number, number>} */
    const values = new Map();
    /** @type {Map<string, number>} */
    const forms = new Map();
    /** @type {Set<string>} */
    const marks = new Set();
    concept.alternatives.forEach(({ stems, weight: worth }) => {
      stems.forEach((form) => {
        forms.set(form, Math.max(forms.get(form) || 0, worth));
        /* A word of a phrase says too little by itself to be marked. */
        if (stems.length === 1 && worth >= 0.5) marks.add(form);
      });
      const lists = stems.map((form) => postings.get(form) || new Map());
      lists[0].forEach((_, entry) => {
        const weight = Math.min(...lists.map((list) => list.get(entry) || 0));
        if (!weight) return;
        const value = worth * (weight / (weight + HALF));
        if (value > (values.get(entry) || 0)) values.set(entry, value);
        if (worth > (found.get(entry) || 0)) found.set(entry, worth);
      });
    });
    /* How common the concept is: a synonym makes it less common than the word itself. */
    let many = 0;
    found.forEach((weight) => {
      many += weight * weight;
    });
    let mass = many ? Math.pow(Math.log(1 + (entries.length - many + 0.5) / (many + 0.5)), RARE) + 0.1 : 0;
    /* A word that asks for a number or a kind says less about what than the words beside it. */
    if (concept.calls) mass *= ASKING;
    if (concept.asks) mass *= ASKING;
    return Object.assign(concept, { values, forms, marks, mass });
  }

  /* How far a phrase of the entry (its title, or words that people type) is what was asked. */
  /** @type {(phrase: SearchPhrase, concepts: SearchWeighed[], total: number, typed: Set<string>) => {whole: number, share: number}} */
  function covered(phrase, concepts, total, typed) {
    let mass = 0, matched = 0;
    const stems = phrase.stems;
    if (!stems.length) return { whole: 0, share: 0 };
    phrase.stops.forEach((word) => {
      matched += typed.has(word) ? STOP : 0;
    });
    stems.forEach((form) => {
      let best = 0;
      concepts.forEach((concept) => {
        best = Math.max(best, concept.forms.get(form) || 0);
      });
      matched += best >= FORM_LEAST ? best : 0;
    });
    concepts.forEach((concept) => {
      let best = 0;
      stems.forEach((form) => {
        best = Math.max(best, concept.forms.get(form) || 0);
      });
      mass += concept.mass * best;
    });
    return { whole: matched / (stems.length + STOP * phrase.stops.length), share: mass / total };
  }

  /** @type {SearchRanking["rank"]} */
  function rank(concepts, typed, asked, run, crisis) {
    const total = concepts.reduce((sum, concept) => sum + concept.mass, 0);
    const calls = concepts.some((concept) => concept.calls);
    /** @type {Map<number, number>} */
    const scores = new Map();
    /** @type {Map<number, number>} */
    const masses = new Map();
    concepts.forEach((concept) => {
      concept.values.forEach((value, entry) => {
        scores.set(entry, (scores.get(entry) || 0) + value * concept.mass);
        masses.set(entry, (masses.get(entry) || 0) + concept.mass);
      });
    });
    /** @type {SearchRanked[]} */
    const hits = [];
    scores.forEach((score, number) => {
      const entry = entries[number];
      const share = (masses.get(number) || 0) / total;
      const title = covered(entry.name, concepts, total, typed);
      let phrase = 0;
      const contained = [entry.name].concat(entry.phrases).some((one) => one.run && run.indexOf(one.run) >= 0);
      entry.phrases.forEach((one) => {
        const about = covered(one, concepts, total, typed);
        if (about.whole >= PHRASE_LEAST) phrase = Math.max(phrase, about.whole * about.share);
      });
      let worth = score * (SOME + (1 - SOME) * Math.pow(share, SHARE_POWER)) * (GROUP[entry.group] || 1);
      if (asked.some((one) => one[0] <= number && number <= one[1])) worth *= ASKED;
      if (calls && entry.numbers.length && Math.max(title.whole, phrase) > 0.3) worth *= CALL;
      worth *= 1 + Math.max(TITLE_ADDS * title.whole * title.share, PHRASE_ADDS * phrase);
      if (contained) worth *= 1 + CONTAINED;
      if (crisis && entry.danger) worth *= DANGER;
      hits.push({ number, score: worth });
    });
    return hits.sort(byScore);
  }

  /** @type {(one: SearchRanked, other: SearchRanked) => number} */
  function byScore(one, other) {
    return other.score - one.score || one.number - other.number;
  }

  /* A query of stop words alone: the titles, and the words that people type, that have most of them. */
  /** @type {SearchRanking["rankStops"]} */
  function rankStops(typed) {
    /** @type {SearchRanked[]} */
    const hits = [];
    entries.forEach((entry, number) => {
      let best = 0;
      [entry.name].concat(entry.phrases).forEach((phrase) => {
        const same = phrase.stops.filter((word) => typed.has(word)).length;
        best = Math.max(best, (2 * same) / (phrase.stops.length + phrase.stems.length + typed.size));
      });
      if (best >= STOPS_LEAST) hits.push({ number, score: best });
    });
    return hits.sort(byScore);
  }

  return { weigh, rank, rankStops };
}
