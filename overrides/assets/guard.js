/* Read before anything else of a page. When the reader has just left with "leave",
   a page that comes back with the Back button hides at once and leaves again.

   What is kept for that: the time of leaving and, where the school chose a page
   elsewhere, its address. It counts for ten minutes; a visit that is not "back" ends it. */
(function () {
  "use strict";
  var KEY = "tabblad-tijd";
  var LONGEST = 10 * 60 * 1000;
  var root = document.documentElement;
  var script = /** @type {HTMLScriptElement} */ (document.currentScript);
  var blank = new URL("../leeg.html", script.src).href;
  var at = [0, 0];

  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch (fault) {
      /* No store, so nothing in it. */
    }
  }
  /* Where the reader went on leaving; nothing when that was never, or longer ago. */
  function went() {
    var kept = null;
    try {
      kept = localStorage.getItem(KEY);
    } catch (fault) {
      return "";
    }
    if (kept === null) return "";
    var parts = kept.split(" ");
    var ago = Date.now() - Number(parts[0]);
    if (ago >= 0 && ago < LONGEST) return /^https:\/\//.test(parts[1]) ? parts[1] : blank;
    forget();
    return "";
  }
  function back() {
    var entries = performance.getEntriesByType ? performance.getEntriesByType("navigation") : [];
    var entry = /** @type {PerformanceNavigationTiming | undefined} */ (entries[0]);
    return entry ? entry.type : ["navigate", "reload", "back_forward"][performance.navigation.type];
  }
  /* Hides the page and leaves, if the reader had left; whether that is so. */
  function away() {
    var target = went();
    if (!target) return false;
    root.hidden = true;
    location.replace(target);
    return true;
  }

  /** @type {(target: string) => void} */
  function remember(target) {
    try {
      localStorage.setItem(KEY, String(Date.now()) + (/^https:\/\//.test(target) ? " " + target : ""));
    } catch (fault) {
      /* Leaving works; only Back shows the page before this one. */
    }
  }

  /* For the control itself: leaves for good, without an entry in the list of Back. */
  window.nazorgLeave = function (target) {
    remember(target);
    location.replace(target);
  };
  /* For the blank screen: as long as it is there, Back leads to the blank page. */
  window.nazorgHide = function (hidden) {
    if (hidden) remember("");
    else forget();
  };

  var how = back();
  if (how === "back_forward") away();
  else if (how === "navigate") forget();

  /* Whatever a browser keeps of a page, for Back or as a picture, is blank. */
  window.addEventListener("pagehide", function () {
    at = [window.scrollX, window.scrollY];
    root.hidden = true;
  });
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted || away()) return;
    root.hidden = false;
    window.scrollTo(at[0], at[1]);
  });
})();
