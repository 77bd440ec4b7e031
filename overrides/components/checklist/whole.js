/* The page with the whole checklist: which of it, for which situations, in which list, and what
   becomes of the ticks. */
nazorg.wholeList = (function () {
  "use strict";
  const { all, one, data, inputs, built } = nazorg;
  const LARGEST_FILE = 500000;

  /** @type {(it: Checklist, ...text: string[]) => void} */
  function say(it, ...text) {
    one(it.root, "[data-said]").textContent = text.join(" ");
  }

  /* ---- What is shown ---- */

  /** @type {(it: Checklist) => void} */
  function filter(it) {
    const form = one(it.root, "[data-filters]", HTMLFormElement);
    const wanted = {
      role: one(form, "[name=role]", HTMLSelectElement).value,
      phase: one(form, "[name=phase]", HTMLSelectElement).value,
      hideDone: one(form, "[name=done]", HTMLInputElement).checked,
    };
    const plan = it.planned();
    const shown = plan.filter((task) => {
      const group = task.closest(".tasks");
      const fits = nazorg.sheet.fits(
        {
          roles: data(task, "roles").split(" "),
          phase: group ? data(group, "phase") : "",
          done: task.classList.contains("done"),
        },
        wanted
      );
      task.classList.toggle("filtered", !fits);
      return fits;
    });
    all(it.root, ".tasks").forEach((group) => {
      group.classList.toggle("filtered", !group.querySelector(".task:not(.filtered):not([hidden])"));
    });
    one(it.root, "[data-shown]").textContent = it.word("checklist_shown", { "#": shown.length, "%": plan.length });
  }

  /* The plan of the chosen situations, and what of it goes on the sheet. */
  /** @type {(it: Checklist, plan: PlanData, ticked: string[]) => void} */
  function choose(it, plan, ticked) {
    /** @type {ByName<number>} */
    const ranks = {};
    it.tasks.forEach((task) => {
      ranks[data(task, "key")] = Number(data(task, "rank"));
    });
    const sheet = nazorg.sheet.planned(nazorg.plan.compute(plan, ticked), ranks, Number(data(it.root, "most")));
    it.tasks.forEach((task) => {
      const until = sheet.waits.get(data(task, "key"));
      task.hidden = !until;
      task.classList.toggle("on-sheet", sheet.onSheet.includes(data(task, "key")));
      const place = one(task, ".task-waits");
      place.textContent = "";
      (until || []).forEach((html) => {
        const tag = document.createElement("span");
        tag.className = "tag";
        tag.textContent = it.word("waits_until") + " " + built(html).textContent;
        place.append(" ", tag);
      });
    });
    all(it.root, ".tasks").forEach((group) => {
      group.hidden = !group.querySelector(".task:not([hidden])");
      group.classList.toggle("has-sheet", Boolean(group.querySelector(".on-sheet")));
    });
    one(it.root, "[data-rest]").textContent = it.word("sheet_rest", { "#": sheet.rest });
    head(it, sheet.solo);
    one(it.root, "[data-plan-status]").textContent = it.word("checklist_changed_plan", { "#": sheet.total });
    it.progress();
    filter(it);
  }
  /* What the sheet is called, and for whom it is. */
  /** @type {(it: Checklist, solo: boolean) => void} */
  function head(it, solo) {
    it.root.classList.toggle("sheet-solo", solo);
    one(it.root, "[data-title]").textContent = it.word(solo ? "sheet_title_list" : "sheet_title");
    const text = solo ? it.word("sheet_solo") + " " + it.word("sheet_solo_leads") : it.word("sheet_together");
    all(it.root, "[data-brief]").forEach((place) => {
      place.textContent = text;
      if (place.classList.contains("screen-only")) place.hidden = !solo;
    });
  }

  /* ---- The file ---- */

  /** @type {(it: Checklist) => void} */
  function exportTicks(it) {
    const ticks = it.lists.ticks(it.lists.current());
    nazorg.save("lijst-" + it.lists.current() + ".json", nazorg.lists.written(ticks), "application/json");
    say(it, it.word("checklist_exported", { "#": Object.keys(ticks).length }));
  }
  /** @type {(it: Checklist, text: string) => void} */
  function importTicks(it, text) {
    const found = it.lists.take(text, it.tasks.map((task) => data(task, "key")));
    if (!found) {
      say(it, it.word("checklist_import_failed"));
      return;
    }
    it.refresh();
    const unknown = found.unknown ? it.word("checklist_unknown", { "#": found.unknown }) : "";
    say(it, it.word("checklist_imported", { "#": found.added }), unknown);
  }
  /** @type {(it: Checklist) => void} */
  function mountFile(it) {
    const input = one(it.root, "input[type=file]", HTMLInputElement);
    const failed = () => say(it, it.word("checklist_import_failed"));
    one(it.root, "[data-export]").addEventListener("click", () => exportTicks(it));
    one(it.root, "[data-import]").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const file = input.files && input.files[0];
      if (!file) return;
      if (file.size > LARGEST_FILE) {
        failed();
        return;
      }
      nazorg.readText(
        file,
        (text) => {
          importTicks(it, text);
          input.value = "";
        },
        failed
      );
    });
  }

  /* ---- Together ---- */

  /** @type {Nazorg["wholeList"]} */
  function mount(it, tell) {
    const { root, word, lists } = it;
    function eraseAll() {
      const count = lists.erase();
      it.clearTyped();
      tell();
      return count;
    }
    all(root, "form").forEach((form) => {
      form.addEventListener("submit", (event) => event.preventDefault());
    });
    one(root, "[data-filters]").addEventListener("change", () => filter(it));
    one(root, "[data-situations]").addEventListener("change", () => {
      const ticked = inputs(root, "[name=situatie]:checked").map((box) => box.value);
      nazorg.plan.load(
        data(root, "plan"),
        (plan) => choose(it, plan, ticked),
        () => {
          one(root, "[data-plan-status]").textContent = word("checklist_plan_failed");
        }
      );
    });
    const choice = one(root, "[data-colour]", HTMLSelectElement);
    choice.addEventListener("change", () => {
      lists.choose(choice.value);
      it.refresh();
      filter(it);
    });
    const keep = one(root, "[data-keep]", HTMLInputElement);
    keep.addEventListener("change", () => {
      lists.keep(keep.checked);
      it.refresh();
      say(it, one(root, "[data-state]").textContent || "");
    });
    mountFile(it);
    one(root, "[data-erase-leave]").addEventListener("click", () => {
      eraseAll();
      document.dispatchEvent(new CustomEvent("nazorg:leave"));
    });
    one(root, "[data-erase]").addEventListener("click", () => {
      const count = eraseAll();
      it.refresh();
      filter(it);
      if (count < 0) say(it, word("checklist_not_erased"));
      else say(it, word("checklist_erased", { "#": count }), word("checklist_other_tabs"));
    });
    filter(it);
  }

  return mount;
})();
