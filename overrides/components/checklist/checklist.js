/* The ticks on the page: those of the plan and of the steps are the same, in all languages.

   lists.js says what is kept and where, sheet.js what is shown, plan/ what the page of the plan does. */
(function () {
  "use strict";
  const { all, one, data, inputs } = nazorg;

  const lists = nazorg.lists.kept(
    { session: () => window.sessionStorage, local: () => window.localStorage },
    () => Math.floor(Date.now() / 86400000)
  );
  nazorg.incident = lists;

  /** @type {(task: HTMLElement) => HTMLInputElement} */
  function boxOf(task) {
    return one(task, "input[type=checkbox]", HTMLInputElement);
  }
  /** @type {(task: HTMLElement) => [string, string][]} */
  function partsOf(task) {
    return data(task, "parts").split(" ").map((part) => /** @type {[string, string]} */ (part.split(":")));
  }

  /* ---- What is ticked ---- */

  /** @type {(it: Checklist) => void} */
  function showTicks(it) {
    const ticks = lists.list().ticks;
    it.tasks().forEach((task) => {
      const { done, changed } = nazorg.sheet.standing(ticks, partsOf(task));
      boxOf(task).checked = done;
      task.classList.toggle("done", done);
      const note = task.querySelector(".task-changed");
      if (note) note.remove();
      if (!changed) return;
      const said = document.createElement("p");
      said.className = "task-changed";
      said.textContent = it.word("checklist_item_changed");
      (task.querySelector(".task-text") || task).append(said);
    });
  }
  /** @type {(it: Checklist) => void} */
  function showProgress(it) {
    const tasks = it.tasks();
    const done = tasks.filter((task) => task.classList.contains("done")).length;
    const bar = one(it.root, "[data-bar]", HTMLProgressElement);
    one(it.root, "[data-progress]").textContent = it.word("checklist_progress", { "#": done, "%": tasks.length });
    bar.max = tasks.length;
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
    const choice = it.root.querySelector("[data-colour]");
    if (!(choice instanceof HTMLSelectElement)) return;
    one(it.root, "[data-other]").hidden = !lists.other();
    one(it.root, "[data-keep]", HTMLInputElement).checked = left !== null;
    choice.value = colour;
    Array.from(choice.options).forEach((option) => {
      const count = Object.keys(lists.list(option.value).ticks).length;
      const name = it.word("incident_" + option.value);
      option.textContent = count ? it.word("checklist_incident_count", { "#": count, "%": name }) : name;
    });
  }

  /* ---- What was typed belongs to one list. It stays on this page, in no store ---- */

  /** @type {(root: HTMLElement) => Typing} */
  function typing(root) {
    /** @type {ByName<ByName<string>>} */
    let kept = {};
    let shown = lists.current();
    /** @type {() => [string, HTMLInputElement][]} */
    function fields() {
      return inputs(root, ".typed input, .sheet-fields input").map((field) => {
        const task = field.closest(".task");
        return [(task instanceof HTMLElement ? data(task, "key") : "") + " " + field.className, field];
      });
    }
    /** @type {(values: ByName<string>) => void} */
    function write(values) {
      fields().forEach(([name, field]) => {
        field.value = values[name] || "";
      });
    }
    /* What has no field at the moment stays known: its row may come back. */
    function read() {
      kept[shown] = Object.assign({}, kept[shown], Object.fromEntries(fields().map(([name, field]) => [name, field.value])));
      return kept[shown];
    }
    return {
      read,
      put(values) {
        kept[shown] = values;
        write(values);
      },
      turn(colour) {
        if (colour === shown) return;
        read();
        write(kept[colour] || {});
        shown = colour;
      },
      clear() {
        kept = {};
        write({});
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

  /** @type {Nazorg["mountList"]} */
  function mount(root, more) {
    const typed = typing(root);
    /** @type {Checklist} */
    const it = {
      root,
      /* On the page of a step the actions themselves have the boxes. */
      tasks: () => (more ? all(root, ".plan-phases .task") : all(document, ".actions [data-key]")),
      word: nazorg.words(one(root, ".checklist-words", HTMLTemplateElement)),
      lists,
      typed: typed.read,
      type: typed.put,
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
    nazorg.show(root, ".scripted:not([data-chosen]):not([data-code]):not([data-gone])", true);
    document.addEventListener("change", (event) => {
      const box = event.target;
      const task = box instanceof HTMLInputElement && box.type === "checkbox" && box.closest("[data-parts]");
      if (!(task instanceof HTMLElement) || !it.tasks().includes(task)) return;
      partsOf(task).forEach(([key, digest]) => lists.tick(key, boxOf(task).checked ? digest : null));
      it.refresh();
    });
    /* Another tab that keeps the same list. */
    window.addEventListener("storage", () => {
      it.refresh();
      nazorg.send("changed");
    });
    window.addEventListener("pageshow", it.refresh);
    const tell = elsewhere(() => {
      lists.erase();
      typed.clear();
      it.refresh();
      nazorg.send("changed");
    });
    if (more) more(it, tell);
    it.refresh();
  }

  nazorg.mountList = mount;
  /* On every page: what was kept long enough goes. */
  lists.expire();
  window.addEventListener("storage", (event) => lists.release(event.key, event.newValue));
  all(document, "[data-checklist=step]").forEach((root) => mount(root));
})();
