/* A school's own values (school/school.js, window.nazorgSchool) on the page.

   Every value is checked against the same rules as macros/content/model/school.py and only
   ever becomes text, an address of a kind that we know, or a colour. What does not pass is
   left out, and the foot of the page says so. Without the file the page is neutral. */
(function () {
  "use strict";
  var UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\udb40-\udb43][\udc00-\udfff]/;
  var WEB = /^https?:\/\/[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(\/[^\s"'<>\\]*)?$/i;
  var EMAIL = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
  var LOGO_FILE = /^[A-Za-z0-9_-]{1,60}\.(png|jpg|jpeg|svg)$/;
  var LOGO_DATA = /^data:image\/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/;
  /* 200 KB, as base64. */
  var LOGO_MOST = Math.ceil((200 * 1024) / 3) * 4 + 40;

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }
  function length(text) {
    return Array.from(text).length;
  }

  /* ---- The rules: each gives what is wrong, or an empty string ---- */

  function line(most) {
    return function (text) {
      if (!text || UNSEEN.test(text)) return "line";
      return length(text) > most ? "long" : "";
    };
  }
  function phone(text) {
    var digits = text.replace(/[ -]/g, "");
    if (!/^[0-9 -]{3,16}$/.test(text)) return "phone";
    if (/^1[14]\d$/.test(digits) || /^0(800|900|906|909)(\d{4}|\d{7})$/.test(digits)) return "";
    return /^0(?!800|90[069])[1-9]\d{8}$/.test(digits) ? "" : "phone";
  }
  function email(text) {
    return text.length <= 100 && EMAIL.test(text) ? "" : "email";
  }
  function url(text) {
    return text.length <= 400 && WEB.test(text) ? "" : "url";
  }
  function safe(text) {
    return url(text) || (text.slice(0, 8) === "https://" ? "" : "https");
  }
  function logo(text) {
    return LOGO_FILE.test(text) || (text.length <= LOGO_MOST && LOGO_DATA.test(text)) ? "" : "logo";
  }
  function colour(text) {
    return /^#[0-9a-f]{6}$/i.test(text) ? "" : "colour";
  }
  function code(text) {
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60 ? "" : "language";
  }

  var FIELDS = {
    name: line(60), short: line(24), phone: phone, email: email, website: url, logo: logo, colour: colour,
  };
  var PERSON = { role: line(40), name: line(40), phone: phone, email: email, when: line(40) };
  var MOST = { people: 6, address: 3, languages: 60 };

  /* What of a value passes: { school, faults }. A school without a name is none. */
  function check(value) {
    var faults = [];
    var school = { name: "", address: [], people: [], leave: { target: "", mode: "page" }, languages: [], noindex: true };

    function fault(field, what) {
      faults.push({ field: field, what: what });
    }
    function own(from, key) {
      return Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined;
    }
    function empty(given) {
      return given === undefined || given === null || given === "";
    }
    function take(from, to, rules, where) {
      Object.keys(rules).forEach(function (key) {
        var given = own(from, key);
        if (empty(given)) return;
        var what = typeof given === "string" ? rules[key](given.trim()) : "line";
        if (what) fault(where + key, what);
        else to[key] = given.trim();
      });
      return to;
    }
    function list(key) {
      var given = own(value, key);
      if (empty(given)) return [];
      if (Array.isArray(given) && given.length <= MOST[key]) return given;
      fault(key, "list");
      return Array.isArray(given) ? given.slice(0, MOST[key]) : [];
    }
    function texts(key, rule) {
      return list(key).filter(function (given, at) {
        var what = typeof given === "string" ? rule(given.trim()) : "line";
        if (what) fault(key + "." + at, what);
        return !what;
      }).map(function (given) {
        return given.trim();
      });
    }

    try {
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        fault("", "shape");
        return { school: null, faults: faults };
      }
      take(value, school, FIELDS, "");
      school.address = texts("address", line(60));
      school.languages = texts("languages", code);
      list("people").forEach(function (given, at) {
        if (typeof given !== "object" || given === null) {
          fault("people." + at, "shape");
          return;
        }
        var person = take(given, {}, PERSON, "people." + at + ".");
        if (person.role) school.people.push(person);
        else if (empty(own(given, "role"))) fault("people." + at + ".role", "empty");
      });
      var leave = own(value, "leave");
      if (!empty(leave)) {
        if (typeof leave === "object") {
          take(leave, school.leave, { target: safe, mode: function (text) {
            return text === "page" || text === "blank" ? "" : "mode";
          } }, "leave.");
        } else fault("leave", "shape");
      }
      var noindex = own(value, "noindex");
      if (typeof noindex === "boolean") school.noindex = noindex;
      else if (!empty(noindex)) fault("noindex", "shape");
    } catch (broken) {
      /* A value that cannot even be read. */
      fault("", "shape");
      return { school: null, faults: faults };
    }
    if (!school.name && !faults.some(function (one) { return one.field === "name"; })) fault("name", "empty");
    return { school: school.name ? school : null, faults: faults };
  }

  /* ---- Colours: WCAG 2.2, AA: 4.5 to 1 for text. macros/content does the same. ---- */

  var LEAST = 4.5;
  /* Where the colour stands as text or has text on it: overrides/styles/tokens.css. */
  var LIGHT = ["#ffffff", "#fbfaf7", "#e4efee"];
  var DARK = ["#0c1a1b", "#12181d", "#1a2228", "#17302f"];

  function parts(hex) {
    return [1, 3, 5].map(function (at) {
      return parseInt(hex.slice(at, at + 2), 16) / 255;
    });
  }
  function luminance(colour) {
    var linear = parts(colour).map(function (share) {
      return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
  function contrast(one, other) {
    var both = [luminance(one), luminance(other)].sort(function (a, b) { return b - a; });
    return (both[0] + 0.05) / (both[1] + 0.05);
  }
  function least(colour, against) {
    return Math.min.apply(null, against.map(function (other) { return contrast(colour, other); }));
  }
  /* Hue, saturation and lightness as a function that gives the colour at another lightness. */
  function shades(colour) {
    var part = parts(colour);
    var most = Math.max.apply(null, part);
    var low = Math.min.apply(null, part);
    var spread = most - low;
    var light = (most + low) / 2;
    var full = spread ? spread / (1 - Math.abs(2 * light - 1)) : 0;
    var hue = 0;
    if (spread) {
      if (most === part[0]) hue = ((part[1] - part[2]) / spread + 6) % 6;
      else if (most === part[1]) hue = (part[2] - part[0]) / spread + 2;
      else hue = (part[0] - part[1]) / spread + 4;
    }
    return { light: light, at: function (value) {
      var reach = full * Math.min(value, 1 - value);
      return "#" + [0, 8, 4].map(function (from) {
        var place = (from + hue * 2) % 12;
        var share = value - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
        return ("0" + Math.round(share * 255).toString(16)).slice(-2);
      }).join("");
    } };
  }
  /* The colour of the same hue, as little lighter or darker as can be, that can be read everywhere. */
  function nearest(colour, against) {
    if (least(colour, against) >= LEAST) return colour;
    var shade = shades(colour);
    for (var step = 1; step <= 1000; step += 1) {
      for (var way = -1; way <= 1; way += 2) {
        var value = shade.light + (way * step) / 1000;
        if (value < 0 || value > 1) continue;
        var found = shade.at(value);
        if (least(found, against) >= LEAST) return found;
      }
    }
    return against === LIGHT ? "#000000" : "#ffffff";
  }
  function palette(chosen) {
    var colour = chosen.toLowerCase();
    return { ratio: least(colour, LIGHT), light: nearest(colour, LIGHT), dark: nearest(colour, DARK) };
  }

  /* ---- On the page ---- */

  var root = document.documentElement;
  var source = document.querySelector("script[data-school-values]");
  var folder = source ? source.src.replace(/[^/]*$/, "") : "";

  function make(tag, words, name) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (words) element.textContent = words;
    return element;
  }
  function link(href, words, name) {
    var element = make("a", "", name);
    element.href = href;
    element.rel = "noreferrer";
    var held = make("bdi", words);
    held.dir = "ltr";
    element.appendChild(held);
    return element;
  }
  function dial(number) {
    return link("tel:" + number.replace(/[ -]/g, ""), number, "tel");
  }
  function item(list, pieces) {
    var element = document.createElement("li");
    pieces.filter(Boolean).forEach(function (piece, at) {
      if (at) element.appendChild(document.createTextNode(" "));
      element.appendChild(typeof piece === "string" ? make("span", piece) : piece);
    });
    list.appendChild(element);
  }
  function show(name, filled, fill) {
    each(document.querySelectorAll('[data-school="' + name + '"]'), function (slot) {
      if (filled) fill(slot);
      else slot.textContent = "";
      slot.hidden = !filled;
    });
  }
  function words(name, text) {
    show(name, Boolean(text), function (slot) { slot.textContent = text; });
  }
  function logoAddress(school) {
    if (!school || !school.logo) return "";
    return LOGO_FILE.test(school.logo) ? folder + school.logo : school.logo;
  }
  function shownLogo(school) {
    var address = logoAddress(school);
    each(document.querySelectorAll('[data-school="logo"]'), function (slot) {
      slot.hidden = !address;
      slot.textContent = "";
      root.classList.toggle("school-logo-there", Boolean(address));
      if (!address) return;
      var picture = document.createElement("img");
      picture.alt = "";
      picture.onerror = function () {
        slot.hidden = true;
        root.classList.remove("school-logo-there");
      };
      picture.src = address;
      slot.appendChild(picture);
    });
  }
  function people(school) {
    var there = (school && school.people) || [];
    show("people", there.length, function (slot) {
      slot.textContent = "";
      there.forEach(function (person) {
        item(slot, [
          make("b", person.role + (person.name ? ":" : "")), person.name || "",
          person.phone ? dial(person.phone) : "",
          person.email ? link("mailto:" + person.email, person.email) : "",
          person.when ? make("small", "(" + person.when + ")") : "",
        ]);
      });
    });
    var called = there.filter(function (person) { return person.phone; }).slice(0, 2);
    show("sheet", called.length, function (slot) {
      slot.textContent = "";
      called.forEach(function (person) {
        var part = make("span", person.role + (person.name ? " " + person.name : "") + ": ");
        var number = make("bdi", person.phone);
        number.dir = "ltr";
        part.appendChild(make("b")).appendChild(number);
        slot.appendChild(part);
        slot.appendChild(document.createTextNode(" "));
      });
    });
  }
  function contact(school) {
    var pieces = school ? school.address.map(function (text) { return make("span", text); }) : [];
    if (school && school.phone) pieces.push(dial(school.phone));
    if (school && school.email) pieces.push(link("mailto:" + school.email, school.email));
    if (school && school.website) pieces.push(link(school.website, school.website.replace(/^https?:\/\/|\/$/g, "")));
    show("contact", pieces.length, function (slot) {
      slot.textContent = "";
      pieces.forEach(function (piece) { item(slot, [piece]); });
    });
  }

  /* What a school writes in every letter, by field. */
  function filledIn(school) {
    if (!school) return {};
    var first = school.people[0] || {};
    var reach = [school.address.join(", "), school.phone, school.email].filter(Boolean);
    return {
      school: school.name,
      adres: reach.join(", "),
      contact: first.name || first.role || "",
      telefoon: first.phone || school.phone || "",
      bereikbaar: (first.name && first.when) || "",
    };
  }
  function fields(school) {
    var filled = filledIn(school);
    each(document.querySelectorAll("[data-school-field]"), function (input) {
      var value = filled[input.getAttribute("data-school-field")] || "";
      if (input.value === input.defaultValue) input.value = value;
      input.defaultValue = value;
    });
  }
  function languages(school) {
    var chosen = (school && school.languages) || [];
    var own = root.lang;
    each(document.querySelectorAll(".languages"), function (nav) {
      var shown = 0;
      each(nav.querySelectorAll("a[hreflang]"), function (one) {
        /* In a language that was not chosen the way back stays. */
        var off = chosen.length && chosen.indexOf(one.hreflang) < 0 && chosen.indexOf(own) >= 0;
        one.parentNode.hidden = Boolean(off);
        if (!off) shown += 1;
      });
      nav.hidden = !shown;
    });
  }
  function leave(school) {
    each(document.querySelectorAll("[data-leave], #leave"), function (exit) {
      var target = (school && school.leave.target) || "";
      if (target) exit.setAttribute("data-target", target);
      else if (exit.hasAttribute("data-school-set")) exit.removeAttribute("data-target");
      if (school) exit.setAttribute("data-mode", school.leave.mode);
      exit.setAttribute("data-school-set", "");
    });
  }
  function robots(school) {
    var found = document.querySelector('meta[name="robots"]');
    if (school && school.noindex && !found) {
      var meta = document.createElement("meta");
      meta.name = "robots";
      meta.content = "noindex";
      document.head.appendChild(meta);
    }
  }
  function tint(school) {
    var found = school && school.colour ? palette(school.colour) : null;
    root.classList.toggle("school-colour", Boolean(found));
    ["light", "dark"].forEach(function (scheme) {
      if (found) root.style.setProperty("--school-" + scheme, found[scheme]);
      else root.style.removeProperty("--school-" + scheme);
    });
  }

  var current = null;

  /* Puts a checked school on the page, or takes it off again. */
  function apply(school) {
    current = school;
    words("name", school && school.name);
    words("short", school && (school.short || school.name));
    each(document.querySelectorAll('[data-school="block"]'), function (block) {
      block.hidden = !school;
    });
    contact(school);
    people(school);
    shownLogo(school);
    fields(school);
    languages(school);
    leave(school);
    robots(school);
    tint(school);
    document.dispatchEvent(new CustomEvent("nazorg:school"));
  }

  /* The logo as a PNG for a document, at most 600 dots wide: done({ bytes, image, width, height }). */
  function picture(done) {
    var address = logoAddress(current);
    if (!address) {
      done(null);
      return;
    }
    var image = new Image();
    image.onload = function () {
      try {
        var wide = image.naturalWidth || 300;
        var high = image.naturalHeight || 150;
        var scale = Math.min(1, 600 / wide, 300 / high);
        if (/svg/.test(address)) scale = Math.min(600 / wide, 300 / high);
        var canvas = document.createElement("canvas");
        canvas.width = Math.max(1, Math.round(wide * scale));
        canvas.height = Math.max(1, Math.round(high * scale));
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        var coded = atob(canvas.toDataURL("image/png").split(",")[1]);
        var bytes = new Uint8Array(coded.length);
        for (var at = 0; at < coded.length; at += 1) bytes[at] = coded.charCodeAt(at);
        done({ bytes: bytes, address: address, width: canvas.width, height: canvas.height });
      } catch (refused) {
        /* A file beside the page may be shown and not read when there is no server. */
        done({ bytes: null, address: address, width: image.naturalWidth, height: image.naturalHeight });
      }
    };
    image.onerror = function () { done(null); };
    image.src = address;
  }

  function names(faults) {
    return faults.map(function (one) { return one.field || "school.js"; }).join(", ");
  }

  window.nazorgSchoolRules = {
    check: check, apply: apply, palette: palette, contrast: contrast, picture: picture,
    fields: filledIn,
  };
  if (window.nazorgSchool !== undefined && window.nazorgSchool !== null) {
    var checked = check(window.nazorgSchool);
    if (checked.school) apply(checked.school);
    if (checked.faults.length) {
      show("faults", true, function (slot) {
        slot.querySelector("[data-fields]").textContent = names(checked.faults);
      });
    }
  }
})();
