/* The page of the plan: which rows, for which situations, in which list, and what becomes of the ticks. */
(function () {
  "use strict";
  const { all, one, data, built, send } = nazorg;

  /** @type {(it: Checklist, ...text: string[]) => void} */
  function say(it, ...text) {
    one(it.root, "[data-said]").textContent = text.filter(Boolean).join(" ");
  }

  /* ---- What is shown ---- */

  /** @type {(it: Checklist) => void} */
  function filter(it) {
    const form = one(it.root, "[data-filters]", HTMLFormElement);
    const wanted = {
      role: one(form, "[name=role]", HTMLSelectElement).value,
      hideDone: one(form, "[name=done]", HTMLInputElement).checked,
    };
    const tasks = it.tasks();
    const shown = tasks.filter((task) => {
      const fits = nazorg.sheet.fits(
        { roles: data(task, "roles").split(" "), done: task.matches(".done:not(:has(.task-changed))") },
        wanted
      );
      task.classList.toggle("filtered", !fits);
      return fits;
    });
    one(it.root, "[data-shown]").textContent = it.word("checklist_shown", { "#": shown.length, "%": tasks.length });
  }

  /* What the sheet is called, and for whom it is. */
  /** @type {(it: Checklist, solo: boolean, which: string) => void} */
  function head(it, solo, which) {
    it.root.classList.toggle("sheet-solo", solo);
    one(it.root, "[data-title]").textContent = it.word(solo ? "sheet_title_list" : "sheet_title") + which;
    one(it.root, "[data-code-help]").textContent = it.word(solo ? "code_solo" : "code_help");
    one(it.root, "[data-meeting]").hidden = solo;
    const text = solo ? it.word("sheet_solo") + " " + it.word("sheet_solo_leads") : it.word("sheet_together");
    all(it.root, "[data-brief]").forEach((place) => {
      place.textContent = text;
      if (place.classList.contains("screen-only")) place.hidden = !solo;
    });
  }

  /* The rows of a plan, each phase numbered by itself. */
  /** @type {(it: Checklist, every: PlanData, plan: Plan) => void} */
  function draw(it, every, plan) {
    const words = one(it.root, ".checklist-words", HTMLTemplateElement);
    /** @type {Part} */
    const part = (name) => /** @type {HTMLElement} */ (nazorg.part(words, name).cloneNode(true));
    all(it.root, ".tasks").forEach((group, phase) => {
      const rows = plan.rows.filter((row) => row.phase === phase);
      one(group, "ol").replaceChildren(...rows.map((row, at) => nazorg.rows.task(part, every, row, at + 1)));
      one(group, "[data-count]").textContent = "(" + rows.length + ")";
      group.hidden = !rows.length;
    });
    const gone = one(it.root, "[data-gone]");
    one(gone, "ul").replaceChildren(...nazorg.rows.gone(plan));
    gone.hidden = !plan.dropped.some((line) => line.reason);
    const says = one(it.root, "[data-says]");
    one(says, "ul").replaceChildren(...nazorg.rows.says(every, plan));
    says.hidden = !plan.chosen.length;
    titles(it, every, plan.chosen);
  }
  /* Which rows the sheet holds that is chosen: those alone ask for who and when. */
  /** @type {(it: Checklist, every: PlanData, plan: Plan) => void} */
  function mark(it, every, plan) {
    const choice = one(it.root, "[data-which]", HTMLSelectElement);
    const { solo } = nazorg.sheet.planned(plan, every.sheet);
    /* Where no team may know, no role has a sheet. */
    Array.from(choice.options).forEach((option) => {
      if (option.value.startsWith("role:")) option.hidden = option.disabled = solo;
    });
    if (choice.selectedOptions[0].disabled) choice.value = "";
    const sheet = nazorg.sheet.planned(plan, every.sheet, choice.value);
    it.tasks().forEach((task) => {
      /* The row's own act, then its lines. */
      const parts = [one(task, ".task-text > label"), ...all(task, ".under > li")];
      const keys = data(task, "parts").split(" ").map((part) => part.split(":")[0]);
      parts.forEach((part, at) => part.classList.toggle("not-on-sheet", !sheet.onSheet.includes(keys[at])));
      task.classList.toggle("on-sheet", keys.some((key) => sheet.onSheet.includes(key)));
    });
    all(it.root, ".tasks").forEach((group) => {
      group.classList.toggle("has-sheet", Boolean(group.querySelector(".on-sheet")));
    });
    one(it.root, "[data-rest]").textContent = it.word(choice.value ? "sheet_rest" : "sheet_rest_second", { "#": sheet.rest });
    head(it, solo, choice.value && " – " + choice.selectedOptions[0].text);
    leftOff(it);
  }
  /** @type {(it: Checklist, every: PlanData, chosen: string[]) => void} */
  function titles(it, every, chosen) {
    const line = one(it.root, "[data-chosen]");
    line.hidden = !chosen.length;
    line.textContent = it.word("chosen");
    chosen.forEach((name, at) => {
      const link = document.createElement("a");
      link.href = every.situations[name].href;
      link.append(built(every.situations[name].title));
      line.append(at ? "; " : "", link);
    });
    const code = nazorg.code.write(every, chosen);
    one(it.root, "[data-code]").hidden = !code;
    one(it.root, "[data-code-said]").textContent = code;
    one(it.root, "[data-case]").textContent =
      (line.textContent && chosen.length ? line.textContent + ". " : "") + (code ? it.word("code_title") + ": " + code : "");
  }

  /* What was typed at a row that the sheet has no room for is not on paper. */
  /** @type {(it: Checklist) => void} */
  function leftOff(it) {
    const typed = Object.entries(it.typed()).filter(([name, value]) => value && name.includes(" typed-w"));
    const keys = new Set(typed.map(([name]) => name.split(" ")[0]));
    it.tasks().forEach((task) => task.classList.contains("on-sheet") && keys.delete(data(task, "key")));
    one(it.root, "[data-left-off]").textContent = keys.size ? it.word("sheet_left_off", { "#": keys.size }) : "";
  }

  /* ---- Together ---- */

  /* The code that a colleague read out. */
  /** @type {(it: Checklist, load: (done: (every: PlanData) => void) => void) => void} */
  function mountCode(it, load) {
    const form = one(it.root, "[data-code-form]", HTMLFormElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      load((every) => {
        const { fault, names } = nazorg.code.read(every, one(form, "[name=code]", HTMLInputElement).value);
        one(form, "[role=status]").textContent = fault ? it.word(fault) : "";
        if (!names.length) return;
        nazorg.begin(names, form, one(document, "[data-ask]"));
      });
    });
  }

  /* Whether one comes for the plan, and the choice that the address carries where nothing could be kept.
     Both go from it: with Back one comes back to where one was. */
  function carried() {
    const [address, hash = ""] = window.location.href.split("#");
    const [place, names] = hash.split("=");
    if (place !== "plan") return false;
    /* What begins with a plus joins what was chosen before. */
    const given = (names || "").split("+");
    if (names) nazorg.incident.situate(given[0] ? given : nazorg.incident.situations().concat(given));
    window.history.replaceState(null, "", address);
    return true;
  }

  /** @type {Nazorg["planPage"]} */
  function mount(it, tell) {
    const { root, word, lists } = it;
    const bare = all(root, ".tasks").map((group) => Array.from(one(group, "ol").children));
    let shown = "";
    /** @type {(done: (every: PlanData) => void) => void} */
    function load(done) {
      nazorg.plan.load(data(root, "plan"), done, () => {
        one(root, "[data-plan-status]").textContent = word("checklist_plan_failed");
        land();
      });
    }
    function land() {
      const heading = one(root, "#plan");
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    }
    /** @type {(every: PlanData, names: string[]) => Plan} */
    const planned = (every, names) => nazorg.plan.compute(every, nazorg.plan.sure(every, names));
    /* The rows of the chosen situations; of none, those that came with the page. */
    /** @type {(focus: boolean) => void} */
    function show(focus) {
      const names = lists.situations();
      function end() {
        it.refresh();
        filter(it);
        leftOff(it);
        if (focus) land();
        send("drawn");
      }
      if (names.join() === shown) {
        end();
        return;
      }
      load((every) => {
        const values = it.typed();
        const plan = planned(every, names);
        draw(it, every, plan);
        if (!plan.chosen.length) all(root, ".tasks").forEach((group, at) => one(group, "ol").replaceChildren(...bare[at]));
        mark(it, every, plan);
        shown = names.join();
        it.type(values);
        one(root, "[data-plan-status]").textContent = word("checklist_changed_plan", { "#": it.tasks().length });
        nazorg.clash(it, every, names, (kept) => {
          lists.situate(kept);
          send("changed");
          land();
        });
        end();
      });
    }
    document.addEventListener("nazorg:plan", (event) => {
      event.preventDefault();
      show(true);
    });
    document.addEventListener("nazorg:changed", () => show(false));
    /* Who and when of another incident go with its ticks. */
    let gone = it.typed();
    document.addEventListener("nazorg:wiped", () => {
      gone = it.typed();
      it.type(Object.fromEntries(Object.entries(gone).filter(([name]) => !name.includes(" typed-w"))));
    });
    document.addEventListener("nazorg:unwiped", () => it.type(gone));
    window.addEventListener("pageshow", () => show(false));
    function eraseAll() {
      const count = lists.erase();
      it.clearTyped();
      tell();
      send("changed");
      return count;
    }
    one(root, "[data-filters]").addEventListener("submit", (event) => event.preventDefault());
    one(root, "[data-filters]").addEventListener("change", () => filter(it));
    const choice = one(root, "[data-colour]", HTMLSelectElement);
    choice.addEventListener("change", () => {
      lists.choose(choice.value);
      send("changed");
    });
    const keep = one(root, "[data-keep]", HTMLInputElement);
    const offer = one(root, ".plan-keep");
    const close = () => offer.classList.remove("offered");
    /* At the first tick keeping is offered where one is; the tick itself is written after this. */
    root.addEventListener("change", ({ target }) => {
      const ticked = target instanceof HTMLInputElement && target.checked && target.closest(".task");
      if (!ticked || keep.checked || lists.refused() || Object.keys(lists.list().ticks).length) return;
      offer.classList.add("offered");
      say(it, one(root, "[data-state]").textContent || "", one(offer, "label").textContent || "");
    });
    one(offer, "[data-not-now]").addEventListener("click", close);
    keep.addEventListener("change", () => {
      close();
      lists.keep(keep.checked);
      it.refresh();
      say(it, one(root, "[data-state]").textContent || "");
    });
    one(root, "[data-open-other]").addEventListener("click", () => {
      lists.open();
      send("changed");
      say(it, word("checklist_other_moved"));
      land();
    });
    nazorg.planFile(it, load, (...text) => say(it, ...text));
    mountCode(it, load);
    nazorg.folds(all(root, ".tasks"));
    nazorg.meeting(it);
    one(root, "[data-which]").addEventListener("change", () => load((every) => mark(it, every, planned(every, lists.situations()))));
    root.addEventListener("input", () => leftOff(it));
    all(root, "[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
    all(root, ".plan-parts a").forEach((link) => {
      link.addEventListener("click", () => one(root, link.getAttribute("href") || "").setAttribute("open", ""));
    });
    one(root, "[data-erase-leave]").addEventListener("click", () => {
      eraseAll();
      send("leave");
    });
    one(root, "[data-erase]").addEventListener("click", () => {
      const count = eraseAll();
      if (count < 0) say(it, word("checklist_not_erased"));
      else say(it, word("checklist_erased", { "#": count }), word("checklist_other_tabs"));
    });
    show(carried());
  }

  all(document, "[data-checklist=plan]").forEach((root) => nazorg.mountList(root, mount));
})();
