/* Makes a calendar file of the moments, counted from a day that the reader chooses. */
(function () {
  "use strict";
  const { all, one, data } = nazorg;
  if (!document.querySelector("[data-calendar]")) return;
  const form = one(document, "[data-calendar]", HTMLFormElement);
  const field = one(form, "input", HTMLInputElement);

  field.value = nazorg.moments.written(new Date());
  [field.min, field.max] = nazorg.moments.bounds(new Date());
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const days = all(document, "[data-after-days]").map((moment) => Number(data(moment, "after-days")));
    const text = nazorg.moments.calendar(field.value, days, data(form, "title"), new Date());
    nazorg.save("agenda.ics", text, "text/calendar");
  });
})();
