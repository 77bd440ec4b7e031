/* What was found in a letter, said as a form should: a list above it whose lines lead to the fields, the
   same beside each field, and in the title of the page. It goes as soon as it is mended. */
nazorg.letterSaid = (function () {
  "use strict";
  const { all, one } = nazorg;
  const title = document.title;

  /** @type {(it: LetterPage, found: LetterFinding) => string} */
  function words(it, found) {
    if (found.kind !== "rule") return it.word(found.kind, { "@": found.of });
    return found.says + " " + it.word("rule", { "@": found.of, "#": "\u201C" + found.part + "\u201D" });
  }
  /** @type {(found: LetterFinding) => string} */
  function name(found) {
    return (found.kind === "choice" ? "keuze-" : "") + found.at;
  }
  /* What is marked: a field, or a question with its answers. */
  /** @type {(it: LetterPage, found: LetterFinding) => HTMLElement} */
  function place(it, found) {
    return one(it.form, found.kind === "choice" ? '[data-choice="' + found.at + '"]' : "#veld-" + found.at);
  }

  /** @type {(it: LetterPage) => void} */
  function bare(it) {
    nazorg.show(it.form, ".letter-error", false);
    all(it.form, "[aria-invalid]").forEach((marked) => {
      marked.removeAttribute("aria-invalid");
      if (marked.id) marked.setAttribute("aria-describedby", marked.id.replace("veld-", "hint-"));
      else marked.removeAttribute("aria-describedby");
    });
  }
  /* The first that was found at a place stands there. */
  /** @type {(it: LetterPage, found: LetterFinding) => void} */
  function mark(it, found) {
    const marked = place(it, found);
    const error = one(it.form, "#fout-" + name(found));
    if (!error.hidden) return;
    const said = found.kind === "rule" ? words(it, found) : it.word("error-" + found.kind);
    error.textContent = it.word("wrong") + " " + said;
    error.hidden = false;
    marked.setAttribute("aria-invalid", "true");
    marked.setAttribute("aria-describedby", (error.id + " " + (marked.getAttribute("aria-describedby") || "")).trim());
  }
  /** @type {(it: LetterPage, found: LetterFinding) => HTMLElement} */
  function line(it, found) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const field = found.kind === "choice" ? "keuze-" + found.at : "veld-" + found.at;
    link.href = "#" + field;
    link.textContent = words(it, found);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      /* With its label in view, not only the box. */
      const target = one(it.form, "#" + field);
      /** @type {Element} */ (target.closest(".letter-field, .letter-choice")).scrollIntoView();
      target.focus({ preventScroll: true });
    });
    item.append(link);
    return item;
  }

  /** @type {Nazorg["letterSaid"]["show"]} */
  function show(it, found, typed) {
    const box = one(it.form, ".letter-check");
    const aside = one(box, "[data-typed]");
    it.open = found;
    it.typed = typed || [];
    bare(it);
    found.forEach((each) => mark(it, each));
    one(box, "ul").replaceChildren(...found.map((each) => line(it, each)));
    aside.textContent = typed && typed.length ? it.word("typed", { "@": typed.join(", ") }) : "";
    aside.hidden = !aside.textContent;
    box.hidden = !found.length && aside.hidden;
    document.title = (found.length ? it.word("wrong") + " " : "") + title;
  }
  /** @type {Nazorg["letterSaid"]["mended"]} */
  function mended(it, found) {
    const still = found.map((each) => each.kind + each.at);
    const left = it.open.filter((each) => still.includes(each.kind + each.at));
    if (left.length < it.open.length) show(it, left, it.typed);
  }

  return { show, mended };
})();
