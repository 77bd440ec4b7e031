/* What the form says beside its fields: what is wrong, how long a text is, how a colour can be read. */
nazorg.setupSaid = (function () {
  "use strict";
  const { all, one, inputs, data } = nazorg;
  const { bare, fits } = nazorg.schoolValues;

  /** @type {(colour: string) => boolean} */
  function red(colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return red > 120 && red > 2 * green && red > 1.6 * blue;
  }
  /** @type {(form: HTMLFormElement, key: string) => HTMLElement | null} */
  function field(form, key) {
    return form.querySelector('[data-field="' + key + '"]');
  }

  /** @type {Nazorg["setupSaid"]["wrong"]} */
  function wrong(form, key, text) {
    const element = field(form, key);
    if (!element) return;
    const line = one(element, ".setup-error");
    line.textContent = text;
    line.hidden = !text;
    if (text) one(element, "input").setAttribute("aria-invalid", "true");
    else one(element, "input").removeAttribute("aria-invalid");
  }

  /** @type {(form: HTMLFormElement, word: Filled, key: string, what: string) => string} */
  function sentence(form, word, key, what) {
    const element = field(form, key);
    const limited = element ? inputs(element, "[data-most]")[0] : undefined;
    if (what === "long" && limited) {
      return word("setup_wrong_long", { "%": Array.from(bare(limited.value)).length, "#": data(limited, "most") });
    }
    if (what === "empty") return word(key === "name" ? "setup_wrong_empty" : "setup_wrong_role");
    if (what === "logo") return word("setup_logo_broken");
    return word("setup_wrong_" + what);
  }

  /** @type {Nazorg["setupSaid"]["faults"]} */
  function faults(form, word, found, every) {
    const now = document.activeElement;
    let count = 0;
    all(form, "[data-field]").forEach((element) => {
      const key = data(element, "field");
      const what = found[key] || "";
      if (what) count += 1;
      const busy = element.contains(now) && what !== "long" && !element.querySelector('[aria-invalid="true"]');
      if (!every && (what === "empty" || busy)) return;
      if (key !== "logo" || what) wrong(form, key, what ? sentence(form, word, key, what) : "");
    });
    if (found.languages) count += 1;
    const talen = one(form, "#in-talen");
    talen.textContent = data(talen, "words") + (every && found.languages ? " → " + word("setup_wrong_language") : "");
    return count;
  }

  /** @type {Nazorg["setupSaid"]["counts"]} */
  function counts(form, word) {
    inputs(form, "[data-most]").forEach((element) => {
      const number = Array.from(bare(element.value)).length;
      const most = Number(data(element, "most"));
      /* A count from the start says nothing; near the end it helps. */
      one(form, "#" + element.id.replace(/^in-/, "telt-")).textContent =
        number > most * 0.7 ? word("setup_count", { "%": number, "#": most }) : "";
    });
  }

  /** @type {Nazorg["setupSaid"]["colours"]} */
  function colours(form, word) {
    const chosen = bare(inputs(form, "#in-colour")[0].value).toLowerCase();
    const message = one(form, ".setup-contrast");
    const button = one(form, '[data-act="nearest"]');
    button.hidden = true;
    message.textContent = "";
    if (!fits("colour", chosen)) return;
    inputs(form, "#kies-colour")[0].value = chosen;
    const found = nazorg.colours.palette(chosen);
    const ratio = (Math.floor(found.ratio * 10) / 10).toFixed(1);
    if (found.light !== chosen) {
      const shown = document.documentElement.lang === "nl" ? ratio.replace(".", ",") : ratio;
      message.textContent = word("setup_colour_low", { "%": shown });
      one(button, "[data-nearest]").textContent = found.light;
      button.hidden = false;
    } else message.textContent = word("setup_colour_good");
    if (red(chosen)) message.textContent += " " + word("setup_red");
  }

  return { wrong, faults, counts, colours };
})();
