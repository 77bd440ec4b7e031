/* What a school may say of itself, by macros/content/rules.py, which the build puts before the scripts: for
   the values that school/school.js sets and for the form that writes that file. What does not pass is
   left out. tests/hostile/values.yml is put to this and to the model. */
nazorg.schoolValues = (function () {
  "use strict";
  const { space, unseen, lines, lists, kinds } = window.nazorgRules;
  const UNSEEN = new RegExp(unseen, "u");

  /* ---- The rules: each gives what is wrong, or an empty string ---- */

  /** @type {(kind: SchoolKind, text: string) => boolean} */
  function fits(kind, text) {
    return Array.from(text).length <= kinds[kind].most && new RegExp("^(?:" + kinds[kind].pattern + ")$", "u").test(text);
  }
  /* What is of a kind; `what` is said of all else. */
  /** @type {(kind: SchoolKind, what?: string) => Rule} */
  function of(kind, what) {
    return (text) => (fits(kind, text) ? "" : what || kind);
  }
  /** @type {(field: keyof SchoolRules["lines"]) => Rule} */
  function line(field) {
    return (text) => {
      if (UNSEEN.test(text)) return "line";
      return Array.from(text).length > lines[field] ? "long" : "";
    };
  }
  /** @type {Rule} */
  function phone(text) {
    return fits("phone", text) && fits("dialled", nazorg.dialled(text)) ? "" : "phone";
  }
  const web = of("web", "url");
  /** @type {Rule} */
  function safe(text) {
    return web(text) || of("safe", "https")(text);
  }
  /** @type {Rule} */
  function logo(text) {
    return fits("logo", text) ? "" : of("picture", "logo")(text);
  }

  /** @type {ByName<Rule>} */
  const FIELDS = { name: line("name"), short: line("short"), phone, email: of("email"), website: web, logo, colour: of("colour") };
  /** @type {ByName<Rule>} */
  const PERSON = { role: line("role"), name: line("who"), phone, email: of("email"), when: line("when") };
  const LEAVE = { target: safe, mode: of("mode") };

  /* ---- Reading a value that may be anything ---- */

  /** @type {(from: any, key: string) => any} */
  function own(from, key) {
    return Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined;
  }
  /* A text without the space around it. */
  /** @type {Nazorg["schoolValues"]["bare"]} */
  function bare(text) {
    let [from, end] = [0, text.length];
    while (from < end && space.includes(text[from])) from += 1;
    while (from < end && space.includes(text[end - 1])) end -= 1;
    return text.slice(from, end);
  }
  /** @type {(given: any) => boolean} */
  function empty(given) {
    return given === undefined || given === null || (typeof given === "string" && !bare(given));
  }
  /** @type {(given: any, rule: Rule) => string} */
  function wrong(given, rule) {
    return typeof given === "string" && !empty(given) ? rule(bare(given)) : "line";
  }
  /* Puts into `to` what of `from` passes. */
  /** @type {<Any>(from: any, to: Any, rules: ByName<Rule>, fault: (field: string, what: string) => void) => Any} */
  function take(from, to, rules, fault) {
    Object.keys(rules).forEach((key) => {
      const given = own(from, key);
      if (empty(given)) return;
      const what = wrong(given, rules[key]);
      if (what) fault(key, what);
      else /** @type {any} */ (to)[key] = bare(given);
    });
    return to;
  }

  /** @type {(value: any, school: School, fault: (field: string, what: string) => void) => void} */
  function read(value, school, fault) {
    /** @type {(key: "people" | "address" | "languages") => any[]} */
    function list(key) {
      const given = own(value, key);
      if (empty(given)) return [];
      if (Array.isArray(given) && given.length <= lists[key]) return given;
      fault(key, "list");
      return Array.isArray(given) ? given.slice(0, lists[key]) : [];
    }
    /** @type {(key: "address" | "languages", rule: Rule) => string[]} */
    function texts(key, rule) {
      const sound = list(key).filter((given, at) => {
        const what = wrong(given, rule);
        if (what) fault(key + "." + at, what);
        return !what;
      });
      return sound.map(bare);
    }

    take(value, school, FIELDS, fault);
    school.address = texts("address", line("address"));
    school.languages = texts("languages", of("language", "language"));
    list("people").forEach((given, at) => {
      const place = "people." + at;
      if (typeof given !== "object" || given === null) {
        fault(place, "shape");
        return;
      }
      /** @type {Partial<Person>} */
      const person = take(given, {}, PERSON, (key, what) => fault(place + "." + key, what));
      if (person.role) school.people.push(/** @type {Person} */ (person));
      else if (empty(own(given, "role"))) fault(place + ".role", "empty");
    });
    const leave = own(value, "leave");
    if (typeof leave === "object" && leave && !Array.isArray(leave)) take(leave, school.leave, LEAVE, (key, what) => fault("leave." + key, what));
    else if (!empty(leave)) fault("leave", "shape");
    const noindex = own(value, "noindex");
    if (typeof noindex === "boolean") school.noindex = noindex;
    else if (typeof noindex === "string" && fits("flag", bare(noindex))) school.noindex = bare(noindex) === "true";
    else if (!empty(noindex)) fault("noindex", "shape");
  }

  /* What of a value passes: { school, faults }. A school without a name is none. */
  /** @type {Nazorg["schoolValues"]["check"]} */
  function check(value) {
    /** @type {SchoolFault[]} */
    const faults = [];
    /** @type {School} */
    const school = { name: "", address: [], people: [], leave: { target: "", mode: "page" }, languages: [], noindex: true };
    /** @type {(field: string, what: string) => void} */
    const fault = (field, what) => faults.push({ field, what });
    try {
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("no values");
      read(value, school, fault);
    } catch {
      /* A value that cannot even be read. */
      fault("", "shape");
      return { school: null, faults };
    }
    if (!school.name && !faults.some((one) => one.field === "name")) fault("name", "empty");
    return { school: school.name ? school : null, faults };
  }

  /* What a school writes in every letter, by field. */
  /** @type {Nazorg["schoolValues"]["fields"]} */
  function fields(school) {
    if (!school) return {};
    /** @type {Partial<Person>} */
    const first = school.people[0] || {};
    const reach = [school.address.join(", "), school.phone].filter(Boolean);
    return {
      school: school.name,
      adres: reach.concat(school.email || []).join(", "),
      "adres-zonder-mail": reach.join(", "),
      contact: first.name || first.role || "",
      telefoon: first.phone || school.phone || "",
      bereikbaar: (first.name && first.when) || "",
    };
  }

  /* Where the logo is: in the values themselves, or a file beside them. */
  /** @type {Nazorg["schoolValues"]["logo"]} */
  function logoAddress(school, folder) {
    if (!school || !school.logo) return "";
    return fits("logo", school.logo) ? folder + school.logo : school.logo;
  }

  return { check, fields, fits, bare, logo: logoAddress };
})();
