/* What the scripts of a page share; joined before all of them.

   It makes window.nazorg, the one name under which the scripts know each other: those that
   follow put their rules there. globals.d.ts says what stands there, and what data scripts set. */
window.nazorg = (function () {
  "use strict";

  /* ---- Elements ---- */

  /** @type {Nazorg["all"]} */
  function all(root, selector) {
    return Array.from(root.querySelectorAll(selector));
  }
  /** @type {Nazorg["one"]} */
  function one(root, selector, kind) {
    const found = root.querySelector(selector);
    /* The template and its script do not fit each other: better said than half done. */
    if (!(found instanceof (kind || HTMLElement))) throw new Error("no " + selector);
    return /** @type {any} */ (found);
  }
  /** @type {Nazorg["inputs"]} */
  function inputs(root, selector) {
    return /** @type {HTMLInputElement[]} */ (all(root, selector));
  }
  /** @type {Nazorg["data"]} */
  function data(element, name) {
    return element.getAttribute("data-" + name) || "";
  }
  /** @type {Nazorg["show"]} */
  function show(root, selector, shown) {
    all(root, selector).forEach((element) => {
      element.hidden = !shown;
    });
  }
  /** @type {Nazorg["built"]} */
  function built(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html; // eslint-disable-line no-restricted-syntax -- the build made and escaped it
    return holder.content;
  }

  /* ---- Words ---- */

  /** @type {Nazorg["fill"]} */
  function fill(text, values) {
    /* In one go, so that what stands in a value is never a place itself. */
    return text.replace(/\{(\w+)\}|[#%@]/g, (place, name) => {
      const key = name || place;
      return Object.prototype.hasOwnProperty.call(values, key) ? String(values[key]) : place;
    });
  }
  /** @type {Nazorg["part"]} */
  function part(words, name) {
    return one(words.content, '[data-part="' + name + '"]');
  }
  /** @type {Nazorg["words"]} */
  function words(source) {
    return (name, values) => {
      const held = source instanceof HTMLTemplateElement;
      return fill((held ? part(source, name).textContent : data(source, name)) || "", values || {});
    };
  }
  /** @type {Nazorg["dialled"]} */
  function dialled(number) {
    return number.replace(/[^0-9+]/g, "");
  }

  /* ---- Files and paper ---- */

  /** @type {Nazorg["load"]} */
  function load(address, done, failed) {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.appendChild(script);
  }
  /** @type {Nazorg["save"]} */
  function save(name, content, type) {
    const link = document.createElement("a");
    const address = URL.createObjectURL(new Blob([content], { type }));
    link.href = address;
    link.download = name;
    link.click();
    /* A large file takes a browser a while. */
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 10000);
  }
  /** @type {Nazorg["readText"]} */
  function readText(file, done, failed) {
    const reader = new FileReader();
    reader.onload = () => {
      done(String(reader.result));
    };
    reader.onerror = failed;
    reader.readAsText(file);
  }

  /* ---- Between scripts ---- */

  /** @type {Nazorg["send"]} */
  function send(name) {
    document.dispatchEvent(new CustomEvent("nazorg:" + name));
  }

  return /** @type {Nazorg} */ ({
    all, one, inputs, data, show, built, fill, part, words, dialled, load, save, readText, send,
  });
})();
