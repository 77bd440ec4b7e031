/* What of an entry is shown: the passage, the sentence and the words that were asked. */
/** @type {(read: SearchRead, tools: SearchTools) => SearchExcerpts} */
function searchExcerpts(read, tools) {
  "use strict";
  const { entries, passages, stops } = read;
  const { stem } = tools;

  /* The passage of an entry that says most of what was asked. */
  /** @type {SearchExcerpts["passage"]} */
  function passage(number, concepts) {
    const entry = entries[number];
    /** @type {{at: number, worth: number} | null} */
    let best = null;
    for (let at = entry.first; at < entry.end; at += 1) {
      let worth = 0;
      concepts.forEach((concept) => {
        let value = 0;
        passages[at].stems.forEach((form) => {
          value = Math.max(value, concept.forms.get(form) || 0);
        });
        worth += value * concept.mass;
      });
      worth *= Math.sqrt(Math.max(passages[at].weight, 0.2));
      if (worth && (!best || worth > best.worth)) best = { at, worth };
    }
    return best ? best.at : null;
  }

  /* The words of a text in runs: [[text, matched], ...]. */
  /** @type {SearchExcerpts["marked"]} */
  function marked(text, concepts) {
    /** @type {SearchRun[]} */
    const runs = [];
    let end = 0;
    tools.words(text).forEach((one) => {
      if (stops.has(tools.fold(one.word))) return;
      const form = stem(one.word);
      const match = concepts.some((concept) => concept.marks.has(form));
      if (!match) return;
      if (one.at > end) runs.push([text.slice(end, one.at), false]);
      runs.push([text.slice(one.at, one.end), true]);
      end = one.end;
    });
    if (end < text.length) runs.push([text.slice(end), false]);
    return runs;
  }

  /* The sentence of a text that says most of what was asked. */
  /** @type {SearchExcerpts["sentence"]} */
  function sentence(text, concepts) {
    let best = "", most = -1;
    (text.match(/.+?(?:[.?!\u061f](?=\s|$)|$)/g) || [text]).forEach((one) => {
      let worth = 0;
      concepts.forEach((concept) => {
        let value = 0;
        tools.words(one).forEach((found) => {
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

  return { passage, marked, sentence };
}
