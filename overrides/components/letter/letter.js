/* Filling in a letter: a live preview (preview.js), a check (check.js), and a document made
   in the browser (file.js).

   Nothing is stored or sent; what was typed goes when the page goes. Other scripts that leave the
   page at once (a quick exit) send the event "nazorg:exit" to the document first, and everything is
   cleared. */
(function () {
  "use strict";
  const { all, one, data } = nazorg;
  const { answer, edition, filledIn, input, paper, show, turn, withData, written } = nazorg.letterPage;

  /** @type {(it: LetterPage, part: string) => void} */
  function say(it, part) {
    one(it.form, ".letter-status").textContent = it.word(part);
  }

  /* ---- What stands out, in words ---- */

  /** @type {(it: LetterPage, rules: LetterRule[], known: string[]) => string[]} */
  function look(it, rules, known) {
    const questions = all(it.form, "[data-choice]").map((element) => ({
      question: one(element, "p").textContent || "",
      answer: answer(it.form, data(element, "choice")),
    }));
    const fields = all(it.form, "[data-for]:not([hidden])").map((element) => {
      const id = data(element, "for");
      const box = /** @type {HTMLInputElement} */ (input(it.form, id));
      const required = element.hasAttribute("data-required");
      const value = it.filled.value(id);
      mark(element, box, required && !value);
      const label = one(it.form, 'label[for="veld-' + id + '"]').firstChild;
      return { id, label: ((label && label.textContent) || "").trim(), required, value, own: box.defaultValue };
    });
    return nazorg.letterCheck.findings(questions, fields, rules, known).map((found) =>
      found.kind === "rule"
        ? found.says + " " + it.word("rule", { "@": found.of, "#": "\u201C" + found.part + "\u201D" })
        : it.word(found.kind, { "@": found.of })
    );
  }
  /** @type {(element: HTMLElement, box: HTMLInputElement, empty: boolean) => void} */
  function mark(element, box, empty) {
    const field = data(element, "for");
    one(element, ".letter-error").hidden = !empty;
    box.setAttribute("aria-invalid", empty ? "true" : "false");
    box.setAttribute("aria-describedby", (empty ? "fout-" + field + " " : "") + "hint-" + field);
  }

  /* ---- What is done with it ---- */

  /** @type {(it: LetterPage, format: LetterFormat) => void} */
  function save(it, format) {
    withData(it, edition(it), () => say(it, "failed"), (held) => {
      function zipped() {
        try {
          const made = nazorg.letterFile.make(format, held[format], it.filled);
          nazorg.save(it.name + "." + format, made, nazorg.letterFile.type(format));
          say(it, "done");
        } catch {
          say(it, "failed");
        }
      }
      if (window.fflate) zipped();
      else nazorg.load(data(it.root, "zip"), zipped, () => say(it, "failed"));
    });
  }
  /** @type {(it: LetterPage) => string} */
  function plain(it) {
    return all(paper(it), ".paper-row:not([hidden]) p")
      .filter((line) => !line.hidden && !line.querySelector('.field[data-field="logo"]'))
      .map((line) => (line.className === "paper-item" ? "- " : "") + written(line))
      .join("\n\n");
  }
  /** @type {(it: LetterPage) => void} */
  function copy(it) {
    const text = plain(it);
    function byHand() {
      const area = document.createElement("textarea");
      area.value = text;
      it.form.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      say(it, done ? "copied" : "copy-failed");
    }
    if (!navigator.clipboard) byHand();
    else navigator.clipboard.writeText(text).then(() => say(it, "copied"), byHand);
  }
  /* Prints the letter without the page around it. */
  function printAlone() {
    const root = document.documentElement;
    root.setAttribute("data-printing", "");
    /* print() may come back before anything is on paper. */
    window.addEventListener("afterprint", () => root.removeAttribute("data-printing"), { once: true });
    window.print();
  }

  /* ---- Together ---- */

  /** @type {(root: HTMLElement) => void} */
  function mount(root) {
    /** @type {HTMLFormElement | null} */
    const form = root.querySelector(".letter-form");
    if (!form) return;
    const rules = JSON.parse(data(root, "rules"));
    const known = JSON.parse(data(root, "known"));
    const box = one(form, ".letter-check");
    let dirty = false;
    let waiting = "";
    /** @type {LetterPage} */
    const it = {
      root,
      form,
      name: data(root, "letter"),
      word: nazorg.words(one(form, ".letter-words", HTMLTemplateElement)),
      filled: filledIn(root, form),
      picture: null,
      select: form.querySelector("select"),
      first: /** @type {HTMLElement} */ (one(root, ".paper").cloneNode(true)),
    };

    const failed = () => say(it, "failed");
    function clear() {
      it.form.reset();
      dirty = false;
      box.hidden = true;
      nazorg.show(it.form, ".letter-error", false);
      all(it.form, "[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
      turn(it, failed);
    }
    /* Says what to look at before an action, and waits for the writer. */
    /** @type {(action: string, found: string[]) => void} */
    function ask(action, found) {
      const list = one(box, "ul");
      list.textContent = "";
      found.forEach((line) => {
        const item = document.createElement("li");
        item.textContent = line;
        list.append(item);
      });
      waiting = action;
      box.hidden = false;
      box.focus();
    }
    /** @type {ByName<() => void>} */
    const acts = {
      clear() {
        clear();
        say(it, "cleared");
      },
      copy: () => copy(it),
      print: printAlone,
      docx: () => save(it, "docx"),
      odt: () => save(it, "odt"),
    };
    /** @type {(action: string) => void} */
    function press(action) {
      if (action === "clear") {
        ask(action, [it.word("clear-ask")]);
        return;
      }
      if (action !== "anyway" && action !== "back") {
        const found = look(it, rules, known);
        one(it.form, ".letter-status").textContent = "";
        if (found.length) ask(action, found);
        else waiting = action;
        if (found.length) return;
      }
      box.hidden = true;
      if (action !== "back") acts[waiting]();
      else one(it.form, it.form.querySelector('[aria-invalid="true"]') ? '[aria-invalid="true"]' : "input, textarea").focus();
    }

    form.addEventListener("input", () => {
      dirty = true;
      show(it);
    });
    form.addEventListener("change", (event) => {
      if (event.target === it.select) turn(it, failed);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("[data-act]");
      if (button) press(data(button, "act"));
    });
    window.addEventListener("beforeunload", (event) => {
      if (dirty) event.preventDefault();
    });
    /* A school's own values stand in the form before anybody types. */
    document.addEventListener("nazorg:school", () => {
      show(it);
      nazorg.school.picture((found) => {
        it.picture = found;
        it.filled.logo = found && found.bytes ? { bytes: found.bytes, width: found.width, height: found.height } : null;
        show(it);
      });
    });
    window.addEventListener("pagehide", clear);
    document.addEventListener("nazorg:exit", clear);
    form.hidden = false;
    form.reset();
    show(it);
  }

  all(document, "[data-letter]").forEach(mount);
})();
