/* What a school may say of itself: the same rules as macros/content/model/school.py, for the values
   that school/school.js sets and for the form that writes that file. What does not pass is left out. */
nazorg.schoolValues = (function () {
  "use strict";
  /* Each is refused by itself: none is meant to combine with the one before it. */
  /* eslint-disable no-misleading-character-class */
  const UNSEEN =
    /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\udb40-\udb43][\udc00-\udfff]/;
  /* eslint-enable no-misleading-character-class */
  const WEB = /^https?:\/\/[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(\/[^\s"'<>\\]*)?$/i;
  const EMAIL = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
  const LOGO_FILE = /^[A-Za-z0-9_-]{1,60}\.(png|jpg|jpeg|svg)$/;
  const LOGO_DATA = /^data:image\/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/;
  /* 200 KB, as base64. */
  const LOGO_MOST = Math.ceil((200 * 1024) / 3) * 4 + 40;

  /* ---- The rules: each gives what is wrong, or an empty string ---- */

  /** @type {(most: number) => Rule} */
  function line(most) {
    return (text) => {
      if (!text || UNSEEN.test(text)) return "line";
      return Array.from(text).length > most ? "long" : "";
    };
  }
  /** @type {Rule} */
  function phone(text) {
    const digits = text.replace(/[ -]/g, "");
    if (!/^[0-9 -]{3,16}$/.test(text)) return "phone";
    if (/^1[14]\d$/.test(digits) || /^0(800|900|906|909)(\d{4}|\d{7})$/.test(digits)) return "";
    return /^0(?!800|90[069])[1-9]\d{8}$/.test(digits) ? "" : "phone";
  }
  /** @type {Rule} */
  function email(text) {
    return text.length <= 100 && EMAIL.test(text) ? "" : "email";
  }
  /** @type {Rule} */
  function url(text) {
    return text.length <= 400 && WEB.test(text) ? "" : "url";
  }
  /** @type {Rule} */
  function safe(text) {
    return url(text) || (text.startsWith("https://") ? "" : "https");
  }
  /** @type {Rule} */
  function logo(text) {
    return LOGO_FILE.test(text) || (text.length <= LOGO_MOST && LOGO_DATA.test(text)) ? "" : "logo";
  }
  /** @type {Rule} */
  function colour(text) {
    return /^#[0-9a-f]{6}$/i.test(text) ? "" : "colour";
  }
  /** @type {Rule} */
  function code(text) {
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60 ? "" : "language";
  }
  /** @type {Rule} */
  function mode(text) {
    return text === "page" || text === "blank" ? "" : "mode";
  }

  /** @type {ByName<Rule>} */
  const FIELDS = { name: line(60), short: line(24), phone, email, website: url, logo, colour };
  /** @type {ByName<Rule>} */
  const PERSON = { role: line(40), name: line(40), phone, email, when: line(40) };
  const LEAVE = { target: safe, mode };
  const MOST = { people: 6, address: 3, languages: 60 };

  /* ---- Reading a value that may be anything ---- */

  /** @type {(from: any, key: string) => any} */
  function own(from, key) {
    return Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined;
  }
  /** @type {(given: any) => boolean} */
  function empty(given) {
    return given === undefined || given === null || given === "";
  }
  /** @type {(given: any, rule: Rule) => string} */
  function wrong(given, rule) {
    return typeof given === "string" ? rule(given.trim()) : "line";
  }
  /* Puts into `to` what of `from` passes. */
  /** @type {<Any>(from: any, to: Any, rules: ByName<Rule>, fault: (field: string, what: string) => void) => Any} */
  function take(from, to, rules, fault) {
    Object.keys(rules).forEach((key) => {
      const given = own(from, key);
      if (empty(given)) return;
      const what = wrong(given, rules[key]);
      if (what) fault(key, what);
      else /** @type {any} */ (to)[key] = given.trim();
    });
    return to;
  }

  /** @type {(value: any, school: School, fault: (field: string, what: string) => void) => void} */
  function read(value, school, fault) {
    /** @type {(key: "people" | "address" | "languages") => any[]} */
    function list(key) {
      const given = own(value, key);
      if (empty(given)) return [];
      if (Array.isArray(given) && given.length <= MOST[key]) return given;
      fault(key, "list");
      return Array.isArray(given) ? given.slice(0, MOST[key]) : [];
    }
    /** @type {(key: "address" | "languages", rule: Rule) => string[]} */
    function texts(key, rule) {
      const sound = list(key).filter((given, at) => {
        const what = wrong(given, rule);
        if (what) fault(key + "." + at, what);
        return !what;
      });
      return sound.map((given) => given.trim());
    }

    take(value, school, FIELDS, fault);
    school.address = texts("address", line(60));
    school.languages = texts("languages", code);
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
    if (typeof leave === "object" && leave) take(leave, school.leave, LEAVE, (key, what) => fault("leave." + key, what));
    else if (!empty(leave)) fault("leave", "shape");
    const noindex = own(value, "noindex");
    if (typeof noindex === "boolean") school.noindex = noindex;
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
    const reach = [school.address.join(", "), school.phone, school.email].filter(Boolean);
    return {
      school: school.name,
      adres: reach.join(", "),
      contact: first.name || first.role || "",
      telefoon: first.phone || school.phone || "",
      bereikbaar: (first.name && first.when) || "",
    };
  }

  /* Where the logo is: in the values themselves, or a file beside them. */
  /** @type {Nazorg["schoolValues"]["logo"]} */
  function logoAddress(school, folder) {
    if (!school || !school.logo) return "";
    return LOGO_FILE.test(school.logo) ? folder + school.logo : school.logo;
  }

  return { check, fields, logo: logoAddress };
})();
