/* Leaving fast: with the link, or with Shift three times. After "Exit this page" of GOV.UK.

   Where to and how stand on the element [data-leave], and are read at the moment itself:
   data-target is an address, empty for the blank page that the link names; data-mode is
   "page", or "blank" for a screen that Shift three times brings back.

   On leaving "nazorg:exit" goes to the document first: whoever holds something drops it.
   Who sends "nazorg:leave" asks to leave, whatever the mode. */
(function () {
  "use strict";
  var PRESSES = 3;
  var BETWEEN = 5000;
  var root = document.documentElement;
  var holder = document.querySelector("[data-leave]");
  if (!holder) return;
  var status = holder.querySelector("[role=status]");
  var cover = null;
  var before = null;
  var presses = 0;
  var alone = false;
  var timer = 0;

  function word(name) {
    return holder.getAttribute("data-" + name);
  }
  function address() {
    var own = holder.querySelector("[data-leave-link]").href;
    try {
      var chosen = new URL(word("target") || own, location.href);
      return /^https?:$/.test(chosen.protocol) ? chosen.href : own;
    } catch (fault) {
      return own;
    }
  }

  /* Hides everything, also what lies on top of all, and says so. */
  function hide(said) {
    before = { title: document.title, focus: document.activeElement };
    Array.prototype.forEach.call(document.querySelectorAll("dialog[open]"), function (dialog) {
      dialog.close();
    });
    root.classList.add("leaving");
    document.title = word("title");
    /* A page of its own for a screen reader: one landmark, with one heading in it. */
    cover = document.createElement("main");
    cover.className = "leave-cover";
    var alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    cover.appendChild(alert);
    document.body.appendChild(cover);
    var line = document.createElement("h1");
    line.className = "aural";
    line.textContent = word(said);
    alert.appendChild(line);
  }
  function show() {
    if (!cover) return;
    cover.remove();
    cover = null;
    root.classList.remove("leaving");
    document.title = before.title;
    before.focus.focus();
    status.textContent = word("back");
  }
  function leave() {
    document.dispatchEvent(new CustomEvent("nazorg:exit"));
    if (!cover) hide("going");
    window.nazorgLeave(address());
  }
  function act() {
    if (word("mode") !== "blank") {
      leave();
      return;
    }
    window.nazorgHide(!cover);
    if (cover) show();
    else hide("blank");
  }

  /* Shift alone, three times: counted when it is let go, so that a capital does not count. */
  function stop() {
    clearTimeout(timer);
    if (presses) status.textContent = "";
    presses = 0;
    holder.removeAttribute("data-pressed");
  }
  function press() {
    clearTimeout(timer);
    presses += 1;
    if (presses === PRESSES) {
      stop();
      act();
      return;
    }
    holder.setAttribute("data-pressed", String(presses));
    if (!cover) status.textContent = word(presses === 1 ? "two" : "one");
    timer = setTimeout(function () {
      stop();
      if (!cover) status.textContent = word("stopped");
    }, BETWEEN);
  }
  window.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") {
      alone = false;
      stop();
    } else if (!event.repeat) {
      alone = !(event.ctrlKey || event.altKey || event.metaKey);
    }
  }, true);
  window.addEventListener("keyup", function (event) {
    if (event.key === "Shift" && alone) press();
    else stop();
    alone = false;
  }, true);
  /* Shift and a click is something else; so is Shift in another window. */
  window.addEventListener("pointerdown", function () {
    alone = false;
    stop();
  }, true);
  window.addEventListener("blur", stop);

  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-leave-link]")) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("nazorg:leave", leave);
  /* A page that comes back without having been left is as it was. */
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && word("mode") !== "blank") show();
  });
})();
