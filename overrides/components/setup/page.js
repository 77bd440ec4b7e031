/* The form with which a school makes school/school.js. Only the page inrichten.html loads this.

   The rules are those of overrides/components/school/school.js: what this form lets pass is
   what every page takes. Nothing is sent; a file is read and made in the browser. */
(function () {
  "use strict";
  var nazorg = window.nazorg;
  var form = document.querySelector(".setup");
  if (!form || !nazorg) return;
  var rules = { check: nazorg.schoolValues.check, apply: nazorg.school.apply, palette: nazorg.colours.palette };
  var words = form.querySelector(".setup-words").content;
  var status = form.querySelector(".setup-status");
  var logo = "";
  var dirty = false;
  /* What a logo may be: macros/content/drawing.py. The build puts it before this script. */
  var limits = window.nazorgLogoRules;
  var TYPES = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", svg: "image/svg+xml" };

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }
  function said(part, number, most) {
    return words.querySelector('[data-part="' + part + '"]').textContent
      .replace(/[%#]/g, function (sign) { return sign === "%" ? number : most; });
  }
  function say(part) {
    status.textContent = said(part);
  }
  function field(key) {
    return form.querySelector('[data-field="' + key + '"]');
  }
  function input(key) {
    return field(key).querySelector("input");
  }
  function typed(key) {
    return input(key).value.trim();
  }
  function boxes() {
    return form.querySelectorAll('[name="language"]');
  }

  /* ---- What was typed, as the value of school.js ---- */

  function put(target, key, value) {
    if (value) target[key] = value;
  }
  function person(at) {
    var found = {};
    ["role", "name", "phone", "email", "when"].forEach(function (key) {
      put(found, key, typed("people." + at + "." + key));
    });
    return found;
  }
  /* Places of the form by place in the value: empty lines and people are left out of the value. */
  function gather() {
    var places = {};
    var school = {};
    ["name", "short"].forEach(function (key) { put(school, key, typed(key)); });
    school.address = [];
    each(form.querySelectorAll('[data-field^="address."]'), function (element, at) {
      var line = typed("address." + at);
      if (!line) return;
      places["address." + school.address.length] = "address." + at;
      school.address.push(line);
    });
    ["phone", "email", "website"].forEach(function (key) { put(school, key, typed(key)); });
    put(school, "logo", logo);
    /* A colour that cannot be read on white goes into the file as the nearest that can. */
    var colour = typed("colour").toLowerCase();
    put(school, "colour", /^#[0-9a-f]{6}$/.test(colour) ? rules.palette(colour).light : colour);
    school.people = [];
    each(form.querySelectorAll("[data-person]"), function (element, at) {
      var one = person(at);
      if (!Object.keys(one).length) return;
      places["people." + school.people.length] = "people." + at;
      school.people.push(one);
    });
    school.leave = { mode: form.querySelector('[name="mode"]:checked').value };
    put(school.leave, "target", typed("leave.target"));
    var chosen = Array.prototype.filter.call(boxes(), function (box) { return box.checked; });
    /* All is what a school gets when it says nothing, also when a language is added later. */
    school.languages = chosen.length === boxes().length ? [] : chosen.map(function (box) { return box.value; });
    school.noindex = form.querySelector('[name="noindex"]').checked;
    return { school: school, places: places };
  }
  function placed(places, key) {
    var found = /^((?:people|address)\.\d+)(.*)$/.exec(key);
    return found ? (places[found[1]] || found[1]) + found[2] : key;
  }

  /* ---- Faults, in words beside the field ---- */

  function wrong(key, text) {
    var element = field(key);
    if (!element) return;
    var line = element.querySelector(".setup-error");
    line.textContent = text;
    line.hidden = !text;
    if (text) element.querySelector("input").setAttribute("aria-invalid", "true");
    else element.querySelector("input").removeAttribute("aria-invalid");
  }
  function sentence(key, what) {
    var most = field(key) ? field(key).querySelector("[data-most]") : null;
    if (what === "long" && most) return said("setup_wrong_long", Array.from(most.value.trim()).length, most.dataset.most);
    if (what === "empty") return said(key === "name" ? "setup_wrong_empty" : "setup_wrong_role");
    if (what === "logo") return said("setup_logo_broken");
    return said("setup_wrong_" + what);
  }
  /* ``every`` also complains of what is still empty, and of what is being typed. */
  function judge(every) {
    var gathered = gather();
    var checked = rules.check(gathered.school);
    var now = document.activeElement;
    var count = 0;
    var found = {};
    checked.faults.forEach(function (one) {
      found[placed(gathered.places, one.field)] = one.what;
    });
    if (!Array.prototype.some.call(boxes(), function (box) { return box.checked; })) found.languages = "language";
    each(form.querySelectorAll("[data-field]"), function (element) {
      var key = element.dataset.field;
      var what = found[key] || "";
      if (what) count += 1;
      var busy = element.contains(now) && what !== "long" && !element.querySelector('[aria-invalid="true"]');
      if (!every && (what === "empty" || busy)) return;
      if (key !== "logo" || what) wrong(key, what ? sentence(key, what) : "");
    });
    if (found.languages) count += 1;
    form.querySelector("#in-talen").textContent = form.querySelector("#in-talen").dataset.words +
      (every && found.languages ? " \u2192 " + said("setup_wrong_language") : "");
    return { school: checked.school, value: gathered.school, faults: count };
  }
  function counts() {
    each(form.querySelectorAll("[data-most]"), function (element) {
      var number = Array.from(element.value.trim()).length;
      var most = Number(element.dataset.most);
      var line = document.getElementById(element.id.replace(/^in-/, "telt-"));
      /* A count from the start says nothing; near the end it helps. */
      line.textContent = number > most * 0.7 ? said("setup_count", number, most) : "";
    });
  }
  function red(colour) {
    var part = [1, 3, 5].map(function (at) { return parseInt(colour.slice(at, at + 2), 16); });
    return part[0] > 120 && part[0] > 2 * part[1] && part[0] > 1.6 * part[2];
  }
  function colours() {
    var chosen = typed("colour").toLowerCase();
    var message = form.querySelector(".setup-contrast");
    var button = form.querySelector('[data-act="nearest"]');
    button.hidden = true;
    message.textContent = "";
    if (!/^#[0-9a-f]{6}$/.test(chosen)) return;
    form.querySelector("#kies-colour").value = chosen;
    var found = rules.palette(chosen);
    var ratio = (Math.floor(found.ratio * 10) / 10).toFixed(1).replace(".", document.documentElement.lang === "nl" ? "," : ".");
    if (found.light !== chosen) {
      message.textContent = said("setup_colour_low", ratio);
      button.querySelector("[data-nearest]").textContent = found.light;
      button.hidden = false;
    } else message.textContent = said("setup_colour_good");
    if (red(chosen)) message.textContent += " " + said("setup_red");
  }
  function refresh(every) {
    var judged = judge(every);
    counts();
    colours();
    /* What is good so far is shown; a colour that cannot be read is shown as the nearest that can. */
    rules.apply(judged.school);
    return judged;
  }

  /* ---- The logo ---- */

  /* The logo that was chosen before stays. */
  function refused(part, found) {
    input("logo").value = "";
    refresh(false);
    wrong("logo", said(part, found));
  }
  function cut(text) {
    var line = text.replace(/\s+/g, " ");
    return line.length > 60 ? line.slice(0, 57) + "..." : line;
  }
  function pick(file) {
    var ending = (/\.([a-z]+)$/i.exec(file.name) || ["", ""])[1].toLowerCase();
    if (!TYPES[ending]) return refused("setup_logo_kind");
    if (file.size > limits.bytes) return refused("setup_logo_large");
    var reader = new FileReader();
    reader.onerror = function () { refused("setup_logo_broken"); };
    reader.onload = function () {
      var bytes = new Uint8Array(reader.result);
      var start = Array.prototype.map.call(bytes.subarray(0, 4), function (one) { return one.toString(16); }).join(" ");
      if (ending === "svg") {
        var text;
        try {
          text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        } catch (other) {
          return refused("setup_logo_broken");
        }
        var strange = window.nazorgDrawing.strangeIn(text, limits);
        if (strange !== null) return strange ? refused("setup_logo_strange", cut(strange)) : refused("setup_logo_broken");
      } else if (start.indexOf(ending === "png" ? "89 50 4e 47" : "ff d8 ff") !== 0) return refused("setup_logo_broken");
      var coded = "";
      for (var at = 0; at < bytes.length; at += 1) coded += String.fromCharCode(bytes[at]);
      drawn("data:" + TYPES[ending] + ";base64," + btoa(coded));
    };
    reader.readAsArrayBuffer(file);
  }
  /* A picture that the browser cannot draw is no logo. */
  function drawn(address) {
    var image = new Image();
    image.onerror = function () { refused("setup_logo_broken"); };
    image.onload = function () {
      var dots = Math.max(image.naturalWidth, image.naturalHeight);
      if (dots > limits.dots && !/^data:image\/svg/.test(address)) refused("setup_logo_large");
      else keep(address);
    };
    image.src = address;
  }
  function keep(address) {
    logo = address;
    wrong("logo", "");
    form.querySelector('[data-act="no-logo"]').hidden = !logo;
    refresh(false);
  }

  /* ---- The file ---- */

  var HEAD = "/* De gegevens van deze school, gemaakt met inrichten.html. Dit bestand hoort in de map school. */\n";

  function written(value) {
    /* < is written out, so that the text stands well wherever somebody puts it. */
    return HEAD + "window.nazorgSchool = " + JSON.stringify(value, null, 2).replace(/</g, "\\u003c") + ";\n";
  }
  /* The value when nothing is wrong; otherwise says so and goes to the first fault. */
  function ready() {
    var judged = refresh(true);
    if (!judged.faults) return judged.value;
    say("setup_faults");
    var first = form.querySelector('[aria-invalid="true"]') || boxes()[0];
    var hidden = first.closest("[data-person]");
    if (hidden) hidden.hidden = false;
    first.focus();
    return null;
  }
  /* A file is data here, never a script: what stands between its braces is read as JSON. */
  function open(text) {
    var value;
    try {
      value = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
    } catch (fault) {
      say("setup_open_failed");
      return;
    }
    var checked = rules.check(value);
    if (!checked.school) {
      say("setup_open_failed");
      return;
    }
    fill(checked.school);
    say(checked.faults.length ? "setup_opened_part" : "setup_opened");
  }
  function fill(school) {
    form.reset();
    ["name", "short", "phone", "email", "website", "colour"].forEach(function (key) {
      input(key).value = school[key] || "";
    });
    school.address.forEach(function (line, at) { input("address." + at).value = line; });
    each(form.querySelectorAll("[data-person]"), function (element, at) {
      var one = school.people[at] || {};
      element.hidden = at > 0 && !school.people[at];
      ["role", "name", "phone", "email", "when"].forEach(function (key) {
        input("people." + at + "." + key).value = one[key] || "";
      });
    });
    input("leave.target").value = school.leave.target;
    form.querySelector('[name="mode"][value="' + school.leave.mode + '"]').checked = true;
    each(boxes(), function (box) {
      box.checked = !school.languages.length || school.languages.indexOf(box.value) >= 0;
    });
    form.querySelector('[name="noindex"]').checked = school.noindex;
    logo = school.logo || "";
    form.querySelector('[data-act="no-logo"]').hidden = !logo;
    form.querySelector('[data-act="person"]').hidden = !form.querySelector("[data-person][hidden]");
    wrong("logo", "");
    refresh(false);
  }

  /* ---- The whole site as a zip, from a server ---- */

  function load(src, done) {
    nazorg.load(src, done, function () { say("setup_zip_failed"); });
  }
  function pack(value) {
    say("setup_zip_busy");
    load(form.dataset.zip, function () {
      load(form.dataset.files, function () { collect(value, window.nazorgFiles.slice()); });
    });
  }
  var NEEDED = /^(?!hosting\/).*\.(html|css|js|svg|woff2|pdf|docx|odt|txt)$/;
  function collect(value, names) {
    var top = new URL(form.dataset.top + "/", location.href);
    var files = { "school/school.js": new TextEncoder().encode(written(value)) };
    var waiting = names.filter(function (name) { return name !== "school/school.js"; });
    var failed = false;
    function next() {
      var name = waiting.shift();
      if (name === undefined || failed) return Promise.resolve();
      return fetch(new URL(name.split("/").map(encodeURIComponent).join("/"), top)).then(function (answer) {
        /* A server may keep to itself what is for servers alone; what readers use must be there. */
        if (!answer.ok && NEEDED.test(name)) throw new Error(name);
        return answer.ok ? answer.arrayBuffer() : null;
      }).then(function (bytes) {
        if (!bytes) return next();
        /* What is packed already is not packed again. */
        files[name] = [new Uint8Array(bytes), { level: /\.(docx|odt|pdf|png|woff2|zip)$/.test(name) ? 0 : 6 }];
        return next();
      });
    }
    Promise.all([next(), next(), next(), next()]).then(function () {
      nazorg.save("nazorgwijzer-school.zip", window.fflate.zipSync(files, { mtime: new Date(1980, 0, 1, 12) }), "application/zip");
      dirty = false;
      say("setup_zip_done");
    }).catch(function () {
      failed = true;
      say("setup_zip_failed");
    });
  }

  /* ---- The page ---- */

  var acts = {
    save: function () {
      var value = ready();
      if (!value) return;
      nazorg.save("school.js", written(value), "text/javascript");
      dirty = false;
      say("setup_saved");
    },
    open: function () { form.querySelector("[data-open]").click(); },
    zip: function () {
      var value = ready();
      if (value) pack(value);
    },
    clear: function () {
      fill({ address: [], people: [], leave: { target: "", mode: "page" }, languages: [], noindex: true });
      each(form.querySelectorAll("[data-field]"), function (element) { wrong(element.dataset.field, ""); });
      say("setup_cleared");
    },
    person: function (button) {
      var next = form.querySelector("[data-person][hidden]");
      next.hidden = false;
      next.querySelector("input").focus();
      button.hidden = !form.querySelector("[data-person][hidden]");
    },
    "no-logo": function () {
      input("logo").value = "";
      keep("");
      input("logo").focus();
    },
    nearest: function (button) {
      input("colour").value = button.querySelector("[data-nearest]").textContent;
      refresh(false);
      input("colour").focus();
    },
  };
  form.querySelector("#in-talen").dataset.words = form.querySelector("#in-talen").textContent;
  form.addEventListener("click", function (event) {
    var button = event.target.closest("[data-act]");
    if (!button) return;
    status.textContent = "";
    dirty = true;
    acts[button.dataset.act](button);
  });
  form.addEventListener("input", function (event) {
    if (event.target.type === "file") return;
    if (event.target.id === "kies-colour") input("colour").value = event.target.value;
    dirty = true;
    status.textContent = "";
    refresh(false);
  });
  form.addEventListener("focusout", function () { setTimeout(function () { refresh(false); }, 0); });
  form.addEventListener("change", function (event) {
    var file = event.target.files && event.target.files[0];
    if (!file) return;
    if (event.target === input("logo")) pick(file);
    else {
      var reader = new FileReader();
      reader.onload = function () { open(String(reader.result)); };
      reader.onerror = function () { say("setup_open_failed"); };
      reader.readAsText(file);
      event.target.value = "";
    }
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("beforeunload", function (event) {
    if (dirty) event.preventDefault();
  });
  /* Who leaves fast is asked nothing. */
  document.addEventListener("nazorg:exit", function () { dirty = false; });
  form.querySelector('[data-act="zip"]').hidden = location.protocol === "file:";
  form.hidden = false;
  var own = window.nazorgSchool ? rules.check(window.nazorgSchool).school : null;
  if (own) fill(own);
  else refresh(false);
  dirty = false;
})();
