/* Keeps the site for use without internet when the reader asks for it, and takes the copy away
   again. Nothing is registered before that; what is said of it is read back from the browser. */
(function () {
  "use strict";
  var box = document.querySelector("[data-offline]");
  var able = /^https?:$/.test(location.protocol) && "serviceWorker" in navigator && "caches" in window;
  if (!box || !able) return;
  var worker = new URL(box.getAttribute("data-offline"), location.href).href;
  var top = worker.replace(/[^/]*$/, "");
  var state = box.querySelector("[role='status']");
  var keep = box.querySelector("[data-offline-keep]");
  var remove = box.querySelector("[data-offline-remove]");

  function say(name, values) {
    state.textContent = box.getAttribute("data-" + name).replace(/\{(\w+)\}/g, function (whole, key) {
      return values && key in values ? values[key] : whole;
    });
  }
  function copies() {
    return caches.keys().then(function (names) {
      return names.filter(function (name) {
        return name.indexOf("nazorgwijzer:kopie:" + top + " ") === 0;
      });
    });
  }
  /* The worker of this copy of the site alone: others may live at the same host. */
  function registered() {
    return navigator.serviceWorker.getRegistrations().then(function (all) {
      return all.filter(function (one) {
        return one.scope === top;
      });
    });
  }
  /* The button that was pressed goes away; whoever used a keyboard goes on at the other one. */
  var pressed = false;
  function buttons(on) {
    keep.hidden = on;
    remove.hidden = !on;
    keep.disabled = remove.disabled = false;
    if (pressed) (on ? remove : keep).focus();
    pressed = false;
  }
  function show() {
    return Promise.all([copies(), registered()]).then(function (found) {
      var on = found[0].length > 0 || found[1].length > 0;
      buttons(on);
      if (!on) return say("none");
      if (!found[0].length) return say("failed");
      return caches.open(found[0][found[0].length - 1]).then(function (cache) {
        return Promise.all([cache.match(top + "kept-on"), cache.keys()]).then(function (about) {
          if (!about[0]) return say("busy");
          return about[0].text().then(function (day) {
            var form = { day: "numeric", month: "long", year: "numeric" };
            var date = new Date(day).toLocaleDateString(document.documentElement.lang, form);
            say("kept", { date: date, number: about[1].length - 1 });
          });
        });
      });
    });
  }
  function erase() {
    return registered()
      .then(function (all) {
        return Promise.all(all.map((one) => one.unregister()));
      })
      .then(copies)
      .then(function (names) {
        return Promise.all(names.map((name) => caches.delete(name)));
      })
      .then(function () {
        return Promise.all([copies(), registered()]);
      });
  }
  function finished(registration) {
    var starting = registration.installing || registration.waiting;
    if (!starting) return Promise.resolve();
    return new Promise(function (resolve, reject) {
      starting.addEventListener("statechange", function () {
        if (starting.state === "activated") resolve();
        if (starting.state === "redundant") reject(new Error("not kept"));
      });
    });
  }

  keep.addEventListener("click", function () {
    keep.disabled = pressed = true;
    say("busy");
    navigator.serviceWorker
      .register(worker)
      .then(finished)
      .then(show)
      .catch(function () {
        return erase().then(function () {
          buttons(false);
          say("failed");
        });
      });
  });
  remove.addEventListener("click", function () {
    remove.disabled = pressed = true;
    erase().then(function (left) {
      var gone = !left[0].length && !left[1].length;
      buttons(!gone);
      say(gone ? "gone" : "left", { copies: left[0].length, workers: left[1].length });
    });
  });

  document.querySelector("[data-offline-cannot]").hidden = true;
  box.hidden = false;
  show();
})();
