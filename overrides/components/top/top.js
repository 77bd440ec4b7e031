/* Advice that is past its date says so, also in a copy that nobody updates. The menu goes when one turns away. */
(function () {
  "use strict";
  const notice = document.getElementById("too-old");
  if (notice && nazorg.moments.written(new Date()) > nazorg.data(notice, "check-again")) notice.hidden = false;

  /* Beside the page there is room for what is folded above it on a phone. */
  nazorg.all(document, ".rail").forEach((rail) => rail.toggleAttribute("open", matchMedia("(min-width: 62rem)").matches));

  nazorg.all(document, ".menu").forEach((menu) => {
    /* A press on the content puts the focus there too. */
    document.addEventListener("focusin", (event) => {
      if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.removeAttribute("open");
      nazorg.one(menu, "summary").focus();
    });
  });
})();
