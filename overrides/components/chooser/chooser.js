/* The chooser: what is ticked is kept with the ticks of the list, and the page of the plan shows it. */
(function () {
  "use strict";
  const { all, one, data, inputs } = nazorg;

  /* The plan on this page, or on its own. Where nothing can be kept, the address carries the choice:
     the page of the plan takes it out at once. */
  /** @type {(page: string, names: string[]) => void} */
  function open(page, names) {
    const kept = nazorg.incident.situate(names);
    if (document.dispatchEvent(new CustomEvent("nazorg:plan", { cancelable: true }))) {
      window.location.href = page + "#plan" + (kept ? "" : "=" + names.join("+"));
    }
  }

  /** @type {(root: HTMLElement) => void} */
  function mount(root) {
    const form = one(root, "form", HTMLFormElement);
    const status = one(root, ".chooser-status");
    const boxes = inputs(form, "[name=situatie]");
    const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
    const excludes = Object.fromEntries(
      boxes.map((box) => {
        const reasons = all(/** @type {HTMLElement} */ (box.closest("li")), "[data-excludes]");
        return [box.value, { excludes: Object.fromEntries(reasons.map((it) => [data(it, "excludes"), it.textContent || ""])) }];
      })
    );
    let last = "";
    /* Answers that cannot both be: said at once, and beside the one that was ticked last. */
    function clash() {
      const found = nazorg.clashes(excludes, ticked());
      boxes.forEach((box) => {
        const item = /** @type {HTMLElement} */ (box.closest("li"));
        const own = found.filter(({ one, other }) => box.value === ([one, other].includes(last) ? last : one));
        all(item, ".clash").forEach((it) => it.remove());
        new Set(own.map(({ reason }) => reason)).forEach((reason) => {
          const said = document.createElement("p");
          said.className = "clash";
          said.textContent = reason;
          item.append(said);
        });
      });
      status.textContent = Array.from(new Set(found.map(({ reason }) => reason))).join(" ");
    }
    function show() {
      const names = nazorg.incident.situations();
      boxes.forEach((box) => {
        box.checked = names.includes(box.value);
      });
    }
    function renew() {
      show();
      clash();
    }
    /* On the page of the plan a changed answer makes another plan at once. */
    form.addEventListener("change", (event) => {
      const box = event.target;
      if (box instanceof HTMLInputElement && box.checked) last = box.value;
      clash();
      if (!document.querySelector("[data-checklist=plan]")) return;
      nazorg.incident.situate(ticked());
      nazorg.send("changed");
    });
    nazorg.show(root, ".scripted", true);
    nazorg.show(root, ".unscripted", false);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const names = ticked();
      if (!names.length) status.textContent = data(status, "none");
      if (!names.length) return;
      all(form, "details").forEach((question) => question.removeAttribute("open"));
      open(data(root, "page"), names);
    });
    form.addEventListener("reset", (event) => {
      /* What is ticked shows what becomes of it. */
      event.preventDefault();
      nazorg.begin([], one(root, ".chooser-buttons"), one(root, "[data-ask]"));
    });
    window.addEventListener("pageshow", renew);
    document.addEventListener("nazorg:changed", renew);
    show();
  }

  all(document, "[data-chooser]").forEach(mount);
  /* From the page of a situation: it joins what was chosen before. */
  all(document, "a[data-situation]").forEach((link) => {
    const page = link.getAttribute("href") || "";
    /* Another tab knows nothing of this one. */
    link.setAttribute("href", page + "#plan=+" + data(link, "situation"));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const before = nazorg.incident.situations().filter((name) => name !== data(link, "situation"));
      open(page, before.concat(data(link, "situation")));
    });
  });
})();
