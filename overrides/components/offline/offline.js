/* Keeps the site for use without internet when the reader asks for it, and takes the copy away
   again. Nothing is registered before that; what is said of it is read back from the browser. */
(function () {
  "use strict";
  const able = /^https?:$/.test(location.protocol) && "serviceWorker" in navigator && "caches" in window;
  if (!able || !document.querySelector("[data-offline]")) return;
  const { one } = nazorg;
  const box = one(document, "[data-offline]");
  const worker = new URL(nazorg.data(box, "offline"), location.href).href;
  const top = worker.replace(/[^/]*$/, "");
  const keep = one(box, "[data-offline-keep]", HTMLButtonElement);
  const remove = one(box, "[data-offline-remove]", HTMLButtonElement);

  /** @type {(name: string, values?: Values) => void} */
  function say(name, values) {
    one(box, "[role=status]").textContent = nazorg.words(box)(name, values);
  }
  function copies() {
    const ours = "nazorgwijzer:kopie:" + top + " ";
    return caches.keys().then((names) => names.filter((name) => name.startsWith(ours)));
  }
  /* The worker of this copy of the site alone: others may live at the same host. */
  function registered() {
    return navigator.serviceWorker.getRegistrations().then((every) => every.filter((found) => found.scope === top));
  }
  /* The button that was pressed goes away; whoever used a keyboard goes on at the other one. */
  let pressed = false;
  /** @type {(on: boolean) => void} */
  function buttons(on) {
    keep.hidden = on;
    remove.hidden = !on;
    keep.disabled = remove.disabled = false;
    if (pressed) (on ? remove : keep).focus();
    pressed = false;
  }
  function left() {
    return Promise.all([copies(), registered()]);
  }
  async function show() {
    const [names, workers] = await left();
    buttons(names.length > 0 || workers.length > 0);
    if (names.length) await showCopy(names[names.length - 1]);
    else say(workers.length ? "failed" : "none");
  }
  /** @type {(name: string) => Promise<void>} */
  async function showCopy(name) {
    const cache = await caches.open(name);
    const [day, files] = await Promise.all([cache.match(top + "kept-on"), cache.keys()]);
    if (!day) {
      say("busy");
      return;
    }
    /** @type {Intl.DateTimeFormatOptions} */
    const form = { day: "numeric", month: "long", year: "numeric" };
    const date = new Date(await day.text()).toLocaleDateString(document.documentElement.lang, form);
    say("kept", { date, number: files.length - 1 });
  }
  async function erase() {
    await Promise.all((await registered()).map((found) => found.unregister()));
    await Promise.all((await copies()).map((name) => caches.delete(name)));
    return left();
  }
  /** @type {(registration: ServiceWorkerRegistration) => Promise<void>} */
  function finished(registration) {
    const starting = registration.installing || registration.waiting;
    if (!starting) return Promise.resolve();
    return new Promise((resolve, reject) => {
      starting.addEventListener("statechange", () => {
        if (starting.state === "activated") resolve();
        if (starting.state === "redundant") reject(new Error("not kept"));
      });
    });
  }

  keep.addEventListener("click", async () => {
    keep.disabled = pressed = true;
    say("busy");
    try {
      await finished(await navigator.serviceWorker.register(worker));
      await show();
    } catch {
      await erase();
      buttons(false);
      say("failed");
    }
  });
  remove.addEventListener("click", async () => {
    remove.disabled = pressed = true;
    const [names, workers] = await erase();
    const gone = !names.length && !workers.length;
    buttons(!gone);
    say(gone ? "gone" : "left", { copies: names.length, workers: workers.length });
  });

  one(document, "[data-offline-cannot]").hidden = true;
  box.hidden = false;
  show();
})();
