/* The form with which a school makes school/school.js. Only the page inrichten.html loads this.

   What this form lets pass is what every page takes: both ask nazorg.schoolValues. Nothing is sent; a
   file is read and made in the browser. */
(function () {
  "use strict";
  const { all, one, inputs, data } = nazorg;
  const { PERSON } = nazorg.setupValues;
  /** @type {HTMLFormElement | null} */
  const found = document.querySelector(".setup");
  if (!found) return;
  const form = found;
  const word = nazorg.words(one(form, ".setup-words"));
  const status = one(form, ".setup-status");
  let logo = "";
  let dirty = false;

  /** @type {(part: string) => void} */
  function say(part) {
    status.textContent = word(part);
  }
  /** @type {(key: string) => HTMLInputElement} */
  function input(key) {
    return one(form, '[data-field="' + key + '"] input', HTMLInputElement);
  }
  function boxes() {
    return inputs(form, '[name="language"]');
  }
  function hiddenPerson() {
    return all(form, "[data-person][hidden]")[0];
  }
  /** @type {(key: string, text: string) => void} */
  function wrong(key, text) {
    nazorg.setupSaid.wrong(form, key, text);
  }

  /* ---- What was typed ---- */

  /* `every` also complains of what is still empty, and of what is being typed. */
  /** @type {(every: boolean) => {value: School, faults: number}} */
  function refresh(every) {
    const chosen = boxes().filter((box) => box.checked);
    const judged = nazorg.setupValues.judged({
      typed: (key) => input(key).value,
      logo,
      mode: one(form, '[name="mode"]:checked', HTMLInputElement).value,
      /* All is what a school gets when it says nothing, also when a language is added later. */
      languages: chosen.length === boxes().length ? [] : chosen.map((box) => box.value),
      noindex: one(form, '[name="noindex"]', HTMLInputElement).checked,
    });
    if (!chosen.length) judged.found.languages = "language";
    const faults = nazorg.setupSaid.faults(form, word, judged.found, every);
    nazorg.setupSaid.counts(form, word);
    nazorg.setupSaid.colours(form, word);
    /* What is good so far is shown; a colour that cannot be read is shown as the nearest that can. */
    nazorg.school.apply(judged.school);
    return { value: judged.value, faults };
  }
  /* The value when nothing is wrong; otherwise says so and goes to the first fault. */
  /** @type {() => School | null} */
  function ready() {
    const judged = refresh(true);
    if (!judged.faults) return judged.value;
    say("setup_faults");
    const first = inputs(form, '[aria-invalid="true"]')[0] || boxes()[0];
    /** @type {HTMLElement | null} */
    const person = first.closest("[data-person]");
    if (person) person.hidden = false;
    first.focus();
    return null;
  }

  /* ---- The logo ---- */

  /** @type {(address: string) => void} */
  function keep(address) {
    logo = address;
    wrong("logo", "");
    nazorg.show(form, '[data-act="no-logo"]', Boolean(logo));
    refresh(false);
  }
  /* The logo that was chosen before stays. */
  /** @type {(part: string, strange: string) => void} */
  function refused(part, strange) {
    input("logo").value = "";
    refresh(false);
    wrong("logo", word(part, { "%": strange }));
  }

  /* ---- The file ---- */

  /** @type {(text: string) => void} */
  function open(text) {
    const { school, faults } = nazorg.setupValues.read(text);
    if (school) fill(school);
    if (!school) say("setup_open_failed");
    else say(faults.length ? "setup_opened_part" : "setup_opened");
  }
  /** @type {(school: School) => void} */
  function fill(school) {
    form.reset();
    /** @type {("name" | "short" | "phone" | "email" | "website" | "colour")[]} */
    const plain = ["name", "short", "phone", "email", "website", "colour"];
    plain.forEach((key) => {
      input(key).value = school[key] || "";
    });
    school.address.forEach((line, at) => {
      input("address." + at).value = line;
    });
    all(form, "[data-person]").forEach((element, at) => {
      /** @type {Partial<Person>} */
      const person = school.people[at] || {};
      element.hidden = at > 0 && !school.people[at];
      PERSON.forEach((key) => {
        input("people." + at + "." + key).value = person[key] || "";
      });
    });
    input("leave.target").value = school.leave.target;
    one(form, '[name="mode"][value="' + school.leave.mode + '"]', HTMLInputElement).checked = true;
    boxes().forEach((box) => {
      box.checked = !school.languages.length || school.languages.includes(box.value);
    });
    one(form, '[name="noindex"]', HTMLInputElement).checked = school.noindex;
    nazorg.show(form, '[data-act="person"]', Boolean(hiddenPerson()));
    keep(school.logo || "");
  }

  /* ---- The page ---- */

  /** @type {ByName<(button: HTMLElement) => void>} */
  const acts = {
    save() {
      const value = ready();
      if (!value) return;
      nazorg.save("school.js", nazorg.setupValues.written(value), "text/javascript");
      dirty = false;
      say("setup_saved");
    },
    open() {
      one(form, "[data-open]").click();
    },
    zip() {
      const value = ready();
      if (!value) return;
      say("setup_zip_busy");
      const about = { zip: data(form, "zip"), files: data(form, "files"), top: data(form, "top") };
      const done = () => {
        dirty = false;
        say("setup_zip_done");
      };
      nazorg.setupPack.pack(about, nazorg.setupValues.written(value), done, () => say("setup_zip_failed"));
    },
    clear() {
      fill({ name: "", address: [], people: [], leave: { target: "", mode: "page" }, languages: [], noindex: true });
      all(form, "[data-field]").forEach((element) => wrong(data(element, "field"), ""));
      say("setup_cleared");
    },
    person(button) {
      const next = hiddenPerson();
      next.hidden = false;
      one(next, "input").focus();
      button.hidden = !hiddenPerson();
    },
    "no-logo"() {
      input("logo").value = "";
      keep("");
      input("logo").focus();
    },
    nearest(button) {
      input("colour").value = one(button, "[data-nearest]").textContent || "";
      refresh(false);
      input("colour").focus();
    },
  };

  const languages = one(form, "#in-talen");
  languages.setAttribute("data-words", languages.textContent || "");
  form.addEventListener("click", (event) => {
    /** @type {HTMLElement | null} */
    const button = /** @type {Element} */ (event.target).closest("[data-act]");
    if (!button) return;
    status.textContent = "";
    dirty = true;
    acts[data(button, "act")](button);
  });
  form.addEventListener("input", (event) => {
    const typed = /** @type {HTMLInputElement} */ (event.target);
    if (typed.type === "file") return;
    if (typed.id === "kies-colour") input("colour").value = typed.value;
    dirty = true;
    status.textContent = "";
    refresh(false);
  });
  form.addEventListener("focusout", () => setTimeout(() => refresh(false), 0));
  form.addEventListener("change", (event) => {
    const chosen = /** @type {HTMLInputElement} */ (event.target);
    const file = chosen.files && chosen.files[0];
    if (!file) return;
    if (chosen === input("logo")) nazorg.setupLogo.pick(file, keep, refused);
    else {
      nazorg.readText(file, open, () => say("setup_open_failed"));
      chosen.value = "";
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  /* Who leaves fast is asked nothing. */
  document.addEventListener("nazorg:exit", () => {
    dirty = false;
  });
  nazorg.show(form, '[data-act="zip"]', location.protocol !== "file:");
  form.hidden = false;
  const own = window.nazorgSchool ? nazorg.schoolValues.check(window.nazorgSchool).school : null;
  if (own) fill(own);
  else refresh(false);
  dirty = false;
})();
