/* The checklist on the page: ticks that all pages and languages share, and the printed sheet.

   lists.js says what is kept and where, sheet.js what is shown. */
(function () {
  "use strict";
  const { all, one, data, inputs } = nazorg;

  const lists = nazorg.lists.kept(
    { session: () => window.sessionStorage, local: () => window.localStorage },
    () => Math.floor(Date.now() / 86400000)
  );

  /** @type {(task: HTMLElement) => HTMLInputElement} */
  function boxOf(task) {
    return one(task, "input[type=checkbox]", HTMLInputElement);
  }
  /* ---- What is ticked ---- */

  /** @type {(it: Checklist) => void} */
  function showTicks(it) {
    const ticks = lists.ticks(lists.current());
    it.tasks.forEach((task) => {
      const tick = ticks[data(task, "key")];
      boxOf(task).checked = Boolean(tick);
      task.classList.toggle("done", Boolean(tick));
      const note = task.querySelector(".task-changed");
      if (note) note.remove();
      if (!nazorg.sheet.changed(tick, data(task, "digest"))) return;
      const said = document.createElement("p");
      said.className = "task-changed";
      said.textContent = it.word("checklist_item_changed");
      (task.querySelector(".task-text") || task).append(said);
    });
  }
  /** @type {(it: Checklist) => void} */
  function showProgress(it) {
    const plan = it.planned();
    const done = plan.filter((task) => task.classList.contains("done")).length;
    const bar = one(it.root, "[data-bar]", HTMLProgressElement);
    one(it.root, "[data-progress]").textContent = it.word("checklist_progress", { "#": done, "%": plan.length });
    bar.max = plan.length;
    bar.value = done;
  }
  /** @type {(it: Checklist) => void} */
  function showState(it) {
    const colour = lists.current();
    const left = lists.left(colour);
    let text = it.word(...nazorg.sheet.staying(left, lists.refused()));
    if (colour !== nazorg.lists.first || lists.used().length > 1) {
      text = it.word("checklist_incident") + ": " + it.word("incident_" + colour) + ". " + text;
    }
    one(it.root, "[data-state]").textContent = text;
    if (!it.whole) return;
    const choice = one(it.root, "[data-colour]", HTMLSelectElement);
    one(it.root, "[data-keep]", HTMLInputElement).checked = left !== null;
    choice.value = colour;
    Array.from(choice.options).forEach((option) => {
      const count = Object.keys(lists.ticks(option.value)).length;
      const name = it.word("incident_" + option.value);
      option.textContent = count ? it.word("checklist_incident_count", { "#": count, "%": name }) : name;
    });
  }

  /* ---- What was typed belongs to one list. It stays on this page, in no store ---- */

  /** @type {(root: HTMLElement) => {turn: (colour: string) => void, clear: () => void}} */
  function typing(root) {
    /** @type {ByName<string[]>} */
    let typed = {};
    let shown = lists.current();
    const fields = () => inputs(root, ".typed input, .sheet-fields input");
    return {
      turn(colour) {
        if (colour === shown) return;
        typed[shown] = fields().map((field) => field.value);
        const values = typed[colour] || [];
        fields().forEach((field, at) => {
          field.value = values[at] || "";
        });
        shown = colour;
      },
      clear() {
        typed = {};
        fields().forEach((field) => {
          field.value = "";
        });
      },
    };
  }

  /* ---- Together ---- */

  /* The other tabs: one that erases, erases everywhere. Gives what tells them. */
  /** @type {(erased: () => void) => () => void} */
  function elsewhere(erased) {
    try {
      const channel = new BroadcastChannel("nazorgwijzer");
      channel.addEventListener("message", erased);
      return () => channel.postMessage("erase");
    } catch {
      return () => {};
    }
  }

  /** @type {(root: HTMLElement) => void} */
  function mount(root) {
    const kind = data(root, "checklist");
    const typed = typing(root);
    /** @type {Checklist} */
    const it = {
      root,
      whole: kind === "all",
      /* On the page of a step the actions themselves have the boxes. */
      tasks: kind === "step" ? all(document, ".actions [data-key]") : all(root, ".task"),
      word: nazorg.words(one(root, ".checklist-words", HTMLTemplateElement)),
      lists,
      planned: () => it.tasks.filter((task) => !task.hidden),
      progress: () => showProgress(it),
      clearTyped: typed.clear,
      refresh() {
        lists.expire();
        typed.turn(lists.current());
        showTicks(it);
        showProgress(it);
        showState(it);
      },
    };
    root.hidden = false;
    nazorg.show(root, ".scripted:not([data-brief])", true);
    it.tasks.forEach((task) => {
      const box = boxOf(task);
      box.addEventListener("change", () => {
        lists.tick(data(task, "key"), box.checked ? data(task, "digest") : null);
        it.refresh();
      });
    });
    all(root, "[data-print]").forEach((button) => {
      button.addEventListener("click", () => nazorg.print("sheet"));
    });
    window.addEventListener("storage", it.refresh);
    window.addEventListener("pageshow", it.refresh);
    const tell = elsewhere(() => {
      lists.erase();
      typed.clear();
      it.refresh();
    });
    if (it.whole) nazorg.wholeList(it, tell);
    it.refresh();
  }

  /* On every page: what was kept long enough goes. */
  lists.expire();
  all(document, "[data-checklist]").forEach(mount);
})();
