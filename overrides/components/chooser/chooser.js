/* The chooser: from the situations that are ticked to one plan (plan.js), on the page.

   Nothing of the choice leaves the page: no address, no store. */
(function () {
  "use strict";
  const { all, one, inputs, data, built, fill } = nazorg;

  /** @typedef {{root: HTMLElement, top: string, part: (name: string) => HTMLElement}} Chooser */

  /** @type {<Name extends keyof HTMLElementTagNameMap>(tag: Name, name?: string) => HTMLElementTagNameMap[Name]} */
  function make(tag, name) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    return element;
  }

  /* Puts HTML of the build into an element. Links in it lead from the top of the site; the page
     may stand deeper. */
  /** @type {<Any extends HTMLElement>(element: Any, html: string, top: string) => Any} */
  function put(element, html, top) {
    element.textContent = "";
    element.append(built(html));
    all(element, "a[href]").forEach((link) => {
      const href = link.getAttribute("href") || "";
      if (!/^[a-z]+:/.test(href)) link.setAttribute("href", top + href);
    });
    return element;
  }

  /** @type {(it: Chooser, every: PlanData, ticked: string[]) => void} */
  function show(it, every, ticked) {
    const plan = nazorg.plan.compute(every, ticked);
    const result = one(it.root, ".chooser-result");
    const count = it.part("count");
    count.textContent = fill(count.textContent || "", { "#": plan.actions.length, "%": plan.dropped.length });
    const print = it.part("print");
    print.addEventListener("click", () => nazorg.print("plan"));
    result.textContent = "";
    result.append(it.part("heading"), count, it.part("danger"), titles(it, every, plan.chosen), print);
    every.steps.forEach((step, number) => {
      const lines = plan.actions.filter((line) => line.action.step === number);
      if (lines.length) result.append(stepHeading(it, step, number + 1), stepList(it, every, lines));
    });
    showReasons(it, plan, result);
    one(it.root, ".chooser-status").textContent = count.textContent;
    result.hidden = false;
    result.focus();
  }

  /** @type {(it: Chooser, every: PlanData, chosen: string[]) => HTMLElement} */
  function titles(it, every, chosen) {
    const line = it.part("chosen");
    chosen.forEach((name, at) => {
      const link = make("a");
      link.href = it.top + every.situations[name].href;
      line.append(at ? "; " : "", put(link, every.situations[name].title, it.top));
    });
    return line;
  }

  /** @type {(it: Chooser, step: PlanStep, number: number) => HTMLElement} */
  function stepHeading(it, step, number) {
    const heading = make("h4");
    const mark = make("span", "number");
    mark.textContent = number + " ";
    const link = make("a");
    link.href = it.top + step.href;
    heading.append(mark, put(link, step.title, it.top));
    return heading;
  }

  /** @type {(it: Chooser, every: PlanData, lines: PlanLine[]) => HTMLElement} */
  function stepList(it, every, lines) {
    const list = make("ul");
    lines.forEach((line) => {
      const item = make("li", line.action.situation ? "brought" : "");
      item.setAttribute("data-key", line.action.key);
      item.append(it.part("phase-" + (line.action.phase + 1)), lineText(it, every, line));
      list.append(item);
    });
    return list;
  }

  /* An action with what belongs to it: more, why, until when, which letters. */
  /** @type {(it: Chooser, every: PlanData, line: PlanLine) => HTMLElement} */
  function lineText(it, every, line) {
    const { action, waits, letters } = line;
    const text = put(make("span"), action.html, it.top);
    /** @type {(until: string) => HTMLElement} */
    function wait(until) {
      const tag = it.part("waits");
      tag.append(put(make("span"), until, it.top));
      return tag;
    }
    if (action.href) {
      const more = it.part("more");
      more.setAttribute("href", it.top + action.href);
      text.append(" ", more);
    }
    if (action.situation) {
      const because = it.part("because");
      because.append(put(make("span"), every.situations[action.situation].title, it.top));
      text.append(" ", because);
    }
    waits.forEach((until) => text.append(" ", wait(until)));
    letters.forEach((offered) => {
      const letter = it.part("letter");
      put(one(letter, "a", HTMLAnchorElement), offered.letter.title, it.top).href = it.top + offered.letter.href;
      offered.waits.filter((until) => !waits.includes(until)).forEach((until) => letter.append(" ", wait(until)));
      text.append(" ", letter);
    });
    return text;
  }

  /* What does not apply, under its reason. */
  /** @type {(it: Chooser, plan: Plan, result: HTMLElement) => void} */
  function showReasons(it, plan, result) {
    const found = nazorg.plan.reasons(plan);
    if (!found.size) return;
    const list = make("ul", "chooser-gone");
    found.forEach((actions, reason) => {
      const item = make("li");
      item.append(put(make("span", "act"), actions.join("; "), it.top), put(make("span", "why"), reason, it.top));
      list.append(item);
    });
    result.append(it.part("gone"), list);
  }

  /** @type {(root: HTMLElement) => void} */
  function mount(root) {
    const form = one(root, "form", HTMLFormElement);
    const status = one(root, ".chooser-status");
    const words = one(root, ".chooser-words", HTMLTemplateElement);
    /** @type {Chooser} */
    const it = {
      root,
      top: data(root, "top"),
      part: (name) => /** @type {HTMLElement} */ (nazorg.part(words, name).cloneNode(true)),
    };
    nazorg.show(root, ".scripted", true);
    nazorg.show(root, ".unscripted", false);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const ticked = inputs(form, "input:checked").map((box) => box.value);
      if (!ticked.length) {
        status.textContent = it.part("none").textContent;
        return;
      }
      nazorg.plan.load(
        data(root, "plan"),
        (every) => show(it, every, ticked),
        () => {
          status.textContent = it.part("failed").textContent;
        }
      );
    });
    form.addEventListener("reset", () => {
      const result = one(root, ".chooser-result");
      result.textContent = "";
      result.hidden = true;
      status.textContent = "";
    });
  }

  all(document, "[data-chooser]").forEach(mount);
})();
