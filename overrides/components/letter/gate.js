/* What closes a letter is asked first: one case that holds, and the page says what to do instead. */
nazorg.letterGate = function (told) {
  "use strict";
  const { all, one, data, inputs } = nazorg;
  if (!document.querySelector("[data-gate]")) return null;
  const form = one(document, "[data-gate]", HTMLFormElement);
  const cases = inputs(form, "[name=sluit]");
  const none = one(form, "[name=geen]", HTMLInputElement);

  function show() {
    const held = cases.filter((box) => box.checked).map((box) => box.value);
    all(form, "[data-case]").forEach((line) => {
      line.hidden = !held.includes(data(line, "case"));
    });
    nazorg.show(form, "[data-part=closed]", held.length > 0);
    nazorg.show(form, "[data-part=open]", none.checked);
    told(!none.checked);
  }
  form.addEventListener("change", (event) => {
    if (event.target === none && none.checked) {
      cases.forEach((box) => {
        box.checked = false;
      });
    } else if (event.target !== none) none.checked = false;
    show();
  });
  function reset() {
    const known = nazorg.incident.situations();
    form.reset();
    cases.forEach((box) => {
      box.checked = data(box, "situations").split(" ").some((name) => known.includes(name));
    });
    show();
  }
  nazorg.show(document, ".letter-use.unscripted, .letter-use .unscripted", false);
  form.hidden = false;
  reset();
  return { reset, cases: () => cases.filter((box) => box.checked).length };
};
