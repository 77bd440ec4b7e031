/* A school's own values (school/school.js, window.nazorgSchool) on the page.

   Every value is checked first (values.js) and only ever becomes text, an address of a kind that we
   know, or a colour (colours.js). What does not pass is left out, and the foot of the page says so.
   Without the file the page is neutral. */
(function () {
  "use strict";
  const { all } = nazorg;
  const root = document.documentElement;
  /** @type {HTMLScriptElement | null} */
  const source = document.querySelector("script[data-school-values]");
  const folder = source ? source.src.replace(/[^/]*$/, "") : "";

  /* ---- Pieces ---- */

  /** @type {<Name extends keyof HTMLElementTagNameMap>(tag: Name, words?: string, name?: string) => HTMLElementTagNameMap[Name]} */
  function make(tag, words, name) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (words) element.textContent = words;
    return element;
  }
  /* Numbers and addresses read from left to right in every language. */
  /** @type {(words: string) => HTMLElement} */
  function upright(words) {
    const held = make("bdi", words);
    held.dir = "ltr";
    return held;
  }
  /** @type {(href: string, words: string, name?: string) => HTMLElement} */
  function link(href, words, name) {
    const element = make("a", "", name);
    element.href = href;
    element.rel = "noreferrer";
    element.append(upright(words));
    return element;
  }
  /** @type {(number?: string) => HTMLElement | null} */
  function dial(number) {
    return number ? link("tel:" + nazorg.dialled(number), number, "tel") : null;
  }
  /** @type {(address?: string) => HTMLElement | null} */
  function mail(address) {
    return address ? link("mailto:" + address, address) : null;
  }
  /** @type {(list: HTMLElement, pieces: (HTMLElement | null)[]) => void} */
  function item(list, pieces) {
    const element = make("li");
    /** @type {HTMLElement[]} */ (pieces.filter(Boolean)).forEach((piece, at) => element.append(at ? " " : "", piece));
    list.append(element);
  }

  /* ---- Places ---- */

  /** @type {(name: string, filled: boolean, fill: (slot: HTMLElement) => void) => void} */
  function show(name, filled, fill) {
    all(document, '[data-school="' + name + '"]').forEach((slot) => {
      slot.textContent = "";
      if (filled) fill(slot);
      slot.hidden = !filled;
    });
  }
  /** @type {(name: string, text: string | null | undefined) => void} */
  function words(name, text) {
    show(name, Boolean(text), (slot) => slot.append(text || ""));
  }
  /** @type {(school: School | null) => void} */
  function logo(school) {
    const address = nazorg.schoolValues.logo(school, folder);
    root.classList.toggle("school-logo-there", Boolean(address));
    show("logo", Boolean(address), (slot) => {
      const image = make("img");
      image.alt = "";
      image.onerror = () => {
        slot.hidden = true;
        root.classList.remove("school-logo-there");
      };
      image.src = address;
      slot.append(image);
    });
  }
  /** @type {(school: School | null) => void} */
  function people(school) {
    const there = school ? school.people : [];
    show("people", there.length > 0, (slot) => {
      there.forEach((person) => {
        item(slot, [
          make("b", person.role + (person.name ? ":" : "")),
          person.name ? make("bdi", person.name) : null,
          dial(person.phone),
          mail(person.email),
          person.when ? make("small", "(" + person.when + ")") : null,
        ]);
      });
    });
    const called = there.filter((person) => person.phone).slice(0, 2);
    show("sheet", called.length > 0, (slot) => {
      called.forEach((person) => {
        const part = make("span", person.role + (person.name ? " " + person.name : "") + ": ");
        const number = make("b");
        number.append(upright(person.phone || ""));
        part.append(number);
        slot.append(part, " ");
      });
    });
  }
  /** @type {(school: School | null) => void} */
  function contact(school) {
    const lines = school ? school.address.map((text) => make("bdi", text)) : [];
    const site = school && school.website;
    const pieces = [
      ...lines,
      dial(school ? school.phone : ""),
      mail(school ? school.email : ""),
      site ? link(site, site.replace(/^https?:\/\/|\/$/g, "")) : null,
    ].filter(Boolean);
    show("contact", pieces.length > 0, (slot) => pieces.forEach((piece) => item(slot, [piece])));
  }
  /** @type {(school: School | null) => void} */
  function fields(school) {
    const filled = nazorg.schoolValues.fields(school);
    nazorg.inputs(document, "[data-school-field]").forEach((input) => {
      const value = filled[nazorg.data(input, "school-field")] || "";
      if (input.value === input.defaultValue) input.value = value;
      input.defaultValue = value;
    });
  }
  /** @type {(school: School | null) => void} */
  function languages(school) {
    const chosen = school ? school.languages : [];
    all(document, ".languages").forEach((nav) => {
      const links = /** @type {HTMLAnchorElement[]} */ (all(nav, "a[hreflang]"));
      const shown = links.filter((one) => {
        /* In a language that was not chosen the way back stays. */
        const off = chosen.length > 0 && !chosen.includes(one.hreflang) && chosen.includes(root.lang);
        /** @type {HTMLElement} */ (one.parentNode).hidden = off;
        return !off;
      });
      nav.hidden = !shown.length;
    });
  }
  /** @type {(school: School | null) => void} */
  function leave(school) {
    all(document, "[data-leave], #leave").forEach((exit) => {
      const target = school && school.leave.target;
      if (target) exit.setAttribute("data-target", target);
      else if (exit.hasAttribute("data-school-set")) exit.removeAttribute("data-target");
      if (school) exit.setAttribute("data-mode", school.leave.mode);
      exit.setAttribute("data-school-set", "");
    });
  }
  /** @type {(school: School | null) => void} */
  function robots(school) {
    if (!school || !school.noindex || document.querySelector('meta[name="robots"]')) return;
    const meta = make("meta");
    meta.name = "robots";
    meta.content = "noindex";
    document.head.append(meta);
  }
  /** @type {(school: School | null) => void} */
  function tint(school) {
    const found = school && school.colour ? nazorg.colours.palette(school.colour) : null;
    root.classList.toggle("school-colour", Boolean(found));
    root.style.setProperty("--school-light", found && found.light);
    root.style.setProperty("--school-dark", found && found.dark);
  }

  /** @type {School | null} */
  let current = null;

  /* Puts a checked school on the page, or takes it off again. */
  /** @type {Nazorg["school"]["apply"]} */
  function apply(school) {
    current = school;
    words("name", school && school.name);
    words("short", school && (school.short || school.name));
    all(document, '[data-school="block"]').forEach((block) => {
      block.hidden = !school;
    });
    [contact, people, logo, fields, languages, leave, robots, tint].forEach((put) => put(school));
    nazorg.send("school");
  }

  /* The logo as a PNG for a document, at most 600 dots wide and 300 high. */
  /** @type {Nazorg["school"]["picture"]} */
  function picture(done) {
    const address = nazorg.schoolValues.logo(current, folder);
    if (!address) {
      done(null);
      return;
    }
    const image = new Image();
    image.onload = () => {
      try {
        done(drawn(image, address));
      } catch {
        /* A file beside the page may be shown and not read when there is no server. */
        done({ bytes: null, address, width: image.naturalWidth, height: image.naturalHeight });
      }
    };
    image.onerror = () => done(null);
    image.src = address;
  }
  /** @type {(image: HTMLImageElement, address: string) => Picture} */
  function drawn(image, address) {
    const wide = image.naturalWidth || 300;
    const high = image.naturalHeight || 150;
    const fits = Math.min(600 / wide, 300 / high);
    const scale = /svg/.test(address) ? fits : Math.min(1, fits);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(wide * scale));
    canvas.height = Math.max(1, Math.round(high * scale));
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const coded = atob(canvas.toDataURL("image/png").split(",")[1]);
    const bytes = Uint8Array.from(coded, (letter) => letter.charCodeAt(0));
    return { bytes, address, width: canvas.width, height: canvas.height };
  }

  nazorg.school = { apply, picture };
  if (window.nazorgSchool !== undefined && window.nazorgSchool !== null) {
    const { school, faults } = nazorg.schoolValues.check(window.nazorgSchool);
    if (school) apply(school);
    const names = faults.map((fault) => fault.field || "school.js").join(", ");
    all(document, '[data-school="faults"]').forEach((slot) => {
      if (!faults.length) return;
      nazorg.one(slot, "[data-fields]").textContent = names;
      slot.hidden = false;
    });
  }
})();
