/* A letter on its page: what is typed stands in it at once, in whichever edition is chosen. */
nazorg.letterPage = (function () {
  "use strict";
  const { all, one, data } = nazorg;
  const { clean, isolated, standing, turns } = nazorg.letterCheck;

  /* ---- What was filled in ---- */

  /** @type {(it: LetterPage) => HTMLElement} */
  function paper(it) {
    return one(it.root, ".paper");
  }
  /** @type {(form: HTMLFormElement, field: string) => HTMLInputElement | null} */
  function input(form, field) {
    return form.querySelector("#veld-" + field);
  }
  /** @type {(form: HTMLFormElement, choice: string) => string} */
  function answer(form, choice) {
    /** @type {HTMLInputElement | null} */
    const ticked = form.querySelector('[name="keuze-' + choice + '"]:checked');
    return ticked ? ticked.value : "";
  }
  /** @type {(form: HTMLFormElement, row: Element) => Standing} */
  function rowStands(form, row) {
    return standing({ when: data(row, "when"), unless: data(row, "unless") }, (choice) => answer(form, choice));
  }
  /* What the document asks of the page. */
  /** @type {(root: HTMLElement, form: HTMLFormElement) => Letter} */
  function filledIn(root, form) {
    return {
      logo: null,
      value(field) {
        const element = input(form, field);
        return element ? clean(element.value) : "";
      },
      block: (id) => rowStands(form, one(root, '.paper [data-block="' + id + '"]')),
    };
  }

  /* ---- The letter on the page ---- */

  /** @type {(it: LetterPage) => void} */
  function show(it) {
    all(paper(it), "[data-block]").forEach((row) => {
      const stands = rowStands(it.form, row);
      row.hidden = stands === "goes";
      nazorg.show(row, ".paper-note", stands === "open");
    });
    all(paper(it), ".field").forEach((place) => showField(it, place));
    nazorg.show(it.root, ".letter-older", Boolean(paper(it).querySelector(".paper-older")));
    all(it.form, "[data-for]").forEach((field) => {
      const places = all(paper(it), '[data-field="' + data(field, "for") + '"]');
      field.hidden = !places.some((place) => !place.closest("[data-block][hidden]"));
    });
  }
  /** @type {(it: LetterPage, place: HTMLElement) => void} */
  function showField(it, place) {
    const field = data(place, "field");
    if (!place.hasAttribute("data-label")) place.setAttribute("data-label", place.textContent || "");
    if (field === "logo" && it.picture) {
      place.classList.add("filled");
      if (place.querySelector("img")) return;
      const image = document.createElement("img");
      image.alt = "";
      image.src = it.picture.address;
      place.textContent = "";
      place.append(image);
      return;
    }
    const typed = it.filled.value(field);
    place.textContent = typed || data(place, "label");
    place.classList.toggle("filled", Boolean(typed));
    /* Nobody translates what was typed: it says in which language it is. */
    place.lang = typed && foreign(it, place) && !turns(typed) ? document.documentElement.lang : "";
    if (!place.lang) place.removeAttribute("lang");
  }
  /* Whether words that were typed here stand among those of another language. */
  /** @type {(it: LetterPage, place: HTMLElement) => boolean} */
  function foreign(it, place) {
    const around = /** @type {HTMLElement} */ (place.parentElement).closest("[lang]");
    const free = it.form.querySelector('[data-free][data-for="' + data(place, "field") + '"]');
    return Boolean(free && around && around.getAttribute("lang") !== document.documentElement.lang);
  }
  /** @type {Nazorg["letterPage"]["typed"]} */
  function typed(it) {
    return all(it.form, "[data-free]:not([hidden])").filter((field) => {
      const id = data(field, "for");
      const places = all(paper(it), '[data-field="' + id + '"]').filter((place) => !place.closest("[data-block][hidden]"));
      return it.filled.value(id) && places.some((place) => foreign(it, place));
    });
  }

  /* A line of the letter as text alone, with each value in its own order. */
  /** @type {Nazorg["letterPage"]["written"]} */
  function written(line) {
    const copy = /** @type {HTMLElement} */ (line.cloneNode(true));
    all(copy, "bdi").forEach((value) => value.replaceWith(isolated(value.textContent || "", line.dir)));
    return (copy.textContent || "").trim();
  }

  /* The paper of the chosen edition; its data holds it. */
  /** @type {Nazorg["letterPage"]["turn"]} */
  function turn(it, failed) {
    const id = it.select ? it.select.value : edition(it);
    const option = it.select && it.select.selectedOptions[0];
    if (option) one(it.form, ".letter-typed").hidden = !option.hasAttribute("data-translated");
    if (id === edition(it)) show(it);
    else if (id === data(it.first, "edition")) replace(it, it.first.cloneNode(true));
    else withData(it, id, failed, (held) => replace(it, one(nazorg.built(held.paper), ".paper")));
  }
  /** @type {(it: LetterPage, other: Node) => void} */
  function replace(it, other) {
    paper(it).replaceWith(other);
    show(it);
    nazorg.letterDesk.point(it);
  }
  /** @type {(it: LetterPage) => string} */
  function edition(it) {
    return data(paper(it), "edition");
  }
  /** @type {Nazorg["letterPage"]["withData"]} */
  function withData(it, id, failed, use) {
    const key = it.name + "/" + id;
    const option = it.select && it.select.querySelector('option[value="' + id + '"]');
    const there = () => (window.nazorgLetters || {})[key];
    if (there()) use(there());
    else nazorg.load(data(option || it.root, "src"), () => use(there()), failed);
  }

  return { paper, input, answer, filledIn, show, turn, edition, withData, typed, written };
})();
