/* Filters the organisations, and tells who answers now (hours.js). */
(function () {
  "use strict";
  const { all, one, data } = nazorg;
  if (!document.querySelector("[data-filter]")) return;
  const form = one(document, "[data-filter]", HTMLFormElement);
  const cards = all(document, ".organisation");
  const status = one(form, "[role=status]");

  /** @type {(card: HTMLElement, now: Moment) => boolean | null} */
  function isOpen(card, now) {
    return nazorg.hours.isOpen(card.getAttribute("data-weekdays"), card.getAttribute("data-weekend"), now);
  }
  /** @type {(now: Moment) => void} */
  function tell(now) {
    cards.forEach((card) => {
      /** @type {HTMLElement | null} */
      const tag = card.querySelector(".open-now");
      const open = isOpen(card, now);
      if (!tag) return;
      tag.hidden = open === null;
      tag.classList.toggle("is-open", open === true);
      tag.textContent = data(form, open ? "open" : "closed");
    });
  }
  function apply() {
    const now = nazorg.hours.dutch(new Date());
    const openOnly = one(form, "[name=open]", HTMLInputElement).checked;
    tell(now);
    const shown = cards.filter((card) => {
      const fits = ["audiences", "topics"].every((name) => {
        const wanted = one(form, "[name=" + name + "]", HTMLSelectElement).value;
        return !wanted || data(card, name).split(" ").includes(wanted);
      });
      card.hidden = !fits || (openOnly && isOpen(card, now) !== true);
      return !card.hidden;
    });
    status.textContent = nazorg.words(status)("count", { "#": shown.length, "%": cards.length });
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
  setInterval(() => tell(nazorg.hours.dutch(new Date())), 60000);
})();
