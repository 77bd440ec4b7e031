/* The search itself: answers a query from what reader.js read.

   An entry is worth for a concept of the query (concepts.js) what the best alternative is worth
   there, so a rare synonym counts no more than the word it stands for. Entries that have all
   concepts come first; those that have the weightiest follow, so a whole question falls back to
   its best words by itself. */
function searchEngine(index, texts, tools) {
  "use strict";

  /* These numbers were found on queries written without sight of the search: each was varied
     by itself, and a change was kept when most queries over all lists gained by it. */

  /* How soon more of a word adds no more, and what a stop word is worth beside the other words of a phrase. */
  var HALF = 4, STOP = 0.4;
  /* A rare word counts more than a common one, but how rare it is is not how much it matters. */
  var RARE = 0.4;
  /* What an entry keeps that has not all concepts, by how much of the query it has. */
  var SOME = 0.45, SHARE_POWER = 1.5;
  /* What a title adds that is what was asked, such words that people type, and a phrase that was typed whole. */
  var TITLE_ADDS = 0.9, PHRASE_ADDS = 0.7, PHRASE_LEAST = 0.6, FORM_LEAST = 0.7, CONTAINED = 0.4;
  /* Who asks for a number, or for a kind of thing; and how little the asking word itself then says. */
  var CALL = 1.6, ASKED = 1.5, ASKING = 0.6;
  /* What is about danger, for somebody who types a word of danger. */
  var DANGER = 2;
  var GROUP = { steps: 1.1, situations: 1.1, terms: 1, pages: 0.9, letters: 0.9 };
  /* A query of stop words alone: how much of it a title or a phrase must have. */
  var STOPS_LEAST = 0.5;
  var LONGEST_QUERY = 200, MOST_HITS = 24, MOST_NEAR = 4;

  var read = searchReader(index, texts, tools);
  var spelling = searchSpelling(read, tools);
  var meaning = searchConcepts(read, spelling, tools);
  var stem = tools.stem, stops = read.stops;
  var entries = read.entries, sections = read.sections, postings = read.postings;

  function weigh(concept) {
    var found = new Map();
    concept.values = new Map();
    concept.forms = new Map();
    concept.marks = new Set();
    concept.alternatives.forEach(function (alternative) {
      alternative.stems.forEach(function (form) {
        concept.forms.set(form, Math.max(concept.forms.get(form) || 0, alternative.weight));
        /* A word of a phrase says too little by itself to be marked. */
        if (alternative.stems.length === 1 && alternative.weight >= 0.5) concept.marks.add(form);
      });
      postings.get(alternative.stems[0]).forEach(function (weight, entry) {
        for (var at = 1; at < alternative.stems.length; at += 1) {
          weight = Math.min(weight, postings.get(alternative.stems[at]).get(entry) || 0);
        }
        if (!weight) return;
        var value = alternative.weight * (weight / (weight + HALF));
        if (value > (concept.values.get(entry) || 0)) concept.values.set(entry, value);
        if (alternative.weight > (found.get(entry) || 0)) found.set(entry, alternative.weight);
      });
    });
    /* How common the concept is: a synonym makes it less common than the word itself. */
    var many = 0;
    found.forEach(function (weight) {
      many += weight * weight;
    });
    concept.mass = many ? Math.pow(Math.log(1 + (entries.length - many + 0.5) / (many + 0.5)), RARE) + 0.1 : 0;
    /* A word that asks for a number or a kind says less about what than the words beside it. */
    if (concept.calls) concept.mass *= ASKING;
    if (concept.asks) concept.mass *= ASKING;
  }

  /* How far a phrase of the entry (its title, or words that people type) is what was asked. */
  function covered(phrase, concepts, total, typed) {
    var mass = 0, matched = 0;
    var stems = phrase.stems;
    if (!stems.length) return { whole: 0, share: 0 };
    phrase.stops.forEach(function (word) {
      matched += typed.has(word) ? STOP : 0;
    });
    stems.forEach(function (form) {
      var best = 0;
      concepts.forEach(function (concept) {
        best = Math.max(best, concept.forms.get(form) || 0);
      });
      matched += best >= FORM_LEAST ? best : 0;
    });
    concepts.forEach(function (concept) {
      var best = 0;
      stems.forEach(function (form) {
        best = Math.max(best, concept.forms.get(form) || 0);
      });
      mass += concept.mass * best;
    });
    return { whole: matched / (stems.length + STOP * phrase.stops.length), share: mass / total };
  }

  function rank(concepts, typed, asked, run, crisis) {
    var total = concepts.reduce(function (sum, concept) { return sum + concept.mass; }, 0);
    var calls = concepts.some(function (concept) { return concept.calls; });
    var scores = new Map(), masses = new Map();
    concepts.forEach(function (concept) {
      concept.values.forEach(function (value, entry) {
        scores.set(entry, (scores.get(entry) || 0) + value * concept.mass);
        masses.set(entry, (masses.get(entry) || 0) + concept.mass);
      });
    });
    var hits = [];
    scores.forEach(function (score, number) {
      var entry = entries[number];
      var share = masses.get(number) / total;
      var title = covered(entry.name, concepts, total, typed);
      var phrase = 0;
      var contained = [entry.name].concat(entry.phrases).some(function (one) {
        return one.run && run.indexOf(one.run) >= 0;
      });
      entry.phrases.forEach(function (one) {
        var about = covered(one, concepts, total, typed);
        if (about.whole >= PHRASE_LEAST) phrase = Math.max(phrase, about.whole * about.share);
      });
      var worth = score * (SOME + (1 - SOME) * Math.pow(share, SHARE_POWER)) * (GROUP[entry.group] || 1);
      if (asked.some(function (one) { return one[0] <= number && number <= one[1]; })) worth *= ASKED;
      if (calls && entry.numbers.length && Math.max(title.whole, phrase) > 0.3) worth *= CALL;
      worth *= 1 + Math.max(TITLE_ADDS * title.whole * title.share, PHRASE_ADDS * phrase);
      if (contained) worth *= 1 + CONTAINED;
      if (crisis && entry.danger) worth *= DANGER;
      hits.push({ number: number, score: worth });
    });
    return hits.sort(byScore);
  }

  function byScore(one, other) {
    return other.score - one.score || one.number - other.number;
  }

  /* The section of an entry that says most of what was asked. */
  function bestSection(number, concepts) {
    var entry = entries[number], best = null;
    for (var at = entry.first; at < entry.end; at += 1) {
      var worth = 0;
      concepts.forEach(function (concept) {
        var value = 0;
        sections[at].stems.forEach(function (form) {
          value = Math.max(value, concept.forms.get(form) || 0);
        });
        worth += value * concept.mass;
      });
      worth *= Math.sqrt(Math.max(sections[at].weight, 0.2));
      if (worth && (!best || worth > best.worth)) best = { at: at, worth: worth };
    }
    return best;
  }

  /* The words of a text in runs: [[text, matched], ...]. */
  function marked(text, concepts) {
    var runs = [], end = 0;
    tools.words(text).forEach(function (one) {
      if (stops.has(tools.fold(one.word))) return;
      var form = stem(one.word);
      var match = concepts.some(function (concept) { return concept.marks.has(form); });
      if (!match) return;
      if (one.at > end) runs.push([text.slice(end, one.at), false]);
      runs.push([text.slice(one.at, one.end), true]);
      end = one.end;
    });
    if (end < text.length) runs.push([text.slice(end), false]);
    return runs;
  }

  function sentence(text, concepts) {
    var best = "", most = -1;
    (text.match(/.+?(?:[.?!\u061f](?=\s|$)|$)/g) || [text]).forEach(function (one) {
      var worth = 0;
      concepts.forEach(function (concept) {
        var value = 0;
        tools.words(one).forEach(function (found) {
          value = Math.max(value, concept.forms.get(stem(found.word)) || 0);
        });
        worth += value * concept.mass;
      });
      if (worth > most) {
        most = worth;
        best = one.trim();
      }
    });
    return best;
  }

  function hit(ranked, concepts) {
    var entry = entries[ranked.number];
    var found = bestSection(ranked.number, concepts);
    var at = found ? found.at : entry.first;
    var text = at < entry.end ? sentence(texts.texts[at], concepts) : "";
    var anchor = found && sections[at].anchor;
    return {
      group: entry.group,
      page: anchor ? entry.page.split("#")[0] + "#" + anchor : entry.page,
      thing: entry.page,
      title: marked(entry.title, concepts),
      text: marked(text, concepts),
      numbers: entry.numbers,
      score: ranked.score,
    };
  }

  /* Words of danger, in whatever language: whole words; long ones also begun, misspelt, or typed as two.

     A word that this language or this guide uses for something else is none: "die" and "tot" in
     Dutch, "opvangen" beside "ophangen". Nor is one with another first letter: "putting", "cutting". */
  function isCrisis(typed) {
    function matches(word, one) {
      if (one === word) return true;
      if (word.length < 6) return false;
      if (one.startsWith(word)) return true;
      return !read.letters.has(one) && one[0] === word[0] && spelling.errors(one, word, 1) <= 1;
    }
    function inTwo(word, at) {
      return word.length >= 6 && at + 1 < typed.length && (typed[at] + typed[at + 1]).startsWith(word);
    }
    return read.crisis.some(function (wanted) {
      var single = wanted.length === 1;
      if (single && stops.has(wanted[0])) return false;
      return typed.some(function (_, start) {
        if (single && inTwo(wanted[0], start)) return true;
        return wanted.every(function (word, at) {
          return start + at < typed.length && matches(word, typed[start + at]);
        });
      });
    });
  }

  /* For words that the guide does not have: those that look like them, and where they were typed. */
  function nearest(concepts) {
    var found = [];
    concepts.forEach(function (concept) {
      concept.similar.forEach(function (one) {
        var twice = found.some(function (other) { return other.word === one.word; });
        if (!twice) found.push({ word: one.word, far: one.far, at: concept.at, end: concept.end });
      });
    });
    return found
      .sort(function (one, other) { return one.far - other.far || (one.word < other.word ? -1 : 1); })
      .slice(0, MOST_NEAR);
  }

  /* A query of stop words alone: the titles, and the words that people type, that have most of them. */
  function rankStops(typed) {
    var hits = [];
    entries.forEach(function (entry, number) {
      var best = 0;
      [entry.name].concat(entry.phrases).forEach(function (phrase) {
        var same = phrase.stops.filter(function (word) { return typed.has(word); }).length;
        best = Math.max(best, (2 * same) / (phrase.stops.length + phrase.stems.length + typed.size));
      });
      if (best >= STOPS_LEAST) hits.push({ number: number, score: best });
    });
    return hits.sort(byScore);
  }

  function search(query) {
    query = String(query).slice(0, LONGEST_QUERY);
    var meant = meaning(query);
    var concepts = meant.concepts;
    concepts.forEach(weigh);
    var usable = concepts.filter(function (concept) { return concept.mass > 0; });
    var letters = read.folded(query);
    var typed = new Set(letters);
    var crisis = isCrisis(letters);
    var ranked = concepts.length ? rank(usable, typed, meant.asked, read.runOf(query), crisis) : rankStops(typed);
    var least = ranked.length ? ranked[0].score * 0.2 : 0;
    var hits = ranked
      .filter(function (one) { return one.score >= least; })
      .slice(0, MOST_HITS)
      .map(function (one) { return hit(one, usable); });
    return {
      hits: hits,
      crisis: crisis,
      /* Whether a word was typed that this language's site does not know as it stands. */
      strange: concepts.some(function (concept) { return !concept.known; }),
      sure: concepts.length > 0 && concepts.every(function (concept) { return concept.known; }),
      /* Whether all that was found comes of words that only look like what was typed. */
      guessed: concepts.length > 0 && !concepts.some(function (concept) { return concept.known || concept.close; }),
      near: nearest(concepts),
    };
  }

  tools.forget();
  return search;
}
