/* The rows of a plan as they are drawn, with the parts of the template of the page. */
nazorg.rows = (function () {
  "use strict";
  const { one, built } = nazorg;

  /** @type {<Name extends keyof HTMLElementTagNameMap>(tag: Name, name?: string, html?: string) => HTMLElementTagNameMap[Name]} */
  function make(tag, name, html) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (html) element.append(built(html));
    return element;
  }

  /* What an action says: whole on the screen, in short on the sheet. */
  /** @type {(line: PlanLine) => HTMLElement[]} */
  function said({ action }) {
    const full = make("span", "full", action.html);
    return action.brief ? [full, make("span", "brief", action.brief)] : [full];
  }

  /* Why it stands here, until when it waits, which letters go with it, and where there is more. */
  /** @type {(part: Part, every: PlanData, line: PlanLine) => (HTMLElement | string)[]} */
  function notes(part, every, { action, waits, letters }) {
    /** @type {(HTMLElement | string)[]} */
    const found = [];
    /** @type {(name: string, html: string) => HTMLElement} */
    function tag(name, html) {
      const element = part(name);
      element.append(built(html));
      return element;
    }
    if (action.href) {
      const more = part("more");
      more.setAttribute("href", action.href);
      found.push(" ", more);
    }
    if (action.situation) found.push(" ", tag("because", every.situations[action.situation].title));
    waits.forEach((until) => found.push(" ", tag("waits", until)));
    letters.forEach((offered) => {
      const letter = part("letter");
      const link = one(letter, "a", HTMLAnchorElement);
      link.href = offered.letter.href;
      link.append(built(offered.letter.title));
      offered.waits.filter((until) => !waits.includes(until)).forEach((until) => letter.append(" ", tag("waits", until)));
      found.push(" ", letter);
    });
    return found;
  }

  /* The lines that situations add to an act. */
  /** @type {(part: Part, every: PlanData, row: PlanRow) => HTMLElement} */
  function under(part, every, row) {
    const list = make("ul", "under");
    row.lines.forEach((line) => {
      const item = make("li");
      const meta = make("span", "meta");
      item.dataset.key = line.action.key;
      meta.append(...notes(part, every, line));
      item.append(...said(line), meta);
      list.append(item);
    });
    return list;
  }

  /** @type {Nazorg["rows"]["task"]} */
  function task(part, every, row, number) {
    const item = part("task");
    const { action } = row.head;
    const id = "vink-" + action.key.replace(".", "-");
    item.dataset.key = action.key;
    item.dataset.roles = action.roles.join(" ");
    item.dataset.parts = [row.head, ...row.lines].map((line) => line.action.key + ":" + line.action.digest).join(" ");
    one(item, ".number").textContent = String(number);
    one(item, "input[type=checkbox]").id = id;
    const label = one(item, "label", HTMLLabelElement);
    label.htmlFor = id;
    label.id = id + "-actie";
    label.append(...said(row.head));
    one(item, ".why").append(built(action.why));
    one(item, ".who").append(built(action.who));
    const step = one(item, ".step-mark", HTMLAnchorElement);
    step.href = every.steps[action.step].href;
    step.append(String(action.step + 1), " ", built(every.steps[action.step].title));
    one(item, ".meta").append(...notes(part, every, row.head));
    if (row.lines.length) one(item, ".task-text").append(under(part, every, row));
    item.querySelectorAll(".typed input").forEach((field) => field.setAttribute("aria-describedby", label.id));
    return item;
  }

  /* What does not apply, under its reason; no link leads to it. */
  /** @type {Nazorg["rows"]["gone"]} */
  function gone(plan) {
    return Array.from(nazorg.plan.reasons(plan), ([reason, actions]) => {
      const item = make("li");
      item.append(make("span", "act", reason), make("span", "why", actions.join("; ")));
      return item;
    });
  }

  /** @type {Nazorg["rows"]["says"]} */
  function says(every, plan) {
    return plan.chosen.map((name) => every.situations[name]).filter(({ say }) => say.length).map(({ title, say }) => {
      const item = make("li", "", title);
      const list = make("ul", "said");
      list.append(...say.map((line) => make("li", "", line)));
      item.append(list);
      return item;
    });
  }

  return { task, gone, says };
})();
