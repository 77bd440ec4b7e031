/* Leaving fast: with the link, or with Shift three times. After "Exit this page" of GOV.UK.

   Where to and how stand on the element [data-leave], and are read at the moment itself:
   data-target is an address, empty for the blank page that the link names; data-mode is
   "page", or "blank" for a screen that Shift three times brings back.

   On leaving "nazorg:exit" goes to the document first: whoever holds something drops it.
   Who sends "nazorg:leave" asks to leave, whatever the mode. */
(function () {
  "use strict";
  const PRESSES = 3;
  const BETWEEN = 5000;
  const root = document.documentElement;
  const { all, one } = nazorg;
  if (!document.querySelector("[data-leave]")) return;
  const holder = one(document, "[data-leave]");
  const status = one(holder, "[role=status]");
  const word = nazorg.words(holder);
  /** @type {HTMLElement | null} */
  let cover = null;
  /** @type {{title: string, focus: Element | null}} */
  let before = { title: "", focus: null };
  let presses = 0;
  let alone = false;
  let timer = 0;

  function address() {
    const own = one(holder, "[data-leave-link]", HTMLAnchorElement).href;
    try {
      const chosen = new URL(word("target") || own, location.href);
      return /^https?:$/.test(chosen.protocol) ? chosen.href : own;
    } catch {
      return own;
    }
  }

  /* Hides everything, also what lies on top of all, and says so. */
  /** @type {(said: string) => void} */
  function hide(said) {
    before = { title: document.title, focus: document.activeElement };
    all(document, "dialog[open]").forEach((dialog) => /** @type {HTMLDialogElement} */ (dialog).close());
    root.classList.add("leaving");
    document.title = word("title");
    /* A page of its own for a screen reader: one landmark, with one heading in it. */
    cover = document.createElement("main");
    cover.className = "leave-cover";
    const alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    cover.appendChild(alert);
    document.body.appendChild(cover);
    const line = document.createElement("h1");
    line.className = "aural";
    line.textContent = word(said);
    alert.appendChild(line);
  }
  function show() {
    if (!cover) return;
    cover.remove();
    cover = null;
    root.classList.remove("leaving");
    document.title = before.title;
    if (before.focus instanceof HTMLElement) before.focus.focus();
    status.textContent = word("back");
  }
  function leave() {
    nazorg.send("exit");
    if (!cover) hide("going");
    window.nazorgLeave(address());
  }
  function act() {
    if (word("mode") !== "blank") {
      leave();
      return;
    }
    window.nazorgHide(!cover);
    if (cover) show();
    else hide("blank");
  }

  /* Shift alone, three times: counted when it is let go, so that a capital does not count. */
  function stop() {
    clearTimeout(timer);
    if (presses) status.textContent = "";
    presses = 0;
    holder.removeAttribute("data-pressed");
  }
  function press() {
    clearTimeout(timer);
    presses += 1;
    if (presses === PRESSES) {
      stop();
      act();
      return;
    }
    holder.setAttribute("data-pressed", String(presses));
    if (!cover) status.textContent = word(presses === 1 ? "two" : "one");
    timer = setTimeout(() => {
      stop();
      if (!cover) status.textContent = word("stopped");
    }, BETWEEN);
  }
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      alone = false;
      stop();
    } else if (!event.repeat) {
      alone = !(event.ctrlKey || event.altKey || event.metaKey);
    }
  }, true);
  window.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) press();
    else stop();
    alone = false;
  }, true);
  /* Shift and a click is something else; so is Shift in another window. */
  window.addEventListener("pointerdown", () => {
    alone = false;
    stop();
  }, true);
  window.addEventListener("blur", stop);

  document.addEventListener("click", (event) => {
    if (!/** @type {Element} */ (event.target).closest("[data-leave-link]")) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("nazorg:leave", leave);
  /* A page that comes back without having been left is as it was. */
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && word("mode") !== "blank") show();
  });
})();
