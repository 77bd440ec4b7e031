/* Advice that is past its date says so, also in a copy that nobody updates. */
(function () {
  "use strict";
  const notice = document.getElementById("too-old");
  if (notice && nazorg.moments.written(new Date()) > nazorg.data(notice, "check-again")) notice.hidden = false;
})();
