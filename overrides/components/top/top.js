/* Advice that is past its date says so, also in a copy that nobody updates. */
(function () {
  "use strict";
  var notice = document.getElementById("too-old");
  if (!notice) return;
  var limit = notice.getAttribute("data-check-again");
  var today = new Date();
  var day = [
    today.getFullYear(),
    String(today.getMonth() + 1).padStart(2, "0"),
    String(today.getDate()).padStart(2, "0"),
  ].join("-");
  if (day > limit) notice.hidden = false;
})();
