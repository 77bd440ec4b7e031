/* What a query means: its concepts, one for each word that says something.

   A concept has alternatives: the word itself, other forms of it, synonyms, words that it is a
   part of, and, when the guide does not have it, words that look like it. */
function searchConcepts(read, spelling, tools) {
  "use strict";

  /* What other forms are worth beside the word itself. */
  var VARIANT = 0.8, PART = 0.55, BEGIN = 0.5, ERROR = 0.75, TWO_ERRORS = 0.65, JOINED = 0.95;
  /* A compound in two words that the guide has: both, or one of them. */
  var PAIR = 0.85, PAIR_END = 0.5, PAIR_START = 0.6;
  /* A guess: one half of a compound, or a word that is this different at most, as a share of its letters. */
  var ONE_HALF = 0.4, NEAR = 0.3, NEAR_MOST = 0.34, SHORTEST_GUESS = 5;
  var MOST_WORDS = 14;

  var stem = tools.stem, stops = read.stops;
  var postings = read.postings, links = read.links, synonyms = read.synonyms;

  /* `found` is the word with its place in the query. */
  function Concept(found) {
    this.word = found.word;
    this.at = found.at;
    this.end = found.end;
    this.alternatives = [];
    /* Whether the guide has the word as it stands, or one that is misspelt; words that look like it. */
    this.known = false;
    this.close = false;
    this.similar = [];
    /* Whether it asks for a number, or for a kind of thing. */
    this.calls = false;
    this.asks = false;
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

  function addParts(concept, form, typing) {
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

  function has(form) {
    return postings.has(form) || synonyms.has(form);
  }
  /* A compound that stands nowhere as a whole, in two words that do; else the longer one that does. */
  function addHalves(concept) {
    var word = concept.word;
    var longest = "";
    if (!tools.compounds || word.length < 7) return "";
    for (var at = word.length - 3; at >= 3; at -= 1) {
      var end = stem(word.slice(at));
      [end, stem(word.slice(0, at))].forEach(function (one) {
        if (one.length > Math.max(longest.length, 4) && has(one)) longest = one;
      });
      if (!has(end)) continue;
      var starts = [word.slice(0, at), word.slice(0, at).replace(/(?:s|e|en|-)$/, "")];
      for (var which = 0; which < 2; which += 1) {
        var start = stem(starts[which]);
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
  function addUnknown(concept) {
    var half = addHalves(concept);
    spelling.misspelt(concept.word).forEach(function (one) {
      concept.addForm(one.form, one.many <= 1 ? ERROR : TWO_ERRORS);
    });
    concept.close = concept.alternatives.length > 0;
    if (concept.close) return;
    concept.similar = spelling.similar(concept.word);
    if (half) concept.addForm(half, ONE_HALF);
    var nearest = concept.similar[0];
    var letters = tools.fold(concept.word);
    if (nearest && nearest.far <= NEAR_MOST && letters.length >= SHORTEST_GUESS && spelling.plain(letters)) {
      concept.addForm(nearest.form, NEAR);
    }
  }

  function conceptOf(found, typing) {
    var form = stem(found.word);
    var concept = new Concept(found);
    concept.known = concept.addForm(form, 1);
    tools.variants(found.word).forEach(function (other) {
      concept.known = concept.addForm(other, VARIANT) || concept.known;
    });
    addParts(concept, form, typing);
    if (!concept.known) addUnknown(concept);
    return concept;
  }

  /* Synonyms of several words, and words that were typed apart but are written together. */
  function addPhrases(found, byPlace) {
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
          if (joined) concept.known = concept.addForm(joined, JOINED) || concept.known;
        });
      }
    }
  }

  /* The kinds and things that words of the query ask for, as first and last number; marks those words. */
  function askedFor(query, concepts) {
    var stems = read.stemsOf(query);
    var found = [];
    read.asks.forEach(function (ask) {
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

  /* {concepts, asked} of a query; a word that stands there twice is one concept. */
  return function (query) {
    var found = tools.words(query).slice(0, MOST_WORDS);
    var byPlace = new Map();
    found.forEach(function (one, at) {
      if (stops.has(tools.fold(one.word))) return;
      byPlace.set(one.at, conceptOf(one, at === found.length - 1 && !/\s$/.test(query)));
    });
    addPhrases(found, byPlace);
    var concepts = [];
    byPlace.forEach(function (concept) {
      concept.calls = concept.alternatives.some(function (one) {
        return one.weight >= VARIANT && one.stems.some(function (form) { return read.callWords.has(form); });
      });
      if (!concepts.some(function (one) { return one.word === concept.word; })) concepts.push(concept);
    });
    return { concepts: concepts, asked: askedFor(query, concepts) };
  };
}
