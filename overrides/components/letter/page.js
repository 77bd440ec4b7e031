/* Filling in a letter: a live preview (preview.js), a check (check.js, said.js), and a document made in
   the browser (file.js).

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

  /** @type {(field: HTMLElement) => string} */
  function label(field) {
    const words = one(field, "label").firstChild;
    return ((words && words.textContent) || "").trim();
  }
  /** @type {(it: LetterPage, rules: LetterRule[], known: string[]) => LetterFinding[]} */
  function look(it, rules, known) {
    const questions = all(it.form, "[data-choice]").map((element) => ({
      id: data(element, "choice"),
      question: one(element, "legend").textContent || "",
      answer: answer(it.form, data(element, "choice")),
    }));
    const fields = all(it.form, "[data-for]:not([hidden])").map((element) => {
      const id = data(element, "for");
      const box = /** @type {HTMLInputElement} */ (input(it.form, id));
      return {
        id,
        label: label(element),
        required: element.hasAttribute("data-required"),
        value: it.filled.value(id),
        own: box.defaultValue,
      };
    });
    return nazorg.letterCheck.findings(questions, fields, rules, known);
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
    return all(paper(it), ".paper-row:not([hidden]) :is(p, h3, h4)")
      .filter((line) => !line.hidden && !line.querySelector('.field[data-field="logo"]'))
      .map((line) => (line.className === "paper-item" ? "- " : "") + written(line))
      .join("\n\n");
  }
  /** @type {(it: LetterPage) => void} */
  function copy(it) {
    const text = plain(it);
    function byHand() {
      const area = document.createElement("textarea");
      area.translate = false;
      area.value = text;
      it.form.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      one(it.form, "[data-act=copy]").focus({ preventScroll: true });
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
    const form = one(root, ".letter-form", HTMLFormElement);
    const rules = JSON.parse(data(root, "rules"));
    const known = JSON.parse(data(root, "known"));
    const [check, sure] = [one(form, ".letter-check"), one(form, ".letter-clear")];
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
      open: [],
      typed: [],
      at: "",
    };

    const failed = () => say(it, "failed");
    const focus = (/** @type {string} */ act) => one(form, '[data-act="' + act + '"]').focus();
    function clear() {
      form.reset();
      dirty = false;
      sure.hidden = true;
      nazorg.show(form, "[data-by-plan]", false);
      nazorg.letterSaid.show(it, []);
      turn(it, failed);
    }
    /* One reason is enough to keep the letter closed. */
    const closed = { gate: false, plan: false };
    function open() {
      one(root, ".letter-open").hidden = closed.gate || closed.plan;
    }
    const gate = nazorg.letterGate((held) => {
      closed.gate = held;
      open();
    });
    /** @type {ByName<() => void>} */
    const acts = {
      copy: () => copy(it),
      print: printAlone,
      docx: () => save(it, "docx"),
      odt: () => save(it, "odt"),
      clear() {
        sure.hidden = false;
        sure.focus();
      },
      "clear-no"() {
        sure.hidden = true;
        focus("clear");
      },
      "clear-yes"() {
        clear();
        focus("clear");
        say(it, "cleared");
      },
      /* The writer decided: what was found is no fault any more. */
      anyway() {
        nazorg.letterSaid.show(it, []);
        focus(waiting);
        acts[waiting]();
      },
    };
    /* Says what to look at before the letter goes out, and waits for the writer. */
    /** @type {(action: string) => void} */
    function press(action) {
      one(form, ".letter-status").textContent = "";
      if (["docx", "odt", "copy", "print"].includes(action)) {
        const found = look(it, rules, known);
        const typed = nazorg.letterPage.typed(it).map(label);
        nazorg.letterSaid.show(it, found, typed);
        waiting = action;
        if (found.length || typed.length) {
          check.scrollIntoView();
          check.focus({ preventScroll: true });
          return;
        }
      }
      acts[action]();
    }

    form.addEventListener("input", () => {
      dirty = true;
      show(it);
      if (it.open.length) nazorg.letterSaid.mended(it, look(it, rules, known));
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
    function own() {
      show(it);
      nazorg.school.picture((found) => {
        it.picture = found;
        it.filled.logo = found && found.bytes ? { bytes: found.bytes, width: found.width, height: found.height } : null;
        show(it);
      });
    }
    function gone() {
      clear();
      if (gate) gate.reset();
    }
    document.addEventListener("nazorg:school", own);
    window.addEventListener("pagehide", gone);
    document.addEventListener("nazorg:exit", gone);
    form.hidden = false;
    form.reset();
    own();
    nazorg.letterDesk.mount(it);
    nazorg.letterPlan(it, (reason) => {
      if (gate && gate.cases()) return;
      const shut = one(root, ".letter-shut");
      one(shut, "p").replaceChildren(nazorg.built(reason));
      shut.hidden = false;
      closed.plan = true;
      open();
    });
  }

  all(document, "[data-letter]").forEach(mount);
})();
