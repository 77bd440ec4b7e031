/* What the search found, as the options of a list; and the index, a script that is loaded when
   somebody first goes to search. */
nazorg.hits = (function () {
  "use strict";
  const { one } = nazorg;
  const BEST = 3, IN_GROUP = 4;

  /* ---- The index ---- */

  /** @type {ByName<((search?: Search) => void)[]>} */
  const loading = {};

  /** @type {Nazorg["hits"]["loaded"]} */
  function loaded(language) {
    return (window.nazorgSearch || {})[language];
  }
  /** @type {Nazorg["hits"]["load"]} */
  function load(language, address, done) {
    if (loaded(language)) {
      done(loaded(language));
      return;
    }
    if (loading[language]) {
      loading[language].push(done);
      return;
    }
    loading[language] = [done];
    function end() {
      const waiting = loading[language];
      delete loading[language];
      waiting.forEach((call) => call(loaded(language)));
    }
    nazorg.load(address, end, end);
  }

  /* ---- The list ---- */

  /** @type {Nazorg["hits"]["element"]} */
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
  /** @type {(name: string, parts: SearchRun[]) => HTMLElement} */
  function runs(name, parts) {
    const made = element("span", name);
    parts.forEach(([text, matched]) => made.append(matched ? element("mark", "", text) : text));
    return made;
  }

  /* In which order hits are shown: the best, and then some of each kind. */
  /** @type {Nazorg["hits"]["grouped"]} */
  function grouped(hits) {
    const rest = hits.slice(BEST);
    const names = rest.map((hit) => hit.group).filter((name, at, every) => every.indexOf(name) === at);
    return {
      best: hits.slice(0, BEST),
      groups: names.map((name) => ({ name, hits: rest.filter((hit) => hit.group === name).slice(0, IN_GROUP) })),
    };
  }

  /** @type {Nazorg["hits"]["list"]} */
  function listOf(list, words) {
    /** @type {HTMLAnchorElement[]} */
    let options = [];

    /** @type {(parent: HTMLElement, className: string, href: string) => HTMLAnchorElement} */
    function option(parent, className, href) {
      const made = element("a", "search-option " + className);
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.id = "zoek-" + options.length;
      made.tabIndex = -1;
      made.href = href;
      parent.append(made);
      options.push(made);
      return made;
    }
    /** @type {(parent: HTMLElement, about: SearchNumber) => void} */
    function call(parent, about) {
      const made = option(parent, "search-call", "tel:" + nazorg.dialled(about.number));
      const label = one(words, "[data-phone]").cloneNode(true);
      const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = /** @type {Text} */ (walker.currentNode);
        text.data = nazorg.fill(text.data, { "#": about.number });
      }
      made.append(label);
      if (about.label) made.append(" ", element("span", "search-text", about.label));
      if (about.old) made.append(" ", one(words, "[data-old]").cloneNode(true));
    }
    /** @type {(parent: HTMLElement, hit: SearchHit, folder: string, tagged: boolean, language?: string) => void} */
    function show(parent, hit, folder, tagged, language) {
      const made = option(parent, "", folder + "/" + hit.page);
      if (language) made.lang = language;
      made.append(runs("search-title", hit.title));
      if (tagged) made.append(" ", element("span", "tag", nazorg.data(kindOf(hit.group), "kind")));
      if (hit.text.length) made.append(" ", runs("search-text", hit.text));
      hit.numbers.forEach((about) => call(parent, about));
    }
    /** @type {(name: string) => HTMLElement} */
    function kindOf(name) {
      return one(words, '[data-group="' + name + '"]');
    }
    /** @type {(heading: string) => HTMLElement} */
    function group(heading) {
      const made = element("div", "search-group");
      const title = element("p", "search-group-title", heading);
      made.setAttribute("role", "group");
      title.id = "zoek-groep-" + list.children.length;
      title.setAttribute("role", "presentation");
      made.setAttribute("aria-labelledby", title.id);
      made.append(title);
      list.append(made);
      return made;
    }

    return {
      options: () => options,
      clear() {
        options = [];
        list.textContent = "";
      },
      /* The hits of this language's site: how many are shown. */
      own(hits, folder, heading) {
        const { best, groups } = grouped(hits);
        if (!best.length) return 0;
        const first = group(heading);
        best.forEach((hit) => show(first, hit, folder, true));
        groups.forEach(({ name, hits: some }) => {
          const place = group(kindOf(name).textContent || "");
          some.forEach((hit) => show(place, hit, folder, false));
        });
        return groups.reduce((sum, { hits: some }) => sum + some.length, best.length);
      },
      other(hits, folder, heading, language) {
        const place = group(heading);
        hits.forEach((hit) => show(place, hit, folder, false, language));
        return hits.length;
      },
    };
  }

  return { loaded, load, element, grouped, list: listOf };
})();
