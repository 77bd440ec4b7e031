/* Filters the organisations, and opens the card that a link leads to. */
(function () {
  "use strict";
  const { all, one, data } = nazorg;
  if (!document.querySelector("[data-filter]")) return;
  const form = one(document, "[data-filter]", HTMLFormElement);
  const cards = all(document, ".organisation");
  const status = one(form, "[role=status]");

  /* What is not known stays: only who is closed for certain can be left out. */
  /** @type {(card: HTMLElement) => boolean} */
  function isClosed(card) {
    const numbers = all(card, ".now");
    return numbers.length > 0 && numbers.every((tag) => tag.classList.contains("is-closed"));
  }
  function apply() {
    const hides = one(form, "[name=closed]", HTMLInputElement).checked;
    const shown = cards.filter((card) => {
      const fits = ["audiences", "topics"].every((name) => {
        const wanted = one(form, "[name=" + name + "]", HTMLSelectElement).value;
        return !wanted || data(card, name).split(" ").includes(wanted);
      });
      card.hidden = !fits || (hides && isClosed(card));
      return !card.hidden;
    });
    all(document, ".need").forEach((need) => {
      need.hidden = !shown.some((card) => need.contains(card));
    });
    status.textContent = nazorg.words(status)("count", { "#": shown.length, "%": cards.length });
  }
  function unfold() {
    const card = cards.find((one) => "#" + one.id === location.hash);
    if (card) one(card, "details", HTMLDetailsElement).open = true;
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", unfold);
  apply();
  unfold();
})();
