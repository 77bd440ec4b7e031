/* What the plan of this incident knows of a letter: answers, until when it waits, and whether it may go. */
nazorg.letterPlan = function (it, forbidden) {
  "use strict";
  const { all, one, data, built } = nazorg;
  const names = nazorg.incident.situations();
  const about = { effects: data(it.root, "effects").split(" ") };
  if (!names.length) return;

  /* The questions that a situation answers; never one that the writer answered. */
  /** @type {() => string[]} */
  function answered() {
    /** @type {string[]} */
    const used = [];
    all(it.form, "[data-choice]").forEach((question) => {
      const by = data(question, "situations").split(" ").filter((name) => names.includes(name));
      if (!by.length || question.querySelector(":checked")) return;
      one(question, "[value=yes]", HTMLInputElement).checked = true;
      one(question, "[data-by-plan]").hidden = false;
      used.push(...by);
    });
    return used;
  }
  /** @type {(every: PlanData) => void} */
  function take(every) {
    const plan = nazorg.plan.compute(every, names);
    const effect = about.effects.find((one) => one in plan.forbidden);
    if (effect) {
      forbidden(every.situations[plan.forbidden[effect]].forbids[effect]);
      return;
    }
    const used = answered();
    const waits = nazorg.plan.waits(every, plan, about);
    nazorg.letterPage.show(it);
    if (!used.length && !waits.length) return;
    const line = document.createElement("p");
    const titles = plan.chosen.map((name) => built(every.situations[name].title).textContent).join("; ");
    const until = waits.map((each) => it.word("waits", { "@": built(each).textContent || "" }));
    line.textContent = [it.word("plan", { "@": titles }), ...until].join(" ");
    one(it.root, ".letter-told").replaceChildren(line);
  }

  /* Without it the letter works as well: the writer answers. */
  nazorg.load(data(it.root, "planning"), () => nazorg.plan.load(data(it.root, "plan"), take, () => {}), () => {});
};
