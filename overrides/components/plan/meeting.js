/* The plan on a screen that everybody in the room sees: one phase at a time, large, with keys.

   It shows the rows of the page, writes who and when into their fields, and leads nowhere else. */
nazorg.meeting = (function () {
  "use strict";
  const { all, one, data } = nazorg;
  const MINUTE = 60000;

  /** @type {(tag: string, name: string, content?: string | Element | null) => HTMLElement} */
  function make(tag, name, content) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(content instanceof Element ? content.cloneNode(true) : content || "");
    /* Without links: a number stands there to be read. */
    all(element, "a").forEach((link) => link.replaceWith(...link.childNodes));
    return element;
  }
  /** @type {(task: HTMLElement, name: string) => HTMLInputElement} */
  function field(task, name) {
    return one(task, ".typed-" + name, HTMLInputElement);
  }
  /** @type {(task: HTMLElement) => boolean} */
  function isDone(task) {
    return task.classList.contains("done");
  }

  /* An act in the list: in short, and in full with its lines when it is the one that is done now. What
     was ticked with another text is not struck out. */
  /** @type {(task: HTMLElement, full: boolean, ticked: string) => HTMLElement} */
  function act(task, full, ticked) {
    const item = make("li", "");
    const tick = make("b", "", isDone(task) ? "✓" : "");
    const said = make("div", "");
    const changed = task.querySelector(".task-changed");
    item.classList.toggle("done", isDone(task) && !changed);
    if (isDone(task)) {
      tick.setAttribute("role", "img");
      tick.setAttribute("aria-label", ticked);
    }
    said.append(make("p", "", one(task, full ? "label .full" : "label .brief")));
    if (full) {
      item.tabIndex = -1;
      item.setAttribute("aria-current", "step");
      said.append(...all(task, ".under > li").map((line) => make("p", "line", line.querySelector(".full"))));
      said.append(...all(task, ".tag-waits").map((tag) => make("p", "line", tag.textContent)));
    }
    if (changed) said.append(make("p", "line", changed.textContent));
    /* What was filled in, else whose work it is. */
    const people = ["who", "when"].map((name) => field(task, name).value).filter(Boolean).join(", ");
    const role = one(task, ".who").textContent;
    item.append(tick, make("b", "", one(task, ".number").textContent), said, make("p", "people", full ? role : people || role));
    return item;
  }

  /** @type {Nazorg["meeting"]} */
  function mount(it) {
    const dialog = one(it.root, "dialog", HTMLDialogElement);
    const words = nazorg.words(dialog);
    /** @type {(name: string) => HTMLElement} */
    const place = (name) => one(dialog, "[data-" + name + "]");
    const acts = place("acts");
    const people = place("who");
    const inputs = nazorg.inputs(people, "input");
    let at = 0;
    let key = "";
    let begun = 0;

    /** @type {(task: HTMLElement) => HTMLElement} */
    function group(task) {
      return /** @type {HTMLElement} */ (task.closest(".tasks"));
    }
    /** @type {(task: HTMLElement) => string} */
    function title(task) {
      const name = one(group(task), "h3 > span").firstChild;
      return ((name && name.textContent) || "").trim();
    }
    /* Where the next phase begins. */
    function further() {
      const tasks = it.tasks();
      return tasks.findIndex((task, number) => number > at && group(task) !== group(tasks[at]));
    }
    /* A button says which key does the same. */
    /** @type {(text: string, key: string) => string} */
    function keyed(text, key) {
      return text + " (" + data(dialog, key).toUpperCase() + ")";
    }
    function time() {
      const minutes = Math.floor((Date.now() - begun) / MINUTE);
      place("time").textContent = minutes ? words(minutes === 1 ? "minute" : "minutes", { "#": minutes }) : "";
    }
    /** @type {(focus: boolean) => void} */
    function show(focus) {
      const tasks = it.tasks();
      const now = tasks[at];
      key = data(now, "key");
      const beside = all(group(now), ".task");
      dialog.className = "meeting " + (group(now).className.match(/phase-\d/) || [""])[0];
      place("phase").replaceChildren(one(group(now), "svg", SVGElement).cloneNode(true), title(now));
      place("at").textContent = words("place", { "#": beside.filter(isDone).length, "%": beside.length });
      acts.replaceChildren(...beside.map((task) => act(task, task === now, words("done"))));
      const current = one(acts, "[aria-current]");
      current.append(people);
      inputs.forEach((input, number) => {
        input.value = field(now, number ? "when" : "who").value;
      });
      place("done").textContent = keyed(words(isDone(now) ? "undo" : "done"), "key");
      const next = further();
      place("further").hidden = next < 0;
      if (next > 0) place("further").textContent = keyed(words("further", { "#": title(tasks[next]) }), "further-key");
      one(dialog, "[data-back]", HTMLButtonElement).disabled = !at;
      one(dialog, "[data-next]", HTMLButtonElement).disabled = at + 1 === tasks.length;
      place("changed").textContent = "";
      time();
      current.scrollIntoView({ block: current.offsetHeight < acts.clientHeight ? "center" : "start" });
      if (focus) current.focus({ preventScroll: true });
    }
    /** @type {(number: number) => void} */
    function go(number) {
      at = Math.max(0, Math.min(it.tasks().length - 1, number));
      show(true);
    }
    /* An act that is longer than the screen is read to its end first. */
    function forward() {
      const below = one(acts, "[aria-current]").getBoundingClientRect().bottom - acts.getBoundingClientRect().bottom;
      if (below > 1) acts.scrollTop += Math.min(below, acts.clientHeight);
      else go(at + 1);
    }
    /* The first act from there on, in its phase, that is still to be done. */
    /** @type {(number: number) => void} */
    function start(number) {
      const tasks = it.tasks();
      const open = tasks.findIndex((task, other) => other >= number && !isDone(task));
      go(open > 0 && (!number || group(tasks[open]) === group(tasks[number])) ? open : number);
    }
    function skip() {
      const next = further();
      if (next > 0) start(next);
    }
    function tick() {
      const inside = acts.contains(document.activeElement);
      one(it.tasks()[at], "input[type=checkbox]", HTMLInputElement).click();
      show(inside);
    }
    /* The rows may be others than a moment ago: it stays at the same act, else says that the list changed. */
    document.addEventListener("nazorg:drawn", () => {
      if (!dialog.open) return;
      const tasks = it.tasks();
      const same = tasks.findIndex((task) => data(task, "key") === key);
      at = same < 0 ? Math.min(at, tasks.length - 1) : same;
      show(acts.contains(document.activeElement) && !people.contains(document.activeElement));
      place("changed").textContent = same < 0 ? data(dialog, "changed") : "";
    });
    one(it.root, "[data-meeting]").addEventListener("click", () => {
      begun = begun || Date.now();
      dialog.showModal();
      start(0);
    });
    place("back").addEventListener("click", () => go(at - 1));
    place("next").addEventListener("click", forward);
    place("done").addEventListener("click", tick);
    place("further").addEventListener("click", skip);
    place("close").addEventListener("click", () => dialog.close());
    acts.addEventListener("click", (event) => {
      const item = event.target instanceof Element && event.target.closest("li:not([aria-current])");
      const now = it.tasks()[at];
      if (item) go(it.tasks().indexOf(all(group(now), ".task")[Array.from(acts.children).indexOf(item)]));
    });
    inputs.forEach((input, number) => {
      input.addEventListener("input", () => {
        field(it.tasks()[at], number ? "when" : "who").value = input.value;
      });
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const turn = document.documentElement.dir === "rtl" ? -1 : 1;
      /* Up and down also while one types; Page Up and Down are what a presenter's remote sends. */
      const typing = event.target instanceof HTMLInputElement;
      const step =
        { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1 }[event.key] ||
        (!typing && { ArrowRight: turn, ArrowLeft: -turn }[event.key]);
      if (step) (step > 0 ? forward() : go(at - 1));
      else if (!typing && event.key.toLowerCase() === data(dialog, "key")) tick();
      else if (!typing && event.key.toLowerCase() === data(dialog, "further-key")) skip();
      else return;
      event.preventDefault();
    });
    window.setInterval(() => {
      if (dialog.open) time();
    }, MINUTE / 4);
  }

  return mount;
})();
