/* The search in its dialog: a combobox whose list is what was found.

   What is typed stays in the field: it is in no address, no history and no store,
   and it is gone when the dialog closes or the page is left. The index is a script
   that is loaded when somebody first goes to search. */
(function () {
  "use strict";
  const { one, data, inputs } = nazorg;
  const { element, loaded, load } = nazorg.hits;
  const found = document.querySelector("[data-search]");
  if (!found || !document.querySelector("[data-search-door]") || !("showModal" in found)) return;

  const dialog = one(document, "[data-search]", HTMLDialogElement);
  const link = one(document, "[data-search-door]");
  const input = inputs(dialog, "input")[0];
  const list = one(dialog, ".search-list");
  const status = one(dialog, ".search-status");
  const dangers = one(dialog, ".search-danger");
  const none = one(dialog, ".search-none");
  const near = one(dialog, ".search-near");
  const shown = nazorg.hits.list(list, one(dialog, ".search-words", HTMLTemplateElement).content);
  const own = data(dialog, "language");
  const other = data(dialog, "other-language");
  const say = nazorg.words(dialog);
  const OTHERS = 3;
  let active = -1;
  let timer = 0, telling = 0;
  /* Counts the queries: what comes late for an earlier one is dropped. */
  let turn = 0;
  /* The query for which Enter was pressed before there was an answer. */
  let entered = 0;
  /* Whether what is shown was found with words that only look like what was typed. */
  let guessed = false;

  /* `aloud` is for ears only: what the eye sees elsewhere. */
  /** @type {(text: string, aloud?: string) => void} */
  function tell(text, aloud) {
    clearTimeout(telling);
    /* Once the typing rests, so that a screen reader hears one number and not six. */
    telling = setTimeout(() => {
      status.textContent = text;
      if (aloud) status.append(element("span", "aural", " " + aloud));
    }, 350);
  }

  function clear() {
    shown.clear();
    active = -1;
    guessed = false;
    one(near, "ul").textContent = "";
    list.hidden = none.hidden = dangers.hidden = near.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** @type {(count: number, answer: Answered) => void} */
  function counted(count, answer) {
    let text = count === 1 ? say("one") : say("many", { "#": count });
    if (!count) text = say("none");
    if (answer.crisis) text = say("crisis") + " " + text;
    tell(text, answer.near.length ? one(near, "p").textContent || "" : "");
  }

  /** @type {(count: number, answer: Answered) => void} */
  function finish(count, answer) {
    list.hidden = !count;
    none.hidden = count > 0;
    input.setAttribute("aria-expanded", String(count > 0));
    counted(count, answer);
  }

  /* Words that look like what was typed; pressing one puts it in the place of that word alone. */
  /** @type {(answer: Answered) => void} */
  function showNear(answer) {
    answer.near.forEach((word) => {
      const item = element("li");
      const button = element("button", "button", word.word);
      button.type = "button";
      button.addEventListener("click", () => {
        input.value = input.value.slice(0, word.at) + word.word + input.value.slice(word.end);
        input.focus();
        run();
      });
      item.append(button);
      one(near, "ul").append(item);
    });
    near.hidden = !answer.near.length;
  }

  /* Answers what stands in the field now, where that still waits for the typing to rest. */
  function settle() {
    if (timer) run();
  }

  function run() {
    clearTimeout(timer);
    timer = 0;
    turn += 1;
    const mine = turn;
    if (!input.value.trim()) {
      clear();
      tell("");
      return;
    }
    if (!loaded(own)) tell(say("loading"));
    load(own, say("index"), (search) => {
      if (mine !== turn) return;
      clear();
      if (!search) {
        none.hidden = dangers.hidden = false;
        tell(say("failed"));
        return;
      }
      const answer = search(input.value);
      dangers.hidden = !answer.crisis;
      guessed = answer.guessed;
      showNear(answer);
      const count = shown.own(answer.hits, say("top"), say("best"));
      finish(count, answer);
      if (entered === mine) follow();
      if (other && (answer.strange || !count)) offerOther(mine, answer, count);
    });
  }

  /* A word that this language's site does not know may be one of the guide's own language. */
  /** @type {(mine: number, answer: SearchAnswer, count: number) => void} */
  function offerOther(mine, answer, count) {
    load(other, say("other-index"), (search) => {
      if (mine !== turn || !search) return;
      const there = search(input.value);
      if (!there.sure || !there.hits.length) return;
      /* Better an answer there than a guess here. */
      if (answer.guessed) {
        clear();
        dangers.hidden = !answer.crisis;
      }
      const more = shown.other(there.hits.slice(0, OTHERS), say("other"), say("dutch"), other);
      if (answer.guessed) finish(more, { crisis: answer.crisis, near: [] });
      else finish(count + more, answer);
    });
  }

  /* Goes to what is chosen, or else to the first; never to a guess that nobody chose. */
  function follow() {
    entered = 0;
    const chosen = shown.options()[active < 0 && !guessed ? 0 : active];
    if (chosen) chosen.click();
  }

  /** @type {(at: number) => void} */
  function choose(at) {
    const options = shown.options();
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = at;
    if (!options[at]) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  }

  function open() {
    /* Under the blank screen of "leave fast" nothing opens. */
    if (dialog.open || document.documentElement.classList.contains("leaving")) return;
    forget();
    dialog.showModal();
    input.focus();
  }

  function forget() {
    clearTimeout(timer);
    clearTimeout(telling);
    timer = entered = 0;
    turn += 1;
    input.value = "";
    status.textContent = "";
    clear();
  }

  input.addEventListener("focus", () => {
    load(own, say("index"), () => {});
  });
  /* One thing at a time has the focus, in fact or by aria-activedescendant. */
  input.addEventListener("blur", () => {
    choose(-1);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    entered = 0;
    timer = setTimeout(run, 40);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      settle();
      const many = shown.options().length;
      if (!many) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = active < 0 && step < 0 ? 0 : active;
      choose((from + step + many) % many);
    } else if (event.key === "Enter") {
      event.preventDefault();
      settle();
      if (loaded(own)) follow();
      else entered = turn;
    }
  });
  /* A result on the page that is open: the dialog makes way for it. */
  list.addEventListener("click", (event) => {
    const chosen = /** @type {Element} */ (event.target).closest(".search-option");
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (chosen instanceof HTMLAnchorElement && !elsewhere && chosen.protocol !== "tel:") dialog.close();
  });
  one(dialog, "[data-search-close]").addEventListener("click", () => {
    dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  /* The browser says so late: by then it may have been opened again, and typed in. */
  dialog.addEventListener("close", () => {
    if (!dialog.open) forget();
  });
  window.addEventListener("pagehide", () => {
    if (dialog.open) dialog.close();
    forget();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });

  /* With script the way to the search is a button; without, a link to the register. */
  const door = element("button", link.className);
  door.type = "button";
  door.title = say("shortcut");
  door.setAttribute("aria-haspopup", "dialog");
  door.setAttribute("aria-keyshortcuts", "Control+K");
  door.append(...link.childNodes);
  /* A press begins well before the click that ends it: the index may already come. */
  door.addEventListener("pointerdown", () => {
    load(own, say("index"), () => {});
  });
  door.addEventListener("click", open);
  link.replaceWith(door);
})();
