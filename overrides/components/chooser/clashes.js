/* Which answers cannot both be, and why: a rule without a page. */
nazorg.clashes = (function () {
  "use strict";

  /** @type {Nazorg["clashes"]} */
  function clashes(situations, names) {
    return names.flatMap((one) =>
      Object.entries((situations[one] || { excludes: {} }).excludes)
        .filter(([other]) => names.includes(other))
        .map(([other, reason]) => ({ one, other, reason }))
    );
  }

  return clashes;
})();
