/* What a list shows, and what of a plan goes on the printed sheet: rules without a page. */
nazorg.sheet = (function () {
  "use strict";
  /* The phases that stand on the sheet, as macros/plan/order.py has them. */
  const PHASES = 2;

  /* How a row stands: done when all of it was ticked as it is now; changed when only some was, or
     when it says something else than then. */
  /** @type {Nazorg["sheet"]["standing"]} */
  function standing(ticks, parts) {
    const known = parts.filter(([key]) => ticks[key]);
    return {
      done: known.length === parts.length,
      changed: known.length > 0 && (known.length < parts.length || known.some(([key, digest]) => ticks[key][1] !== digest)),
    };
  }

  /** @type {Nazorg["sheet"]["fits"]} */
  function fits(task, wanted) {
    return (!wanted.role || task.roles.includes(wanted.role)) && !(wanted.hideDone && task.done);
  }

  /* The sheet holds what can be done now, in order of time, as far as a page holds; of every row of
     the first phase at least the first line. */
  /** @type {Nazorg["sheet"]["planned"]} */
  function planned(plan, most) {
    /** @type {string[]} */
    const onSheet = [];
    const found = plan.rows
      .filter((row) => row.phase < PHASES)
      .map(({ head, lines, phase }) => ({
        phase,
        lines: [head, ...lines].filter((line) => line.action.brief && !line.waits.length),
      }))
      .filter((row) => row.lines.length);
    let urgent = found.filter((row) => !row.phase).length;
    let room = most;
    let rows = 0;
    found.every((row) => {
      if (urgent) urgent -= 1;
      const lines = row.phase ? row.lines : row.lines.slice(0, Math.max(1, room - urgent));
      if (lines.length > room) return false;
      room -= lines.length;
      rows += 1;
      onSheet.push(...lines.map((line) => line.action.key));
      return true;
    });
    return {
      onSheet,
      rest: plan.rows.length - rows,
      /* Nobody else may know: the list is for one person. */
      solo: "gathers-team" in plan.forbidden,
    };
  }

  /* How long the ticks stay, as a word and what is filled in. */
  /** @type {Nazorg["sheet"]["staying"]} */
  function staying(left, refused) {
    if (refused) return ["checklist_no_storage"];
    if (left === null) return ["checklist_tab"];
    return left > 0 ? ["checklist_kept", { "#": left }] : ["checklist_kept_last"];
  }

  return { standing, fits, planned, staying };
})();
