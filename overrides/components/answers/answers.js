/* Tells of each number with hours whether it answers now, and again every minute (hours.js). */
(function () {
  "use strict";
  const { all, data } = nazorg;

  /** @type {(tag: HTMLElement, answer: Answering) => string} */
  function said(tag, answer) {
    const say = nazorg.words(tag);
    if (answer.open === null) return say("unsure");
    if (answer.open) return say("open");
    const time = say("clock", { "#": Number(answer.from.slice(0, 2)), "%": answer.from.slice(3) });
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", timeZone: "UTC" });
    if (answer.ahead < 2) return say(answer.ahead ? "tomorrow" : "today", { "#": time });
    return say("on", { "#": time, "%": day.format(answer.day) });
  }
  function tell() {
    const now = new Date();
    all(document, ".now[data-weekdays]").forEach((tag) => {
      const answer = nazorg.hours.answering(data(tag, "weekdays"), data(tag, "weekend"), now);
      tag.textContent = said(tag, answer);
      tag.classList.toggle("is-open", answer.open === true);
      tag.classList.toggle("is-closed", answer.open === false);
      tag.hidden = false;
      /* When it opens says enough. */
      nazorg.show(tag.parentElement || tag, ".hours", answer.open !== false);
    });
  }
  tell();
  setInterval(tell, 60000);
})();
