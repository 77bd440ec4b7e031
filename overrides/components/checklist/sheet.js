/* What the checklist shows, and what of it goes on the printed sheet: rules without a page. */
nazorg.sheet = (function () {
  "use strict";

  /* Whether an action says something else than when it was ticked. */
  /** @type {Nazorg["sheet"]["changed"]} */
  function changed(tick, digest) {
    return tick !== undefined && tick[1] !== digest;
  }

  /** @type {Nazorg["sheet"]["fits"]} */
  function fits(task, wanted) {
    return (
      (!wanted.role || task.roles.includes(wanted.role)) &&
      (!wanted.phase || task.phase === wanted.phase) &&
      !(wanted.hideDone && task.done)
    );
  }

  /* The sheet holds what can be done now, the first in rank, and no more than fits on it. */
  /** @type {Nazorg["sheet"]["planned"]} */
  function planned(plan, ranks, most) {
    const waits = new Map(plan.actions.map((line) => [line.action.key, line.waits]));
    const now = Object.keys(ranks).filter((key) => {
      const until = waits.get(key);
      return until && !until.length && ranks[key];
    });
    const onSheet = now.sort((one, other) => ranks[one] - ranks[other]).slice(0, most);
    return {
      waits,
      onSheet,
      total: plan.actions.length,
      rest: plan.actions.length - onSheet.length,
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

  return { changed, fits, planned, staying };
})();
