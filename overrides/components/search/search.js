/* The search in its dialog: a combobox whose list is what was found.

   What is typed stays in the field: it is in no address, no history and no store,
   and it is gone when the dialog closes or the page is left. The index is a script
   that is loaded when somebody first goes to search. */
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
  /* Counts the queries: what comes late for an earlier one is dropped. */
  var turn = 0;
  /* The query for which Enter was pressed before there was an answer. */
  var entered = 0;
  /* Whether what is shown was found with words that only look like what was typed. */
  var guessed = false;

  function say(name) {
    return dialog.getAttribute("data-" + name);
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function loaded(language) {
    return window.nazorgSearch && window.nazorgSearch[language];
  }
  /* Calls back with the search of a language, or with nothing when it cannot be loaded. */
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
    var script = document.createElement("script");
    function end() {
      var waiting = loading[language];
      loading[language] = null;
      waiting.forEach(function (one) {
        one(loaded(language));
      });
    }
    script.src = address;
    script.onload = end;
    script.onerror = end;
    document.head.appendChild(script);
  }

  /* `aloud` is for ears only: what the eye sees elsewhere. */
  function tell(text, aloud) {
    clearTimeout(telling);
    /* Once the typing rests, so that a screen reader hears one number and not six. */
    telling = setTimeout(function () {
      status.textContent = text;
      if (aloud) status.append(element("span", "aural", " " + aloud));
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
    guessed = false;
    near.querySelector("ul").textContent = "";
    list.hidden = none.hidden = dangers.hidden = near.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function counted(count, found) {
    var text = count === 1 ? say("one") : say("many").replace("#", String(count));
    if (!count) text = say("none");
    if (found.crisis) text = say("crisis") + " " + text;
    tell(text, found.near.length ? near.querySelector("p").textContent : "");
  }

  function finish(count, found) {
    list.hidden = !count;
    none.hidden = count > 0;
    input.setAttribute("aria-expanded", String(count > 0));
    counted(count, found);
  }

  /* Words that look like what was typed; pressing one puts it in the place of that word alone. */
  function showNear(found) {
    var place = near.querySelector("ul");
    found.near.forEach(function (one) {
      var item = element("li");
      var button = element("button", "button", one.word);
      button.type = "button";
      button.addEventListener("click", function () {
        input.value = input.value.slice(0, one.at) + one.word + input.value.slice(one.end);
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
    if (timer) run();
  }

  function run() {
    clearTimeout(timer);
    timer = 0;
    turn += 1;
    var mine = turn;
    if (!input.value.trim()) {
      clear();
      tell("");
      return;
    }
    if (!loaded(own)) tell(say("loading"));
    load(own, say("index"), function (search) {
      if (mine !== turn) return;
      clear();
      if (!search) {
        none.hidden = dangers.hidden = false;
        tell(say("failed"));
        return;
      }
      var found = search(input.value);
      dangers.hidden = !found.crisis;
      guessed = found.guessed;
      showNear(found);
      var count = showGroups(found.hits, say("top"));
      finish(count, found);
      if (entered === mine) follow();
      if (other && (found.strange || !count)) offerOther(mine, found, count);
    });
  }

  /* A word that this language's site does not know may be one of the guide's own language. */
  function offerOther(mine, found, count) {
    load(other, say("other-index"), function (search) {
      if (mine !== turn || !search) return;
      var there = search(input.value);
      if (!there.sure || !there.hits.length) return;
      /* Better an answer there than a guess here. */
      if (found.guessed) {
        clear();
        count = 0;
        found = { crisis: found.crisis, near: [] };
        dangers.hidden = !found.crisis;
      }
      var place = group(say("dutch"));
      var hits = there.hits.slice(0, OTHERS);
      hits.forEach(function (hit) {
        showHit(place, hit, say("other"), false, other);
      });
      finish(count + hits.length, found);
    });
  }

  /* Goes to what is chosen, or else to the first; never to a guess that nobody chose. */
  function follow() {
    entered = 0;
    var chosen = options[active < 0 && !guessed ? 0 : active];
    if (chosen) chosen.click();
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
    /* Under the blank screen of "leave fast" nothing opens. */
    if (dialog.open || document.documentElement.classList.contains("leaving")) return;
    forget();
    dialog.showModal();
    input.focus();
  }

  function forget() {
    clearTimeout(timer);
    clearTimeout(telling);
    timer = entered = 0;
    turn += 1;
    input.value = "";
    status.textContent = "";
    clear();
  }

  input.addEventListener("focus", function () {
    load(own, say("index"), function () {});
  });
  /* One thing at a time has the focus, in fact or by aria-activedescendant. */
  input.addEventListener("blur", function () {
    choose(-1);
  });
  input.addEventListener("input", function () {
    clearTimeout(timer);
    entered = 0;
    timer = setTimeout(run, 40);
  });
  input.addEventListener("keydown", function (event) {
    if (event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
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
      if (loaded(own)) follow();
      else entered = turn;
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
  /* The browser says so late: by then it may have been opened again, and typed in. */
  dialog.addEventListener("close", function () {
    if (!dialog.open) forget();
  });
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
