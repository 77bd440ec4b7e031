/* The checklist: ticks that all pages and languages share, and the printed sheet.

   What is stored: for each ticked action its key, the day, and a hash of its
   text, so that a changed action can say so. Nothing that is typed is stored.
   The ticks live in this tab; only when asked to do they stay on the device,
   for 14 days. A store that refuses is said, and the page works on without. */
(function () {
  "use strict";
  var PREFIX = "nazorgwijzer:";
  var LIST = "lijst:";
  var CURRENT = "nu";
  var DAYS = 14;
  var COLOURS = ["blauw", "groen", "oranje", "paars", "grijs"];
  var FORMAT = "nazorgwijzer-vinkjes";
  var LARGEST_FILE = 500000;

  /* The stores. Either may throw, at any moment. */
  var memory = {};
  var refused = false;

  function store(kind) {
    return kind === "local" ? window.localStorage : window.sessionStorage;
  }
  function get(kind, key) {
    try {
      var found = store(kind).getItem(PREFIX + key);
      if (found !== null) return found;
    } catch (fault) {
      refused = true;
    }
    return kind === "session" && key in memory ? memory[key] : null;
  }
  function set(kind, key, value) {
    try {
      store(kind).setItem(PREFIX + key, value);
      delete memory[key];
      return true;
    } catch (fault) {
      refused = true;
      if (kind === "session") memory[key] = value;
      return false;
    }
  }
  function remove(kind, key) {
    if (kind === "session") delete memory[key];
    try {
      store(kind).removeItem(PREFIX + key);
    } catch (fault) {
      refused = true;
    }
  }
  function names(kind) {
    var found = [];
    try {
      for (var at = 0; at < store(kind).length; at += 1) {
        var name = store(kind).key(at);
        if (name.indexOf(PREFIX) === 0) found.push(name.slice(PREFIX.length));
      }
    } catch (fault) {
      refused = true;
    }
    return found;
  }

  /* A list: {ticks: {key: [day, hash]}, until: the last day it is kept}. */
  function today() {
    return Math.floor(Date.now() / 86400000);
  }
  function cleaned(ticks) {
    var found = {};
    Object.keys(ticks || {}).forEach(function (key) {
      var tick = ticks[key];
      var sound = /^[a-z0-9-]+\.[a-z0-9-]+$/.test(key) && Array.isArray(tick);
      if (sound && Number.isInteger(tick[0]) && /^[0-9a-f]{8}$/.test(tick[1])) {
        found[key] = [tick[0], tick[1]];
      }
    });
    return found;
  }
  function parsed(text) {
    try {
      var value = JSON.parse(text);
      if (!value || typeof value.ticks !== "object") return null;
      return { ticks: cleaned(value.ticks), until: value.until };
    } catch (fault) {
      return null;
    }
  }
  function kept(colour) {
    var list = parsed(get("local", LIST + colour));
    return list && Number.isInteger(list.until) ? list : null;
  }
  function read(colour) {
    return kept(colour) || parsed(get("session", LIST + colour)) || { ticks: {} };
  }
  function write(colour, list) {
    var kind = Number.isInteger(list.until) ? "local" : "session";
    return set(kind, LIST + colour, JSON.stringify(list));
  }
  /* What was kept long enough goes; a clock that was set back makes nothing stay longer. */
  function expire() {
    names("local").forEach(function (name) {
      if (name.indexOf(LIST) !== 0) return;
      var list = kept(name.slice(LIST.length));
      if (!list || today() > list.until) {
        remove("local", name);
      } else if (list.until > today() + DAYS) {
        list.until = today() + DAYS;
        set("local", name, JSON.stringify(list));
      }
    });
  }
  function current() {
    var chosen = get("session", CURRENT);
    if (COLOURS.indexOf(chosen) >= 0) return chosen;
    return COLOURS.filter(kept)[0] || COLOURS[0];
  }
  function tick(key, digest) {
    var colour = current();
    var list = read(colour);
    if (digest) list.ticks[key] = [today(), digest];
    else delete list.ticks[key];
    write(colour, list);
  }
  function keep(on) {
    var colour = current();
    var list = read(colour);
    list.until = on ? today() + DAYS : undefined;
    if (!write(colour, list)) return false;
    remove(on ? "session" : "local", LIST + colour);
    return true;
  }
  /* Removes all, reads back, and returns how much there was; -1 when something is left. */
  function erase() {
    var count = 0;
    ["session", "local"].forEach(function (kind) {
      names(kind).forEach(function (name) {
        count += 1;
        remove(kind, name);
      });
    });
    count += Object.keys(memory).length;
    memory = {};
    return names("session").length + names("local").length ? -1 : count;
  }

  /* The other tabs: one that erases, erases everywhere. */
  var channel = null;
  try {
    channel = new BroadcastChannel("nazorgwijzer");
  } catch (fault) {
    channel = null;
  }

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  function mount(root) {
    var kind = root.getAttribute("data-checklist");
    var whole = kind === "all";
    /* On the page of a step the actions themselves have the boxes. */
    var tasks = kind === "step" ? all(document, ".actions [data-key]") : all(root, ".task");
    var typed = {};
    var shownColour = current();

    function one(selector) {
      return root.querySelector(selector);
    }
    function word(name, number, total) {
      var part = one(".checklist-words").content.querySelector('[data-part="' + name + '"]');
      return part.textContent.replace("#", String(number)).replace("%", String(total));
    }
    function say() {
      var text = Array.prototype.slice.call(arguments).join(" ");
      var place = one("[data-said]");
      if (place) place.textContent = text;
    }
    function planned() {
      return tasks.filter(function (task) {
        return !task.hidden;
      });
    }

    function refresh() {
      expire();
      var colour = current();
      if (colour !== shownColour) swapTyped(colour);
      var ticks = read(colour).ticks;
      tasks.forEach(function (task) {
        var tickOf = ticks[task.getAttribute("data-key")];
        task.querySelector("input[type=checkbox]").checked = Boolean(tickOf);
        task.classList.toggle("done", Boolean(tickOf));
        var changed = Boolean(tickOf) && tickOf[1] !== task.getAttribute("data-digest");
        tell(task, changed);
      });
      progress();
      state(colour);
    }
    function tell(task, changed) {
      var note = task.querySelector(".task-changed");
      if (note) note.remove();
      if (!changed) return;
      note = document.createElement("p");
      note.className = "task-changed";
      note.textContent = word("checklist_item_changed");
      (task.querySelector(".task-text") || task).appendChild(note);
    }
    function progress() {
      var plan = planned();
      var done = plan.filter(function (task) {
        return task.classList.contains("done");
      }).length;
      one("[data-progress]").textContent = word("checklist_progress", done, plan.length);
      one("[data-bar]").max = plan.length;
      one("[data-bar]").value = done;
    }
    function state(colour) {
      var list = kept(colour);
      var text = word("checklist_tab");
      if (list) {
        var left = list.until - today();
        text = left > 0 ? word("checklist_kept", left) : word("checklist_kept_last");
      }
      if (refused) text = word("checklist_no_storage");
      var used = COLOURS.filter(function (name) {
        return Object.keys(read(name).ticks).length;
      });
      if (colour !== COLOURS[0] || used.length > 1) {
        text = word("checklist_incident") + ": " + word("incident_" + colour) + ". " + text;
      }
      one("[data-state]").textContent = text;
      if (!whole) return;
      one("[data-keep]").checked = Boolean(list);
      one("[data-colour]").value = colour;
      all(root, "[data-colour] option").forEach(function (option) {
        var count = Object.keys(read(option.value).ticks).length;
        var name = word("incident_" + option.value);
        option.textContent = count ? word("checklist_incident_count", count, name) : name;
      });
    }

    /* What was typed belongs to one list. It stays on this page, in no store. */
    function swapTyped(colour) {
      var fields = all(root, ".typed input, .sheet-fields input");
      typed[shownColour] = fields.map(function (field) {
        return field.value;
      });
      var values = typed[colour] || [];
      fields.forEach(function (field, at) {
        field.value = values[at] || "";
      });
      shownColour = colour;
    }

    function filter() {
      var form = one("[data-filters]");
      var role = form.elements.role.value;
      var phase = form.elements.phase.value;
      var shown = 0;
      var plan = planned();
      plan.forEach(function (task) {
        var fits =
          (!role || task.getAttribute("data-roles").split(" ").indexOf(role) >= 0) &&
          (!phase || task.closest(".tasks").getAttribute("data-phase") === phase) &&
          !(form.elements.done.checked && task.classList.contains("done"));
        task.classList.toggle("filtered", !fits);
        if (fits) shown += 1;
      });
      all(root, ".tasks").forEach(function (group) {
        group.classList.toggle("filtered", !group.querySelector(".task:not(.filtered):not([hidden])"));
      });
      one("[data-shown]").textContent = word("checklist_shown", shown, plan.length);
    }

    function plain(html) {
      var element = document.createElement("div");
      element.innerHTML = html;
      return element.textContent;
    }
    /* The plan of the chosen situations, and what of it goes on the sheet. */
    function choose(data, chosen) {
      var plan = window.nazorgCompute(data, chosen);
      var waits = {};
      plan.actions.forEach(function (line) {
        waits[line.action.key] = line.waits;
      });
      var ranked = [];
      tasks.forEach(function (task) {
        var until = waits[task.getAttribute("data-key")];
        task.hidden = !until;
        task.classList.remove("on-sheet");
        var place = task.querySelector(".task-waits");
        place.textContent = "";
        (until || []).forEach(function (html) {
          var tag = document.createElement("span");
          tag.className = "tag";
          tag.textContent = word("waits_until") + " " + plain(html);
          place.append(" ", tag);
        });
        if (until && !until.length && task.getAttribute("data-rank")) ranked.push(task);
      });
      ranked.sort(function (a, b) {
        return Number(a.getAttribute("data-rank")) - Number(b.getAttribute("data-rank"));
      });
      ranked = ranked.slice(0, Number(root.getAttribute("data-most")));
      ranked.forEach(function (task) {
        task.classList.add("on-sheet");
      });
      all(root, ".tasks").forEach(function (group) {
        group.hidden = !group.querySelector(".task:not([hidden])");
        group.classList.toggle("has-sheet", Boolean(group.querySelector(".on-sheet")));
      });
      one("[data-rest]").textContent = word("sheet_rest", plan.actions.length - ranked.length);
      var solo = "gathers-team" in plan.forbidden;
      root.classList.toggle("sheet-solo", solo);
      one("[data-title]").textContent = word(solo ? "sheet_title_list" : "sheet_title");
      all(root, "[data-brief]").forEach(function (place) {
        var text = solo ? word("sheet_solo") + " " + word("sheet_solo_leads") : word("sheet_together");
        place.textContent = text;
        if (place.classList.contains("screen-only")) place.hidden = !solo;
      });
      one("[data-plan-status]").textContent = word("checklist_changed_plan", plan.actions.length);
      progress();
      filter();
    }
    function load(done) {
      if (window.nazorgPlan) {
        done(window.nazorgPlan);
        return;
      }
      var script = document.createElement("script");
      script.src = root.getAttribute("data-plan");
      script.onload = function () {
        done(window.nazorgPlan);
      };
      script.onerror = function () {
        one("[data-plan-status]").textContent = word("checklist_plan_failed");
      };
      document.head.appendChild(script);
    }

    function exportTicks() {
      var ticks = read(current()).ticks;
      var text = JSON.stringify({ format: FORMAT, version: 1, ticks: ticks });
      var address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      var link = document.createElement("a");
      link.href = address;
      link.download = "lijst-" + current() + ".json";
      link.click();
      setTimeout(function () {
        URL.revokeObjectURL(address);
      }, 1000);
      say(word("checklist_exported", Object.keys(ticks).length));
    }
    function importTicks(text) {
      var file = null;
      try {
        file = JSON.parse(text);
      } catch (fault) {
        file = null;
      }
      if (!file || file.format !== FORMAT || file.version !== 1 || typeof file.ticks !== "object") {
        say(word("checklist_import_failed"));
        return;
      }
      var known = {};
      tasks.forEach(function (task) {
        known[task.getAttribute("data-key")] = true;
      });
      var list = read(current());
      var found = cleaned(file.ticks);
      var added = 0;
      var unknown = Object.keys(file.ticks || {}).length - Object.keys(found).length;
      Object.keys(found).forEach(function (key) {
        if (known[key] !== true) {
          unknown += 1;
        } else if (!list.ticks[key]) {
          list.ticks[key] = [Math.min(found[key][0], today()), found[key][1]];
          added += 1;
        }
      });
      write(current(), list);
      refresh();
      say(word("checklist_imported", added), unknown ? word("checklist_unknown", unknown) : "");
    }
    function clearTyped() {
      typed = {};
      all(root, ".typed input, .sheet-fields input").forEach(function (field) {
        field.value = "";
      });
    }

    root.hidden = false;
    all(root, ".scripted").forEach(function (element) {
      if (!element.hasAttribute("data-brief")) element.hidden = false;
    });
    tasks.forEach(function (task) {
      task.querySelector("input[type=checkbox]").addEventListener("change", function (event) {
        var on = event.target.checked;
        tick(task.getAttribute("data-key"), on ? task.getAttribute("data-digest") : null);
        refresh();
      });
    });
    all(root, "[data-print]").forEach(function (button) {
      button.addEventListener("click", function () {
        document.documentElement.setAttribute("data-printing", "sheet");
        window.print();
      });
    });
    window.addEventListener("afterprint", function () {
      document.documentElement.removeAttribute("data-printing");
    });
    window.addEventListener("storage", refresh);
    window.addEventListener("pageshow", refresh);
    if (channel) {
      channel.addEventListener("message", function () {
        erase();
        clearTyped();
        refresh();
      });
    }
    if (whole) {
      one("[data-filters]").addEventListener("change", filter);
      all(root, "form").forEach(function (form) {
        form.addEventListener("submit", function (event) {
          event.preventDefault();
        });
      });
      one("[data-situations]").addEventListener("change", function () {
        var chosen = all(root, "[name=situatie]:checked").map(function (box) {
          return box.value;
        });
        load(function (data) {
          choose(data, chosen);
        });
      });
      one("[data-colour]").addEventListener("change", function (event) {
        set("session", CURRENT, event.target.value);
        refresh();
        filter();
      });
      one("[data-keep]").addEventListener("change", function (event) {
        keep(event.target.checked);
        refresh();
        say(one("[data-state]").textContent);
      });
      one("[data-export]").addEventListener("click", exportTicks);
      var file = one("input[type=file]");
      one("[data-import]").addEventListener("click", function () {
        file.click();
      });
      file.addEventListener("change", function () {
        if (!file.files.length) return;
        if (file.files[0].size > LARGEST_FILE) {
          say(word("checklist_import_failed"));
          return;
        }
        var reader = new FileReader();
        reader.onload = function () {
          importTicks(String(reader.result));
          file.value = "";
        };
        reader.onerror = function () {
          say(word("checklist_import_failed"));
        };
        reader.readAsText(file.files[0]);
      });
      function eraseAll() {
        var count = erase();
        clearTyped();
        if (channel) channel.postMessage("erase");
        return count;
      }
      one("[data-erase-leave]").addEventListener("click", function () {
        eraseAll();
        document.dispatchEvent(new CustomEvent("nazorg:leave"));
      });
      one("[data-erase]").addEventListener("click", function () {
        var count = eraseAll();
        refresh();
        filter();
        if (count < 0) say(word("checklist_not_erased"));
        else say(word("checklist_erased", count), word("checklist_other_tabs"));
      });
      filter();
    }
    refresh();
  }

  /* On every page: what was kept long enough goes. */
  expire();
  all(document, "[data-checklist]").forEach(mount);
})();
