/* The plan for the situations that are ticked: what macros/plan computes, in the browser.

   tests/scripts/plan.test.mjs holds the two against each other. The data is a script of its own
   (macros/views/plan.py), loaded when a plan is first asked for. */
nazorg.plan = (function () {
  "use strict";

  /** @type {(data: PlanData, ticked: string[]) => string[]} */
  function ranked(data, ticked) {
    return Object.keys(data.situations).filter((name) => ticked.includes(name));
  }

  /* Which effects are forbidden and which required, each with the situation that decides it. */
  /** @type {(data: PlanData, chosen: string[]) => {forbidden: ByName<string>, required: ByName<string>}} */
  function rules(data, chosen) {
    /** @type {ByName<string>} */
    const forbidden = {};
    /** @type {ByName<string>} */
    const required = {};
    chosen.forEach((name) => {
      const situation = data.situations[name];
      Object.keys(situation.forbids).forEach((effect) => {
        if (!(effect in required) && !(effect in forbidden)) forbidden[effect] = name;
      });
      situation.requires.forEach((effect) => {
        if (!(effect in forbidden) && !(effect in required)) required[effect] = name;
      });
    });
    return { forbidden, required };
  }

  /* The actions that are struck out, each with its reason; what is replaced needs none. */
  /** @type {(data: PlanData, chosen: string[], barred: (about: {effects: string[]}) => string | undefined) => ByName<string>} */
  function struck(data, chosen, barred) {
    /** @type {ByName<string>} */
    const gone = {};
    /** @type {(key: string, reason: string) => void} */
    function strike(key, reason) {
      if (!(key in gone)) gone[key] = reason;
    }
    chosen.forEach((name) => {
      const { strikes, yields, replaces } = data.situations[name];
      if (!yields.some((other) => chosen.includes(other))) {
        Object.keys(strikes).forEach((key) => strike(key, strikes[key]));
      }
      data.actions
        .filter((action) => action.situation === name && !barred(action) && !(action.key in gone))
        .forEach((action) => replaces[action.key.slice(name.length + 1)].forEach((key) => strike(key, "")));
    });
    return gone;
  }

  /* Until when something waits; never for what a stronger situation requires to be done. */
  /** @type {Nazorg["plan"]["waits"]} */
  function waits(data, { chosen, required }, about) {
    /** @type {string[]} */
    const found = [];
    chosen.forEach((name, rank) => {
      const postpones = data.situations[name].postpones;
      Object.keys(postpones).forEach((effect) => {
        const stronger = effect in required && chosen.indexOf(required[effect]) < rank;
        if (about.effects.includes(effect) && !stronger) found.push(postpones[effect]);
      });
    });
    return found;
  }

  /* What is done in one go: the act of the step, else what takes its place; then the lines. */
  /** @type {(lines: PlanLine[]) => PlanRow} */
  function row(lines) {
    /** @type {(line: PlanLine) => number} */
    const weight = ({ action }) => (action.situation ? 2 : 0) + (action.leads ? 0 : 1);
    const head = lines.reduce((best, one) => (weight(one) < weight(best) ? one : best));
    return {
      head,
      lines: lines.filter((one) => one !== head),
      phase: Math.min(...lines.map((line) => line.action.phase)),
    };
  }

  /** @type {Nazorg["plan"]["compute"]} */
  function compute(data, ticked) {
    const chosen = ranked(data, ticked);
    const { forbidden, required } = rules(data, chosen);
    /** @type {(about: {effects: string[]}) => string | undefined} */
    const barred = (about) => about.effects.find((effect) => effect in forbidden);
    const gone = struck(data, chosen, barred);
    /** @type {Map<string, PlanLine[]>} */
    const slots = new Map();
    /** @type {Plan["dropped"]} */
    const dropped = [];
    data.actions.forEach((action) => {
      if (action.situation && !chosen.includes(action.situation)) return;
      const effect = barred(action);
      if (action.key in gone) {
        if (!action.situation) dropped.push({ action, reason: gone[action.key] });
      } else if (effect) {
        dropped.push({ action, reason: data.situations[forbidden[effect]].forbids[effect] });
      } else {
        const letters = action.letters.filter((letter) => !barred(letter));
        const line = {
          action,
          waits: waits(data, { chosen, required }, action),
          letters: letters.map((letter) => ({ letter, waits: waits(data, { chosen, required }, letter) })),
        };
        slots.set(action.slot, (slots.get(action.slot) || []).concat(line));
      }
    });
    const rows = Array.from(slots.values(), row).sort(
      (one, other) => one.phase - other.phase || one.head.action.place - other.head.action.place
    );
    return { chosen, rows, dropped, forbidden, required };
  }

  /* What does not apply, by its reason. A reason may be any word, also one that objects know. */
  /** @type {Nazorg["plan"]["reasons"]} */
  function reasons(plan) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    plan.dropped.forEach((line) => {
      if (line.reason) found.set(line.reason, (found.get(line.reason) || []).concat(line.action.short));
    });
    return found;
  }

  /* Of answers that contradict each other none counts until one is chosen; but never is a situation held
     back in which the team may not know. */
  /** @type {Nazorg["plan"]["sure"]} */
  function sure(data, names) {
    const open = nazorg.clashes(data.situations, names).flatMap(({ one, other }) => [one, other]);
    return names.filter((name) => !open.includes(name) || "gathers-team" in (data.situations[name] || { forbids: {} }).forbids);
  }

  /** @type {Nazorg["plan"]["load"]} */
  function load(address, done, failed) {
    function end() {
      if (window.nazorgPlan) done(window.nazorgPlan);
      else failed();
    }
    if (window.nazorgPlan) end();
    else nazorg.load(address, end, failed);
  }

  return { compute, waits, reasons, sure, load };
})();
