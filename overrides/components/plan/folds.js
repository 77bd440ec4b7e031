/* Which phases are open stays so in this tab, also for who comes back by another way than Back.

   Where nothing can be kept they fold again. The key begins as those of the lists do: erasing takes it along. */
nazorg.folds = (function () {
  "use strict";
  const { data } = nazorg;
  const KEY = "nazorgwijzer:open";

  /** @type {Nazorg["folds"]} */
  function mount(groups) {
    const open = () => groups.filter((group) => group.hasAttribute("open")).map((group) => data(group, "phase")).join();
    try {
      const kept = window.sessionStorage.getItem(KEY);
      if (kept !== null) groups.forEach((group) => group.toggleAttribute("open", kept.split(",").includes(data(group, "phase"))));
    } catch {
      /* That nothing can be kept is said at the ticks. */
    }
    let before = open();
    function write() {
      if (open() === before) return;
      before = open();
      try {
        window.sessionStorage.setItem(KEY, before);
      } catch {
        /* As above. */
      }
    }
    groups.forEach((group) => group.addEventListener("toggle", write));
  }

  return mount;
})();
