/* The search in its dialog: a combobox whose list is what was found.

   What is typed stays in the field: it is in no address, no history and no store,
   and it is gone when the dialog closes or the page is left. The index is a script
   that is loaded when the field is first used. */
(function () {
  "use strict";
  var dialog = document.querySelector("[data-search]");
  var link = document.querySelector("[data-search-door]");
  if (!dialog || !link || !dialog.showModal) return;

  var input = dialog.querySelector("input");
  var list = dialog.querySelector(".search-list");
  var status = dialog.querySelector(".search-status");
  var dangers = dialog.querySelector(".search-danger");
  var none = dialog.querySelector(".search-none");
  var near = dialog.querySelector(".search-near");
  var words = dialog.querySelector(".search-words").content;
  var own = dialog.getAttribute("data-language");
  var other = dialog.getAttribute("data-other-language");
  var BEST = 3, IN_GROUP = 4, OTHERS = 3;
  var options = [];
  var active = -1;
  var loading = {};
  var timer = 0, telling = 0;

  function say(name) {
    return dialog.getAttribute("data-" + name);
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /* Calls back with the search of a language, or with nothing when it cannot be loaded. */
  function load(language, address, done) {
    var ready = window.nazorgSearch && window.nazorgSearch[language];
    if (ready) {
      done(ready);
      return;
    }
    if (loading[language]) {
      loading[language].push(done);
      return;
    }
    loading[language] = [done];
    var script = document.createElement("script");
    function end() {
      var waiting = loading[language];
      loading[language] = null;
      waiting.forEach(function (one) {
        one(window.nazorgSearch && window.nazorgSearch[language]);
      });
    }
    script.src = address;
    script.onload = end;
    script.onerror = end;
    document.head.appendChild(script);
  }

  function tell(text) {
    clearTimeout(telling);
    /* Once the typing rests, so that a screen reader hears one number and not six. */
    telling = setTimeout(function () {
      status.textContent = text;
    }, 350);
  }

  function runs(target, parts) {
    parts.forEach(function (part) {
      target.appendChild(part[1] ? element("mark", "", part[0]) : document.createTextNode(part[0]));
    });
  }

  function option(parent, className, href) {
    var made = element("a", "search-option " + className);
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.id = "zoek-" + options.length;
    made.tabIndex = -1;
    made.href = href;
    parent.appendChild(made);
    options.push(made);
    return made;
  }

  function showHit(parent, hit, folder, tagged, language) {
    var made = option(parent, "", folder + "/" + hit.page);
    if (language) made.lang = language;
    var title = element("span", "search-title");
    runs(title, hit.title);
    made.appendChild(title);
    if (tagged) {
      var kind = words.querySelector('[data-group="' + hit.group + '"]').getAttribute("data-kind");
      made.append(" ", element("span", "tag", kind));
    }
    if (hit.text.length) {
      var text = element("span", "search-text");
      runs(text, hit.text);
      made.append(" ", text);
    }
    hit.numbers.forEach(function (one) {
      var call = option(parent, "search-call", "tel:" + one.number.replace(/[^0-9+]/g, ""));
      var label = words.querySelector("[data-phone]").cloneNode(true);
      var walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        walker.currentNode.data = walker.currentNode.data.replace("#", one.number);
      }
      call.appendChild(label);
      if (one.label) call.append(" ", element("span", "search-text", one.label));
      if (one.old) call.append(" ", words.querySelector("[data-old]").cloneNode(true));
    });
  }

  function group(heading) {
    var made = element("div", "search-group");
    var title = element("p", "search-group-title", heading);
    made.setAttribute("role", "group");
    title.id = "zoek-groep-" + list.children.length;
    title.setAttribute("role", "presentation");
    made.setAttribute("aria-labelledby", title.id);
    made.appendChild(title);
    list.appendChild(made);
    return made;
  }

  function showGroups(hits, folder) {
    var best = hits.slice(0, BEST);
    var rest = hits.slice(BEST);
    var names = [];
    if (!best.length) return 0;
    var first = group(say("best"));
    best.forEach(function (hit) {
      showHit(first, hit, folder, true);
    });
    rest.forEach(function (hit) {
      if (names.indexOf(hit.group) < 0) names.push(hit.group);
    });
    var shown = best.length;
    names.forEach(function (name) {
      var place = group(words.querySelector('[data-group="' + name + '"]').textContent);
      rest
        .filter(function (hit) {
          return hit.group === name;
        })
        .slice(0, IN_GROUP)
        .forEach(function (hit) {
          showHit(place, hit, folder, false);
          shown += 1;
        });
    });
    return shown;
  }

  function clear() {
    options = [];
    active = -1;
    list.textContent = "";
    list.hidden = none.hidden = dangers.hidden = near.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function counted(count, found) {
    var text = count === 1 ? say("one") : say("many").replace("#", String(count));
    if (!count) text = say("none");
    tell(found.crisis ? say("crisis") + " " + text : text);
  }

  function finish(count, found) {
    list.hidden = !count;
    none.hidden = count > 0;
    input.setAttribute("aria-expanded", String(count > 0));
    counted(count, found);
    var place = near.querySelector("ul");
    place.textContent = "";
    found.near.forEach(function (word) {
      var item = element("li");
      var button = element("button", "button", word);
      button.type = "button";
      button.addEventListener("click", function () {
        input.value = word;
        input.focus();
        run();
      });
      item.appendChild(button);
      place.appendChild(item);
    });
    near.hidden = !found.near.length;
  }

  /* Answers what stands in the field now, where that still waits for the typing to rest. */
  function settle() {
    if (!timer) return;
    clearTimeout(timer);
    run();
  }

  function run() {
    timer = 0;
    var query = input.value.trim();
    if (!query) {
      clear();
      tell("");
      return;
    }
    load(own, say("index"), function (search) {
      if (input.value.trim() !== query) return;
      clear();
      if (!search) {
        none.hidden = false;
        tell(say("failed"));
        return;
      }
      var found = search(input.value);
      dangers.hidden = !found.crisis;
      var count = showGroups(found.hits, say("top"));
      finish(count, found);
      if (other && (found.strange || !count)) offerOther(query, found, count);
    });
  }

  /* A word that this language's site does not know may be one of the guide's own language. */
  function offerOther(query, found, count) {
    load(other, say("other-index"), function (search) {
      if (!search || input.value.trim() !== query) return;
      var there = search(query);
      if (!there.sure || !there.hits.length) return;
      var place = group(say("dutch"));
      var hits = there.hits.slice(0, OTHERS);
      hits.forEach(function (hit) {
        showHit(place, hit, say("other"), false, other);
      });
      finish(count + hits.length, found);
    });
  }

  function choose(at) {
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = at;
    if (!options[at]) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.focus();
  }

  function forget() {
    clearTimeout(timer);
    timer = 0;
    clearTimeout(telling);
    input.value = "";
    status.textContent = "";
    clear();
  }

  input.addEventListener("focus", function () {
    load(own, say("index"), function () {});
  });
  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(run, 40);
  });
  input.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      settle();
      if (!options.length) return;
      event.preventDefault();
      var step = event.key === "ArrowDown" ? 1 : -1;
      var from = active < 0 && step < 0 ? 0 : active;
      choose((from + step + options.length) % options.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      settle();
      var chosen = options[active < 0 ? 0 : active];
      if (chosen) chosen.click();
    }
  });
  /* A result on the page that is open: the dialog makes way for it. */
  list.addEventListener("click", function (event) {
    var chosen = event.target.closest(".search-option");
    var elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (chosen && !elsewhere && chosen.protocol !== "tel:") dialog.close();
  });
  dialog.querySelector("[data-search-close]").addEventListener("click", function () {
    dialog.close();
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", forget);
  window.addEventListener("pagehide", function () {
    if (dialog.open) dialog.close();
    forget();
  });
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });

  /* With script the way to the search is a button; without, a link to the register. */
  var door = element("button", link.className);
  door.type = "button";
  door.title = say("shortcut");
  door.setAttribute("aria-haspopup", "dialog");
  door.setAttribute("aria-keyshortcuts", "Control+K");
  while (link.firstChild) door.appendChild(link.firstChild);
  /* A press begins well before the click that ends it: the index may already come. */
  door.addEventListener("pointerdown", function () {
    load(own, say("index"), function () {});
  });
  door.addEventListener("click", open);
  link.replaceWith(door);
})();
