/* The search itself: answers a query from what reader.js read.

   A query becomes concepts, one per word that says something. A concept has
   alternatives: the word itself, other forms of it, synonyms, words it is a part
   of, and, when nothing else is found, words one typing error away. An entry is
   worth for a concept what its best alternative is worth there, so a rare synonym
   counts no more than the word it stands for. Entries that have all concepts come
   first; those that have the weightiest follow, so a whole question falls back to
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
  var GROUP = { steps: 1.1, situations: 1.1, terms: 1, pages: 0.9, letters: 0.9 };
  /* What other forms are worth beside the word itself. */
  var VARIANT = 0.8, PART = 0.55, BEGIN = 0.5, ERROR = 0.75, TWO_ERRORS = 0.65;
  var PAIR = 0.85, PAIR_END = 0.5, PAIR_START = 0.6, ONE_HALF = 0.4, NEAR = 0.3;
  /* How different a word may be to be taken for another, or to be named, as a share of its letters. */
  var NEAR_MOST = 0.34, NAMED_MOST = 0.45;
  /* A query of stop words alone: how much of it a title or a phrase must have. */
  var STOPS_LEAST = 0.5;
  var LONGEST_QUERY = 200, MOST_WORDS = 14, MOST_HITS = 24;

  var read = searchReader(index, texts, tools);
  var stem = tools.stem, stops = read.stops;
  var entries = read.entries, sections = read.sections, asks = read.asks, callWords = read.callWords;
  var postings = read.postings, vocabulary = read.vocabulary, links = read.links, synonyms = read.synonyms;

  /* Whether two words are at most `most` typing errors apart; swapped letters are one. */
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

  function Concept(word) {
    this.word = word;
    this.alternatives = [];
    this.known = false;
  }
  Concept.prototype.add = function (stems, weight) {
    var wanted = stems.filter(function (form) {
      return postings.has(form);
    });
    if (!wanted.length || wanted.length < stems.length) return false;
    var key = stems.join(" ");
    for (var at = 0; at < this.alternatives.length; at += 1) {
      if (this.alternatives[at].key === key) {
        this.alternatives[at].weight = Math.max(this.alternatives[at].weight, weight);
        return true;
      }
    }
    this.alternatives.push({ key: key, stems: stems, weight: weight });
    return true;
  };
  /* A form and all that is known to mean the same. */
  Concept.prototype.addForm = function (form, weight) {
    var found = this.add([form], weight);
    var self = this;
    (links.get(form) || []).forEach(function (other) {
      found = self.add([other], weight * VARIANT) || found;
    });
    (synonyms.get(form) || []).forEach(function (one) {
      found = self.add(one.stems, weight * one.weight) || found;
    });
    return found;
  };

  function parts(concept, form, typing) {
    if (form.length < 3 || (form.length < 4 && !typing)) return;
    postings.forEach(function (_, other) {
      var more = other.length - form.length;
      if (more < 1) return;
      if (tools.compounds && more >= 3 && form.length >= 4 && other.endsWith(form)) {
        concept.add([other], PART);
      } else if (other.startsWith(form)) {
        concept.add([other], BEGIN);
      }
    });
  }

  /* A compound that stands nowhere as a whole, in two words that do; else its longer half. */
  function halves(concept, word) {
    if (!tools.compounds || word.length < 7) return "";
    var longest = "";
    for (var at = word.length - 3; at >= 3; at -= 1) {
      var end = stem(word.slice(at));
      [end, stem(word.slice(0, at))].forEach(function (one) {
        if (one.length > Math.max(longest.length, 4) && (postings.has(one) || synonyms.has(one))) longest = one;
      });
      if (!postings.has(end) && !synonyms.has(end)) continue;
      var starts = [word.slice(0, at), word.slice(0, at).replace(/(?:s|e|en|-)$/, "")];
      for (var which = 0; which < 2; which += 1) {
        var start = stem(starts[which]);
        if (starts[which].length >= 3 && (postings.has(start) || synonyms.has(start))) {
          concept.add([start, end], PAIR);
          concept.addForm(end, PAIR_END);
          concept.addForm(start, PAIR_START);
          return "";
        }
      }
    }
    return longest;
  }

  function misspelt(concept, word) {
    var letters = tools.fold(word);
    if (letters.length < 5 || /\d/.test(letters)) return;
    var most = letters.length >= 9 ? 2 : 1;
    var close = [];
    vocabulary.forEach(function (form, other) {
      var many = errors(letters, tools.fold(other), most);
      if (many <= most) close.push({ form: form, many: many });
    });
    var least = Math.min.apply(null, close.map(function (one) { return one.many; }).concat(most + 1));
    close.forEach(function (one) {
      if (one.many === least) concept.addForm(one.form, least <= 1 ? ERROR : TWO_ERRORS);
    });
  }

  /* What is written quite differently: the word that looks most like it, or one half of a compound. */
  function guess(concept, word, half) {
    if (half) concept.addForm(half, ONE_HALF);
    similar(word, NEAR_MOST).slice(0, 1).forEach(function (one) {
      concept.addForm(one.form, NEAR);
    });
  }

  function conceptOf(found, last) {
    var form = stem(found.word);
    var concept = new Concept(found.word);
    concept.known = concept.addForm(form, 1);
    tools.variants(found.word).forEach(function (other) {
      concept.known = concept.addForm(other, VARIANT) || concept.known;
    });
    parts(concept, form, last);
    if (!concept.known) {
      var half = halves(concept, found.word);
      misspelt(concept, found.word);
      concept.close = concept.alternatives.length > 0;
      if (!concept.close) guess(concept, found.word, half);
    }
    return concept;
  }

  function conceptsOf(query) {
    var found = tools.words(query).slice(0, MOST_WORDS);
    var says = found.filter(function (one) {
      return !stops.has(tools.fold(one.word));
    });
    var byPlace = new Map();
    says.forEach(function (one) {
      byPlace.set(one.at, conceptOf(one, one === found[found.length - 1] && !/\s$/.test(query)));
    });
    phrases(found, byPlace);
    var concepts = [];
    byPlace.forEach(function (concept) {
      if (!concepts.some(function (one) { return one.word === concept.word; })) concepts.push(concept);
    });
    return concepts;
  }

  /* Synonyms of several words, and words that were typed apart but are written together. */
  function phrases(found, byPlace) {
    for (var start = 0; start < found.length; start += 1) {
      for (var long = 2; long <= read.longestPhrase && start + long <= found.length; long += 1) {
        var run = found.slice(start, start + long);
        var known = synonyms.get(run.map(function (one) { return stem(one.word); }).join(" ")) || [];
        var joined = long === 2 ? stem(run[0].word + run[1].word) : "";
        run.forEach(function (one) {
          var concept = byPlace.get(one.at);
          if (!concept) return;
          known.forEach(function (other) {
            concept.known = concept.add(other.stems, other.weight) || concept.known;
          });
          if (joined) concept.known = concept.addForm(joined, 0.95) || concept.known;
        });
      }
    }
  }

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
    /* A word that asks for a number says less about what than the words beside it. */
    concept.calls = false;
    concept.forms.forEach(function (weight, form) {
      if (weight >= VARIANT && callWords.has(form)) concept.calls = true;
    });
    concept.mass = many ? Math.pow(Math.log(1 + (entries.length - many + 0.5) / (many + 0.5)), RARE) + 0.1 : 0;
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

  function rank(concepts, typed, asked, run) {
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
      var phrase = 0, whole = 0;
      [entry.name].concat(entry.phrases).forEach(function (one) {
        if (one.run && run.indexOf(one.run) >= 0) whole = CONTAINED;
      });
      entry.phrases.forEach(function (one) {
        var about = covered(one, concepts, total, typed);
        if (about.whole >= PHRASE_LEAST) phrase = Math.max(phrase, about.whole * about.share);
      });
      var worth = score * (SOME + (1 - SOME) * Math.pow(share, SHARE_POWER)) * (GROUP[entry.group] || 1);
      if (asked.some(function (one) { return one[0] <= number && number <= one[1]; })) worth *= ASKED;
      if (calls && entry.numbers.length && Math.max(title.whole, phrase) > 0.3) worth *= CALL;
      worth *= 1 + Math.max(TITLE_ADDS * title.whole * title.share, PHRASE_ADDS * phrase);
      worth *= 1 + whole;
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

  /* Words of danger, in whatever language: whole words; long ones also begun or misspelt. */
  function isCrisis(query) {
    var typed = tools.words(query).map(function (one) { return tools.fold(one.word); });
    return read.crisis.some(function (wanted) {
      return typed.some(function (_, start) {
        return wanted.every(function (word, at) {
          var one = typed[start + at];
          if (one === undefined) return false;
          if (one === word) return true;
          if (word.length < 6) return false;
          return one.startsWith(word) || errors(one, word, 1) <= 1;
        });
      });
    });
  }

  /* Words of the guide that look like a word: nearest first, at most this share of it different. */
  function similar(word, most) {
    var letters = tools.fold(word);
    var scored = new Map();
    if (letters.length < 3 || stops.has(letters)) return [];
    vocabulary.forEach(function (form, other) {
      if (other.length < 4 || !postings.has(form)) return;
      var cap = Math.max(2, Math.floor(letters.length / 2));
      var many = errors(letters, tools.fold(other), cap);
      if (many > cap) return;
      var far = many / Math.max(letters.length, other.length);
      if (far <= most && (!scored.has(form) || scored.get(form).far > far)) {
        scored.set(form, { word: other, form: form, far: far });
      }
    });
    return Array.from(scored.values()).sort(function (one, other) {
      return one.far - other.far || (one.word < other.word ? -1 : 1);
    });
  }
  /* The same for the words of a query that the guide does not know. */
  function nearest(concepts) {
    var found = [];
    concepts.forEach(function (concept) {
      if (!concept.known && !concept.close) found = found.concat(similar(concept.word, NAMED_MOST));
    });
    return found
      .sort(function (one, other) { return one.far - other.far || (one.word < other.word ? -1 : 1); })
      .map(function (one) { return one.word; })
      .filter(function (word, at, all) { return all.indexOf(word) === at; })
      .slice(0, 4);
  }

  /* The kinds and things that words of the query ask for, as first and last number; marks those words. */
  function askedFor(query, concepts) {
    var stems = read.stemsOf(query);
    var found = [];
    asks.forEach(function (ask) {
      ask.phrases.forEach(function (phrase) {
        var there = stems.some(function (_, start) {
          return phrase.every(function (form, at) { return stems[start + at] === form; });
        });
        if (!there) return;
        found.push(ask.range);
        concepts.forEach(function (concept) {
          if (phrase.length === 1 && stem(concept.word) === phrase[0]) concept.asks = true;
        });
      });
    });
    return found;
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
    var concepts = conceptsOf(query);
    var asked = askedFor(query, concepts);
    concepts.forEach(weigh);
    var usable = concepts.filter(function (concept) { return concept.mass > 0; });
    var typed = new Set(
      tools.words(query).map(function (one) { return tools.fold(one.word); })
    );
    var ranked = usable.length ? rank(usable, typed, asked, read.runOf(query)) : rankStops(typed);
    var least = ranked.length ? ranked[0].score * 0.2 : 0;
    var hits = ranked
      .filter(function (one) { return one.score >= least; })
      .slice(0, MOST_HITS)
      .map(function (one) { return hit(one, usable); });
    return {
      hits: hits,
      crisis: isCrisis(query),
      /* Whether a word was typed that this language's site does not know as it stands. */
      strange: concepts.some(function (concept) { return !concept.known; }),
      sure: concepts.length > 0 && concepts.every(function (concept) { return concept.known; }),
      near: nearest(concepts),
    };
  }

  search.language = index.language;
  return search;
}
