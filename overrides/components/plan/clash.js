/* Answers that cannot both be: which of the two holds is asked at the plan, however they came together.

   Until then it says that it is not the plan of now, and gives no code, paper or meeting. */
nazorg.clash = (function () {
  "use strict";
  const { one, built } = nazorg;

  /** @type {Nazorg["clash"]} */
  function clash(it, every, names, solve) {
    const clashes = nazorg.clashes(every.situations, names);
    const place = one(it.root, "[data-clash]");
    const button = nazorg.part(one(it.root, ".checklist-words", HTMLTemplateElement), "holds");
    /** @type {(holds: string, goes: string) => HTMLElement} */
    function choice(holds, goes) {
      const made = /** @type {HTMLElement} */ (button.cloneNode(true));
      made.append(built(every.situations[holds].title));
      made.addEventListener("click", () => solve(names.filter((name) => name !== goes)));
      return made;
    }
    place.replaceChildren(
      ...clashes.map(({ one: first, other, reason }) => {
        const line = document.createElement("p");
        line.append(built(reason), " ", choice(first, other), " ", choice(other, first));
        return line;
      })
    );
    place.hidden = !clashes.length;
    it.root.classList.toggle("plan-unsure", clashes.length > 0);
    if (!clashes.length) return;
    one(it.root, "[data-code]").hidden = true;
    one(it.root, "[data-case]").textContent = it.word("clash_plan");
    one(it.root, "dialog", HTMLDialogElement).close();
    one(it.root, "[data-plan-status]").textContent = it.word("clash_plan");
  }

  return clash;
})();
