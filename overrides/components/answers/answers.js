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
    const day = new Date(answer.day).toLocaleDateString(document.documentElement.lang, {
      weekday: "long", timeZone: "UTC",
    });
    return say(["today", "tomorrow"][answer.ahead] || "on", { "#": time, "%": day });
  }
  function tell() {
    all(document, "[data-weekdays]").forEach((tag) => {
      const answer = nazorg.hours.answering(data(tag, "weekdays"), data(tag, "weekend"), new Date());
      tag.textContent = said(tag, answer);
      tag.classList.toggle("is-open", answer.open === true);
      tag.classList.toggle("is-closed", answer.open === false);
      tag.hidden = false;
    });
  }
  tell();
  setInterval(tell, 60000);
})();
