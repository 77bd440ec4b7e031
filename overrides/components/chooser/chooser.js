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
    function show() {
      const names = nazorg.incident.situations();
      boxes.forEach((box) => {
        box.checked = names.includes(box.value);
      });
    }
    /* Two answers that cannot both be: said at once, where one looks. */
    function clash() {
      const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
      const found = all(form, "[data-excludes]").find((reason) => {
        const own = reason.parentElement && reason.parentElement.querySelector("input");
        return own && own.checked && ticked.includes(data(reason, "excludes"));
      });
      status.textContent = found ? found.textContent : "";
      return Boolean(found);
    }
    /* On the page of the plan a changed answer makes another plan at once. */
    form.addEventListener("change", () => {
      if (clash() || !document.querySelector("[data-checklist=plan]")) return;
      nazorg.incident.situate(boxes.filter((box) => box.checked).map((box) => box.value));
      document.dispatchEvent(new CustomEvent("nazorg:changed"));
    });
    nazorg.show(root, ".scripted", true);
    nazorg.show(root, ".unscripted", false);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
      status.textContent = ticked.length ? "" : data(status, "none");
      if (!ticked.length || clash()) return;
      all(form, "details").forEach((question) => question.removeAttribute("open"));
      open(data(root, "page"), ticked);
    });
    form.addEventListener("reset", () => {
      status.textContent = "";
      nazorg.incident.situate([]);
      document.dispatchEvent(new CustomEvent("nazorg:plan", { cancelable: true }));
    });
    window.addEventListener("pageshow", show);
    document.addEventListener("nazorg:changed", show);
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
