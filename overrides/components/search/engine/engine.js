/* The search itself: answers a query from what reader.js read. */
/** @type {(index: SearchIndex, texts: SearchTexts, tools: SearchTools) => Search} */
function searchEngine(index, texts, tools) {
  "use strict";

  const LONGEST_QUERY = 200, MOST_HITS = 24, MOST_NEAR = 4;

  const read = searchReader(index, texts, tools);
  const spelling = searchSpelling(read, tools);
  const meaning = searchConcepts(read, spelling, tools);
  const ranking = searchRanking(read);
  const excerpts = searchExcerpts(read, tools);
  const { entries, passages } = read;

  /** @type {(ranked: SearchRanked, concepts: SearchWeighed[]) => SearchHit} */
  function hit(ranked, concepts) {
    const entry = entries[ranked.number];
    const found = excerpts.passage(ranked.number, concepts);
    const at = found === null ? entry.first : found;
    const text = at < entry.end ? excerpts.sentence(texts.texts[at], concepts) : "";
    const anchor = found === null ? "" : passages[at].anchor;
    return {
      group: entry.group,
      page: anchor ? entry.page.split("#")[0] + "#" + anchor : entry.page,
      thing: entry.page,
      title: excerpts.marked(entry.title, concepts),
      text: excerpts.marked(text, concepts),
      numbers: entry.numbers,
      score: ranked.score,
    };
  }

  /* Words of danger, in whatever language: whole words; long ones also begun, misspelt, or typed as two.

     No stop word silences one: what says nothing in this language, such as "tot" in Dutch, is left out
     when the index is made. A misspelt word that this guide uses for something else is none: "opvangen"
     beside "ophangen". Nor is one with another first letter: "putting", "cutting". */
  /** @type {(typed: string[]) => boolean} */
  function isCrisis(typed) {
    /** @type {(word: string, one: string) => boolean} */
    function matches(word, one) {
      if (one === word) return true;
      if (word.length < 6) return false;
      if (one.startsWith(word)) return true;
      return !read.letters.has(one) && one[0] === word[0] && spelling.errors(one, word, 1) <= 1;
    }
    /** @type {(word: string, at: number) => boolean} */
    function inTwo(word, at) {
      return word.length >= 6 && at + 1 < typed.length && (typed[at] + typed[at + 1]).startsWith(word);
    }
    return read.crisis.some((wanted) => {
      const single = wanted.length === 1;
      return typed.some((_, start) => {
        if (single && inTwo(wanted[0], start)) return true;
        return wanted.every((word, at) => start + at < typed.length && matches(word, typed[start + at]));
      });
    });
  }

  /* For words that the guide does not have: those that look like them, and where they were typed. */
  /** @type {(concepts: SearchConcept[]) => SearchNear[]} */
  function nearest(concepts) {
    /** @type {SearchNear[]} */
    const found = [];
    concepts.forEach((concept) => {
      concept.similar.forEach((one) => {
        const twice = found.some((other) => other.word === one.word);
        if (!twice) found.push({ word: one.word, far: one.far, at: concept.at, end: concept.end });
      });
    });
    return found
      .sort((one, other) => one.far - other.far || (one.word < other.word ? -1 : 1))
      .slice(0, MOST_NEAR);
  }

  /** @type {Search} */
  function search(query) {
    const asked = String(query).slice(0, LONGEST_QUERY);
    const meant = meaning(asked);
    const concepts = meant.concepts.map(ranking.weigh);
    const usable = concepts.filter((concept) => concept.mass > 0);
    const letters = read.folded(asked);
    const typed = new Set(letters);
    const crisis = isCrisis(letters);
    const ranked = concepts.length
      ? ranking.rank(usable, typed, meant.asked, read.runOf(asked), crisis)
      : ranking.rankStops(typed);
    const least = ranked.length ? ranked[0].score * 0.2 : 0;
    const hits = ranked
      .filter((one) => one.score >= least)
      .slice(0, MOST_HITS)
      .map((one) => hit(one, usable));
    return {
      hits,
      crisis,
      /* Whether a word was typed that this language's site does not know as it stands. */
      strange: concepts.some((concept) => !concept.known),
      sure: concepts.length > 0 && concepts.every((concept) => concept.known),
      /* Whether all that was found comes of words that only look like what was typed. */
      guessed: concepts.length > 0 && !concepts.some((concept) => concept.known || concept.close),
      near: nearest(concepts),
    };
  }

  tools.forget();
  return search;
}
