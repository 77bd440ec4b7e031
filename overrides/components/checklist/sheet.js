/* What a list shows, and what of a plan goes on the printed sheet: rules without a page. */
nazorg.sheet = (function () {
  "use strict";
  const INITIALS = /^[\p{L}.]{1,3}$/u;

  /* How a row stands. What was ticked stays so when its words change: it is what the team did, and a
     comma must not undo an evening's work. But a tick never stands unsaid for words that nobody ticked:
     the row says so wherever it is shown, no filter hides it, and on paper its box is open. A line that
     came with another situation is something that nobody has done: the row is open again. */
  /** @type {Nazorg["sheet"]["standing"]} */
  function standing(ticks, parts) {
    const known = parts.filter(([key]) => ticks[key]);
    return {
      done: known.length === parts.length,
      changed: known.length > 0 && (known.length < parts.length || known.some(([key, digest]) => ticks[key][1] !== digest)),
    };
  }

  /* What is for everyone, each role does. */
  /** @type {(roles: string[], role: string) => boolean} */
  function does(roles, role) {
    return roles.includes(role) || roles.includes("iedereen");
  }
  /** @type {Nazorg["sheet"]["fits"]} */
  function fits(task, wanted) {
    return (!wanted.role || does(task.roles, wanted.role)) && !(wanted.hideDone && task.done);
  }

  /* Which rows a sheet is for: the first phases, all that come after that sheet, or what one role does. */
  /** @type {(row: PlanRow, phases: number, which: string) => boolean} */
  function meant(row, phases, which) {
    if (which.startsWith("role:")) return does(row.head.action.roles, which.slice("role:".length));
    return which === "later" || row.phase < phases;
  }

  /* A sheet holds what can be done now, in order of time, as far as a page holds; of every row of
     the first phase at least the first line. The second begins where the first stopped. */
  /** @type {Nazorg["sheet"]["planned"]} */
  function planned(plan, { most, phases }, which) {
    /** @type {string[]} */
    const onSheet = [];
    const before = which === "later" ? planned(plan, { most, phases }).onSheet : [];
    const found = plan.rows
      .filter((row) => meant(row, phases, which || ""))
      .map(({ head, lines, phase }) => ({ phase, lines: [head, ...lines].filter((line) => !line.waits.length && (which || line.action.sheet) && !before.includes(line.action.key)) }))
      .filter((row) => row.lines.length);
    let urgent = found.filter((row) => !row.phase).length;
    let room = most;
    found.every((row) => {
      if (urgent) urgent -= 1;
      const lines = row.phase ? row.lines : row.lines.slice(0, Math.max(1, room - urgent));
      if (lines.length > room) return false;
      room -= lines.length;
      onSheet.push(...lines.map((line) => line.action.key));
      return true;
    });
    return {
      onSheet,
      /* Rows of which nothing stands on this sheet or the one before it. */
      rest: plan.rows.filter((row) => ![row.head, ...row.lines].some(({ action: { key } }) => onSheet.includes(key) || before.includes(key))).length,
      /* Nobody else may know: the list is for one person. */
      solo: "gathers-team" in plan.forbidden,
    };
  }

  /* Who and when as they may go along in a file: roles, or initials of at most three letters. */
  /** @type {Nazorg["sheet"]["people"]} */
  function people(typed, roles) {
    /** @type {ByName<string>} */
    const kept = {};
    let left = 0;
    Object.keys(typed).forEach((name) => {
      const value = typed[name].trim();
      if (!value || !/\styped-(who|when)$/.test(name)) return;
      const fine = name.endsWith("when") || INITIALS.test(value) || roles.includes(value.toLowerCase());
      if (fine) kept[name] = value;
      else left += 1;
    });
    return { kept, left };
  }

  /* How long the ticks stay, as a word and what is filled in. */
  /** @type {Nazorg["sheet"]["staying"]} */
  function staying(left, refused) {
    if (refused) return ["checklist_no_storage"];
    if (left === null) return ["checklist_tab"];
    return left > 0 ? ["checklist_kept", { "#": left }] : ["checklist_kept_last"];
  }

  return { standing, fits, planned, people, staying };
})();
