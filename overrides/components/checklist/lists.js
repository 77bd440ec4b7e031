/* The lists: situations and ticks of an incident, and where they are kept.

   What is stored: which situations were chosen, and for each ticked action its key, the day, and a
   hash of its text, so that a changed action can say so. Nothing that is typed is stored. Both live
   in this tab; only when asked to do they stay on the device, for 14 days. A store that refuses is
   said, and the page works on without. */
nazorg.lists = (function () {
  "use strict";
  const PREFIX = "nazorgwijzer:";
  const LIST = "lijst:";
  const CURRENT = "nu";
  const DAYS = 14;
  const COLOURS = ["blauw", "groen", "oranje", "paars", "grijs"];
  const FORMAT = "nazorgwijzer-vinkjes";

  /* ---- What a list may hold ---- */

  /* Ticks that can be ours; of what else stands there, nothing. */
  /** @type {(ticks: any) => Ticks} */
  function cleaned(ticks) {
    /** @type {Ticks} */
    const found = {};
    Object.keys(ticks || {}).forEach((key) => {
      const one = ticks[key];
      const sound = /^[a-z0-9-]+\.[a-z0-9-]+$/.test(key) && Array.isArray(one);
      if (sound && Number.isInteger(one[0]) && /^[0-9a-f]{8}$/.test(one[1])) found[key] = [one[0], one[1]];
    });
    return found;
  }
  /* Ids that can be ours. */
  /** @type {(names: any) => string[]} */
  function named(names) {
    const found = Array.isArray(names) ? names : [];
    return found.filter((name, at) => /^[a-z0-9-]{1,60}$/.test(name) && found.indexOf(name) === at).slice(0, 50);
  }
  /** @type {(text: string | null) => TickList | null} */
  function parsed(text) {
    if (text === null) return null;
    try {
      const value = JSON.parse(text);
      if (!value || typeof value.ticks !== "object") return null;
      return { ticks: cleaned(value.ticks), situations: named(value.situations), until: value.until };
    } catch {
      return null;
    }
  }

  /* ---- The file in which ticks go to another computer ---- */

  /** @type {Nazorg["lists"]["written"]} */
  function written(list, people) {
    const along = Object.keys(people).length ? { people } : {};
    return JSON.stringify({ format: FORMAT, version: 2, situations: list.situations, ticks: list.ticks, ...along });
  }
  /* Who and when of a file: short texts by row and field. */
  /** @type {(people: any) => ByName<string>} */
  function filled(people) {
    const found = Object.entries(people && typeof people === "object" ? people : {}).filter(
      ([name, value]) => /^[a-z0-9-]+\.[a-z0-9-]+\styped-(who|when)$/.test(name) && typeof value === "string"
    );
    return Object.fromEntries(found.map(([name, value]) => [name, String(value).slice(0, 22)]));
  }
  /* What a file adds to the list of before; null when it is no file of ours. Files of version 1 have no
     situations. */
  /** @type {(text: string, known: string[], situations: string[], before: TickList, today: number) => {list: TickList, people: ByName<string>, added: number, unknown: number, joined: number, strange: number} | null} */
  function taken(text, known, situations, before, today) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return null;
    }
    if (!file || file.format !== FORMAT || ![1, 2].includes(file.version) || typeof file.ticks !== "object") return null;
    const found = cleaned(file.ticks);
    const ticks = Object.assign({}, before.ticks);
    const chosen = named(file.situations);
    let added = 0;
    let unknown = Object.keys(file.ticks || {}).length - Object.keys(found).length;
    Object.keys(found).forEach((key) => {
      if (!known.includes(key)) {
        unknown += 1;
      } else if (!ticks[key]) {
        ticks[key] = [Math.min(found[key][0], today), found[key][1]];
        added += 1;
      }
    });
    const strange = chosen.filter((name) => !situations.includes(name)).length;
    const both = named(before.situations.concat(chosen.filter((name) => situations.includes(name))));
    return { list: { ticks, situations: both, until: before.until }, people: filled(file.people), added, unknown, joined: both.length - before.situations.length, strange };
  }

  /* ---- The stores. Either may throw, at any moment ---- */

  /** @type {Nazorg["lists"]["kept"]} */
  function keptIn(stores, today) {
    /** @type {ByName<string>} */
    let memory = {};
    let refused = false;

    /** @type {<Any>(act: () => Any, otherwise: Any) => Any} */
    function tried(act, otherwise) {
      try {
        return act();
      } catch {
        refused = true;
        return otherwise;
      }
    }
    /** @type {(kind: StoreKind, key: string) => string | null} */
    function get(kind, key) {
      /* What the store refused is newer than what it still holds. */
      if (kind === "session" && key in memory) return memory[key];
      return tried(() => stores[kind]().getItem(PREFIX + key), null);
    }
    /** @type {(kind: StoreKind, key: string, value: string) => boolean} */
    function set(kind, key, value) {
      const done = tried(() => {
        stores[kind]().setItem(PREFIX + key, value);
        return true;
      }, false);
      if (done) delete memory[key];
      else if (kind === "session") memory[key] = value;
      return done;
    }
    /** @type {(kind: StoreKind, key: string) => void} */
    function remove(kind, key) {
      if (kind === "session") delete memory[key];
      tried(() => stores[kind]().removeItem(PREFIX + key), undefined);
    }
    /** @type {(kind: StoreKind) => string[]} */
    function names(kind) {
      /** @type {string[]} */
      const found = [];
      tried(() => {
        const store = stores[kind]();
        for (let at = 0; at < store.length; at += 1) {
          const name = store.key(at) || "";
          if (name.startsWith(PREFIX)) found.push(name.slice(PREFIX.length));
        }
      }, undefined);
      return found;
    }

    /** @type {(colour: string) => TickList & {until: number} | null} */
    function kept(colour) {
      const list = parsed(get("local", LIST + colour));
      return list && Number.isInteger(list.until) ? /** @type {any} */ (list) : null;
    }
    /* What this tab has itself: no choice in another tab takes it away. */
    /** @type {(colour: string) => TickList | null} */
    function own(colour) {
      const list = parsed(get("session", LIST + colour));
      return list && (list.situations.length || Object.keys(list.ticks).length) ? list : null;
    }
    /** @type {(colour: string) => TickList} */
    function read(colour) {
      return own(colour) || kept(colour) || { ticks: {}, situations: [] };
    }
    /** @type {(colour: string) => boolean} */
    function beside(colour) {
      return Boolean(own(colour) && kept(colour));
    }
    /* Gives what this tab has itself a colour that is free; false when none is. */
    function aside() {
      const colour = current();
      const free = COLOURS.find((name) => !own(name) && !kept(name));
      const list = own(colour);
      if (!free || !list) return "";
      write(free, list);
      remove("session", LIST + colour);
      return free;
    }
    /** @type {(colour: string, list: TickList) => boolean} */
    function write(colour, list) {
      const kind = Number.isInteger(list.until) ? "local" : "session";
      return set(kind, LIST + colour, JSON.stringify(list));
    }
    function current() {
      const chosen = get("session", CURRENT) || "";
      if (COLOURS.includes(chosen)) return chosen;
      return COLOURS.find(own) || COLOURS.find(kept) || COLOURS[0];
    }

    return {
      refused: () => refused,
      current,
      choose: (colour) => set("session", CURRENT, colour),
      list: (colour) => read(colour || current()),
      situations: () => read(current()).situations,
      situate(names) {
        const list = read(current());
        list.situations = named(names);
        return write(current(), list);
      },
      put({ ticks, situations }) {
        write(current(), { ticks, situations: named(situations), until: read(current()).until });
      },
      other: () => beside(current()) && COLOURS.some((name) => !own(name) && !kept(name)),
      open() {
        const colour = current();
        if (aside()) set("session", CURRENT, colour);
      },
      release(key, text) {
        const colour = (key || "").slice((PREFIX + LIST).length);
        const list = parsed(text);
        if (!key || key !== PREFIX + LIST + colour || !list || list.until !== 0 || own(colour)) return;
        list.until = undefined;
        write(colour, list);
      },
      left(colour) {
        const list = own(colour) ? null : kept(colour);
        return list ? list.until - today() : null;
      },
      used: () => COLOURS.filter((colour) => Object.keys(read(colour).ticks).length || read(colour).situations.length),
      /* What was kept long enough goes; a clock that was set back makes nothing stay longer. */
      expire() {
        names("local").forEach((name) => {
          if (!name.startsWith(LIST)) return;
          const list = kept(name.slice(LIST.length));
          if (!list || today() > list.until) {
            remove("local", name);
          } else if (list.until > today() + DAYS) {
            list.until = today() + DAYS;
            set("local", name, JSON.stringify(list));
          }
        });
      },
      tick(key, digest) {
        const list = read(current());
        if (digest) list.ticks[key] = [today(), digest];
        else delete list.ticks[key];
        write(current(), list);
      },
      take(text, known, situations) {
        const found = taken(text, known, situations, read(current()), today());
        if (found) write(current(), found.list);
        return found;
      },
      keep(on) {
        /* What another tab keeps stays as it is. */
        if (on && beside(current())) set("session", CURRENT, aside() || current());
        const colour = current();
        if (on && beside(colour)) return;
        const list = read(colour);
        list.until = on ? today() + DAYS : undefined;
        /* Other tabs that show it take it over; what is only removed is gone for them too. */
        if (!on) set("local", LIST + colour, JSON.stringify(Object.assign({}, list, { until: 0 })));
        if (write(colour, list)) remove(on ? "session" : "local", LIST + colour);
      },
      erase() {
        let count = 0;
        /** @type {StoreKind[]} */
        const kinds = ["session", "local"];
        kinds.forEach((kind) => {
          names(kind).forEach((name) => {
            count += 1;
            remove(kind, name);
          });
        });
        count += Object.keys(memory).length;
        memory = {};
        return kinds.some((kind) => names(kind).length) ? -1 : count;
      },
    };
  }

  return { first: COLOURS[0], written, kept: keptIn };
})();
