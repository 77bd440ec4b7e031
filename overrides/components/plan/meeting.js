/* The plan on a screen that everybody in the room sees: one act at a time, large, with keys.

   It shows the rows of the page, writes who and when into their fields, and leads nowhere else. */
nazorg.meeting = (function () {
  "use strict";
  const { all, one, data } = nazorg;
  const MINUTE = 60000;

  /* The words of an act, without links: a number stands there to be read. */
  /** @type {(task: HTMLElement) => DocumentFragment} */
  function said(task) {
    const words = document.createDocumentFragment();
    /** @type {(tag: string, from: Element | null) => void} */
    function add(tag, from) {
      if (!from) return;
      const line = document.createElement(tag);
      line.textContent = (from.textContent || "").replace(/\s+/g, " ").trim();
      words.append(line);
    }
    add("p", task.querySelector("label .full"));
    all(task, ".under > li").forEach((item) => add("p", item.querySelector(".full")));
    all(task, ".tag-waits").forEach((tag) => add("small", tag));
    return words;
  }

  /** @type {(task: HTMLElement, name: string) => HTMLInputElement} */
  function field(task, name) {
    return one(task, ".typed-" + name, HTMLInputElement);
  }

  /** @type {Nazorg["meeting"]} */
  function mount(it) {
    const dialog = one(it.root, "dialog", HTMLDialogElement);
    const words = nazorg.words(dialog);
    /** @type {(name: string) => HTMLElement} */
    const place = (name) => one(dialog, "[data-" + name + "]");
    let at = 0;
    let begun = 0;
    /** @type {() => HTMLElement | undefined} */
    const task = () => it.tasks()[at];

    function time() {
      const minutes = Math.floor((Date.now() - begun) / MINUTE);
      place("time").textContent = minutes ? words(minutes === 1 ? "minute" : "minutes", { "#": minutes }) : "";
    }
    function show() {
      const tasks = it.tasks();
      const now = task();
      const group = now && now.closest(".tasks");
      if (!now || !(group instanceof HTMLElement)) return;
      const beside = all(group, ".task");
      const title = one(group, "h3 > span").firstChild;
      place("phase").textContent = (title && title.textContent) || "";
      place("at").textContent = words("place", { "#": beside.indexOf(now) + 1, "%": beside.length });
      place("act").replaceChildren(said(now));
      const done = now.classList.contains("done");
      place("done").setAttribute("aria-pressed", String(done));
      place("done").textContent = words(done ? "undo" : "done");
      place("who").querySelectorAll("input").forEach((input, number) => {
        input.value = field(now, number ? "when" : "who").value;
      });
      place("soon").textContent = tasks
        .slice(at + 1, at + 4)
        .map((next) => one(next, next.querySelector("label strong") ? "label strong" : "label .full").textContent || "")
        .join(" · ");
      one(dialog, "[data-back]", HTMLButtonElement).disabled = !at;
      one(dialog, "[data-next]", HTMLButtonElement).disabled = at + 1 === tasks.length;
      time();
    }
    /** @type {(step: number) => void} */
    function go(step) {
      at = Math.max(0, Math.min(it.tasks().length - 1, at + step));
      show();
      place("act").focus();
    }
    function tick() {
      const now = task();
      if (now) one(now, "input[type=checkbox]", HTMLInputElement).click();
      show();
    }
    one(it.root, "[data-meeting]").addEventListener("click", () => {
      const open = it.tasks().findIndex((one) => !one.classList.contains("done"));
      at = Math.max(0, open);
      begun = begun || Date.now();
      dialog.showModal();
      show();
      place("act").focus();
    });
    place("back").addEventListener("click", () => go(-1));
    place("next").addEventListener("click", () => go(1));
    place("done").addEventListener("click", tick);
    place("close").addEventListener("click", () => dialog.close());
    place("who").querySelectorAll("input").forEach((input, number) => {
      input.addEventListener("input", () => {
        const now = task();
        if (now) field(now, number ? "when" : "who").value = input.value;
      });
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
      const turn = document.documentElement.dir === "rtl" ? -1 : 1;
      if (event.key === "ArrowRight") go(turn);
      else if (event.key === "ArrowLeft") go(-turn);
      else if (event.key.toLowerCase() === data(dialog, "key")) tick();
      else return;
      event.preventDefault();
    });
    window.setInterval(() => {
      if (dialog.open) time();
    }, MINUTE / 4);
  }

  return mount;
})();
