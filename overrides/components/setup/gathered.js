/* What was typed into the form, as the value of school.js, and that file as text: rules without a page. */
nazorg.setupValues = (function () {
  "use strict";
  const { lists } = window.nazorgRules;
  const { check, fits, bare } = nazorg.schoolValues;
  const HEAD = "/* De gegevens van deze school, gemaakt met inrichten.html. Dit bestand hoort in de map school. */\n";
  /** @type {("role" | "name" | "phone" | "email" | "when")[]} */
  const PERSON = ["role", "name", "phone", "email", "when"];

  /** @type {Nazorg["setupValues"]["gathered"]} */
  function gathered(form) {
    /** @type {ByName<string>} */
    const places = {};
    /** @type {<Shape extends object>(target: Shape, key: keyof Shape, place: string) => void} */
    function put(target, key, place) {
      const value = bare(form.typed(place));
      if (value) /** @type {any} */ (target)[key] = value;
    }
    /** @type {School} */
    const school = /** @type {any} */ ({});
    put(school, "name", "name");
    put(school, "short", "short");
    school.address = [];
    for (let at = 0; at < lists.address; at += 1) {
      const line = bare(form.typed("address." + at));
      if (line) places["address." + (school.address.push(line) - 1)] = "address." + at;
    }
    put(school, "phone", "phone");
    put(school, "email", "email");
    put(school, "website", "website");
    if (form.logo) school.logo = form.logo;
    /* A colour that cannot be read on white goes into the file as the nearest that can. */
    const colour = bare(form.typed("colour")).toLowerCase();
    if (colour) school.colour = fits("colour", colour) ? nazorg.colours.palette(colour).light : colour;
    school.people = [];
    for (let at = 0; at < lists.people; at += 1) {
      /** @type {Person} */
      const person = /** @type {any} */ ({});
      PERSON.forEach((key) => put(person, key, "people." + at + "." + key));
      if (Object.keys(person).length) places["people." + (school.people.push(person) - 1)] = "people." + at;
    }
    school.leave = /** @type {School["leave"]} */ ({ mode: form.mode });
    put(school.leave, "target", "leave.target");
    school.languages = form.languages;
    school.noindex = form.noindex;
    return { school, places };
  }

  /* Lines and people that are empty are left out of the value, so its places are not those of the form. */
  /** @type {(places: ByName<string>, key: string) => string} */
  function placed(places, key) {
    const found = /^((?:people|address)\.[0-9]+)(.*)$/.exec(key);
    return found ? (places[found[1]] || found[1]) + found[2] : key;
  }

  /** @type {Nazorg["setupValues"]["judged"]} */
  function judged(form) {
    const { school: value, places } = gathered(form);
    const { school, faults } = check(value);
    /** @type {ByName<string>} */
    const found = {};
    faults.forEach((one) => {
      found[placed(places, one.field)] = one.what;
    });
    return { value, school, found };
  }

  /** @type {Nazorg["setupValues"]["written"]} */
  function written(value) {
    /* < is written out, so that the text stands well wherever somebody puts it. */
    return HEAD + "window.nazorgSchool = " + JSON.stringify(value, null, 2).replace(/</g, "\\u003c") + ";\n";
  }
  /* A file is data here, never a script: what stands between its braces is read as JSON. */
  /** @type {Nazorg["setupValues"]["read"]} */
  function read(text) {
    try {
      return check(JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)));
    } catch {
      return check(null);
    }
  }

  return { PERSON, gathered, judged, written, read };
})();
