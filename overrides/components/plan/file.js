/* A list as a file: taken along, and opened on another device or by a colleague. */
nazorg.planFile = (function () {
  "use strict";
  const { one } = nazorg;
  const LARGEST = 500000;

  /** @type {Nazorg["planFile"]} */
  function mount(it, load, say) {
    const input = one(it.root, "input[type=file]", HTMLInputElement);
    const failed = () => say(it.word("checklist_import_failed"));

    function write() {
      const list = it.lists.list();
      const along = one(it.root, "[data-people]", HTMLInputElement).checked;
      const roles = Array.from(one(it.root, "[name=role]", HTMLSelectElement).options, (option) => option.text.toLowerCase());
      const people = nazorg.sheet.people(along ? it.typed() : {}, roles);
      nazorg.save("lijst-" + it.lists.current() + ".json", nazorg.lists.written(list, people.kept), "application/json");
      const left = people.left ? it.word("checklist_people_left", { "#": people.left }) : "";
      say(it.word("checklist_exported", { "#": Object.keys(list.ticks).length }), left);
    }
    /** @type {(every: PlanData, text: string) => void} */
    function take(every, text) {
      const found = it.lists.take(text, every.actions.map((action) => action.key), Object.keys(every.situations));
      if (!found) {
        failed();
        return;
      }
      nazorg.send("changed");
      it.type(Object.assign(it.typed(), found.people));
      /** @type {(name: string, number: number) => string} */
      const counted = (name, number) => (number ? it.word(name, { "#": number }) : "");
      say(
        found.joined && !found.added ? "" : it.word("checklist_imported", { "#": found.added }),
        counted("checklist_joined", found.joined),
        counted("checklist_unknown", found.unknown),
        counted("checklist_strange", found.strange)
      );
    }
    one(it.root, "[data-export]").addEventListener("click", write);
    one(it.root, "[data-import]").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const file = input.files && input.files[0];
      if (!file) return;
      if (file.size > LARGEST) {
        failed();
        return;
      }
      nazorg.readText(
        file,
        (text) => {
          load((every) => take(every, text));
          input.value = "";
        },
        failed
      );
    });
  }

  return mount;
})();
