/* A plan that begins anew: ticks of before belong to it only when the reader says so.

   Asked in the page; until it is answered nothing changes, and the answer can be taken back. */
nazorg.begin = (function () {
  "use strict";
  const { all, one, data, send } = nazorg;

  /** @type {Nazorg["begin"]} */
  function begin(names, after, place) {
    const before = nazorg.incident.list();
    const count = Object.keys(before.ticks).length;
    const text = one(place, "[tabindex]");
    /** @type {(said: string, shown: ByName<() => void>) => void} */
    function show(said, shown) {
      text.textContent = said;
      all(place, "button").forEach((button) => {
        const act = shown[data(button, "act")];
        button.hidden = !act;
        button.onclick = act || null;
      });
      place.hidden = false;
      after.after(place);
      if (count) text.focus();
    }
    /** @type {(wipe: boolean) => void} */
    function act(wipe) {
      nazorg.incident.put({ situations: names, ticks: wipe ? {} : before.ticks });
      if (wipe) send("wiped");
      send("changed");
      if (!count && !before.situations.length) return;
      show(data(place, !count ? "begun" : wipe ? "wiped" : "held"), {
        undo() {
          /* What was ticked since stays. */
          nazorg.incident.put({ situations: before.situations, ticks: Object.assign({}, before.ticks, nazorg.incident.list().ticks) });
          if (wipe) send("unwiped");
          send("changed");
          text.textContent = data(place, "undone");
          text.focus();
          all(place, "button").forEach((button) => (button.hidden = true));
        },
      });
    }
    place.hidden = true;
    if (!count) act(false);
    else show(nazorg.words(place)("same", { "#": count }), { hold: () => act(false), wipe: () => act(true) });
  }

  return begin;
})();
