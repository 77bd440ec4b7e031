/* Advice that is past its date says so, also in a copy that nobody updates. The menu goes when one turns away. */
(function () {
  "use strict";
  const notice = document.getElementById("too-old");
  if (notice && nazorg.moments.written(new Date()) > nazorg.data(notice, "check-again")) notice.hidden = false;

  /* Beside the page there is room for what is folded above it on a phone. */
  const rail = document.querySelector("details.rail");
  if (rail instanceof HTMLDetailsElement) rail.open = matchMedia("(min-width: 62rem)").matches;

  const menu = document.querySelector("details.menu");
  if (!(menu instanceof HTMLDetailsElement)) return;
  ["pointerdown", "focusin"].forEach((turn) => document.addEventListener(turn, (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  }));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    nazorg.one(menu, "summary").focus();
  });
})();
