/* The form and the letter beside each other: what one types is marked in the letter and in view. With no
   room for both, the letter is one press away, and so is the place where one was. */
nazorg.letterDesk = (function () {
  "use strict";
  const { all, one, data } = nazorg;
  const wide = window.matchMedia("(min-width: 62rem)");

  /** @type {(it: LetterPage) => HTMLElement | undefined} */
  function mark(it) {
    const paper = nazorg.letterPage.paper(it);
    all(paper, ".at").forEach((place) => place.classList.remove("at"));
    const places = it.at ? all(paper, it.at).filter((place) => !place.closest("[hidden]")) : [];
    places.forEach((place) => place.classList.add("at"));
    return places[0];
  }
  /** @type {Nazorg["letterDesk"]["point"]} */
  function point(it) {
    const place = mark(it);
    if (!place || !wide.matches) return;
    const sheet = one(it.root, ".letter-sheet");
    const [box, around] = [place.getBoundingClientRect(), sheet.getBoundingClientRect()];
    if (box.top < around.top || box.bottom > around.bottom) {
      sheet.scrollTop += box.top - around.top - sheet.clientHeight / 3;
    }
  }

  /** @type {Nazorg["letterDesk"]["mount"]} */
  function mount(it) {
    const bench = one(it.root, ".letter-bench");
    const sheet = one(it.root, ".letter-sheet");
    const heading = one(sheet, "h2");
    const bar = one(it.root, ".letter-turn");
    const button = one(bar, "button");
    /** @type {HTMLElement | null} */
    let last = null;
    let height = 0;

    it.form.addEventListener("focusin", (event) => {
      const part = /** @type {Element} */ (event.target).closest("[data-for], [data-choice]");
      const [field, choice] = part ? [data(part, "for"), data(part, "choice")] : ["", ""];
      it.at = field ? '[data-field="' + field + '"]' : "";
      if (choice) it.at = '[data-when="' + choice + '"], [data-unless="' + choice + '"]';
      if (part) last = /** @type {HTMLElement} */ (event.target);
      point(it);
    });
    function turn() {
      /* Asked after the form has gone it is another one. */
      const now = window.scrollY;
      const reading = bench.classList.toggle("reading");
      button.textContent = it.word(reading ? "write" : "see");
      if (reading) {
        height = now;
        const place = mark(it);
        heading.focus({ preventScroll: true });
        (place || heading).scrollIntoView({ block: place ? "center" : "start" });
      } else {
        (last || button).focus({ preventScroll: true });
        window.scrollTo(0, height);
      }
    }
    /* What scrolls by itself must be in reach of the keys; elsewhere it is no stop. */
    function room() {
      if (wide.matches) sheet.tabIndex = 0;
      else sheet.removeAttribute("tabindex");
      if (wide.matches && bench.classList.contains("reading")) turn();
    }
    button.addEventListener("click", turn);
    wide.addEventListener("change", room);
    bench.classList.add("filling");
    bar.hidden = false;
    room();
  }

  return { mount, point };
})();
