/* The chooser: from the situations that are ticked to one plan.

   It computes what macros/plan.py computes; a test holds the two against each
   other. Nothing of the choice leaves the page: no address, no store. The data
   is a script of its own that is loaded when the plan is first asked for. */
(function () {
  "use strict";

  function ranked(data, ticked) {
    return Object.keys(data.situations).filter(function (name) {
      return ticked.indexOf(name) >= 0;
    });
  }

  /* Which effects are forbidden and which required, each with the situation that decides it. */
  function rules(data, chosen) {
    var forbidden = {};
    var required = {};
    chosen.forEach(function (name) {
      var situation = data.situations[name];
      Object.keys(situation.forbids).forEach(function (effect) {
        if (!(effect in required) && !(effect in forbidden)) forbidden[effect] = name;
      });
      situation.requires.forEach(function (effect) {
        if (!(effect in forbidden) && !(effect in required)) required[effect] = name;
      });
    });
    return { forbidden: forbidden, required: required };
  }

  function compute(data, ticked) {
    var chosen = ranked(data, ticked);
    var decided = rules(data, chosen);
    var forbidden = decided.forbidden;
    var gone = {};

    function barred(action) {
      return action.effects.filter(function (effect) {
        return effect in forbidden;
      })[0];
    }

    chosen.forEach(function (name) {
      var situation = data.situations[name];
      var yields = situation.yields.some(function (other) {
        return chosen.indexOf(other) >= 0;
      });
      if (!yields) {
        Object.keys(situation.strikes).forEach(function (key) {
          if (!(key in gone)) gone[key] = situation.strikes[key];
        });
      }
    });
    data.actions.forEach(function (action) {
      if (action.situation && chosen.indexOf(action.situation) >= 0 && !barred(action)) {
        var own = action.key.slice(action.key.indexOf(".") + 1);
        data.situations[action.situation].replaces[own].forEach(function (key) {
          if (!(key in gone)) gone[key] = "";
        });
      }
    });

    var plan = { chosen: chosen, actions: [], dropped: [], forbidden: forbidden };
    data.actions.forEach(function (action) {
      if (action.situation && chosen.indexOf(action.situation) < 0) return;
      var effect = barred(action);
      if (!action.situation && action.key in gone) {
        plan.dropped.push({ action: action, reason: gone[action.key] });
      } else if (effect) {
        var reason = data.situations[forbidden[effect]].forbids[effect];
        plan.dropped.push({ action: action, reason: reason });
      } else {
        plan.actions.push({
          action: action,
          waits: waits(data, chosen, decided.required, action),
          letters: action.letters
            .filter(function (letter) {
              return !barred(letter);
            })
            .map(function (letter) {
              return { letter: letter, waits: waits(data, chosen, decided.required, letter) };
            }),
        });
      }
    });
    return plan;
  }

  /* Until when an action waits; never for what a stronger situation requires to be done. */
  function waits(data, chosen, required, action) {
    var found = [];
    chosen.forEach(function (name, rank) {
      var postpones = data.situations[name].postpones;
      Object.keys(postpones).forEach(function (effect) {
        var stronger = effect in required && chosen.indexOf(required[effect]) < rank;
        if (action.effects.indexOf(effect) >= 0 && !stronger) found.push(postpones[effect]);
      });
    });
    return found;
  }

  function part(root, name) {
    var words = root.querySelector(".chooser-words").content;
    return words.querySelector('[data-part="' + name + '"]').cloneNode(true);
  }

  /* The texts are HTML that the build made and escaped. Links in them lead from
     the top of the site; the page may stand deeper. */
  function put(element, html, top) {
    element.innerHTML = html;
    Array.prototype.forEach.call(element.querySelectorAll("a[href]"), function (link) {
      var href = link.getAttribute("href");
      if (!/^[a-z]+:/.test(href)) link.setAttribute("href", top + href);
    });
    return element;
  }

  function show(root, data, ticked) {
    var top = root.getAttribute("data-top");
    var plan = compute(data, ticked);
    var result = root.querySelector(".chooser-result");
    result.textContent = "";
    var heading = part(root, "heading");
    result.appendChild(heading);
    var count = part(root, "count");
    var numbers = [plan.actions.length, plan.dropped.length];
    count.textContent = count.textContent.replace(/0/g, function () {
      return String(numbers.shift());
    });
    result.appendChild(count);
    result.appendChild(part(root, "danger"));
    result.appendChild(titles(root, data, plan.chosen, top));
    var print = part(root, "print");
    print.addEventListener("click", printPlan);
    result.appendChild(print);
    data.steps.forEach(function (step, number) {
      var lines = plan.actions.filter(function (line) {
        return line.action.step === number;
      });
      if (!lines.length) return;
      result.appendChild(stepHeading(step, number + 1, top));
      result.appendChild(stepList(root, data, lines, top));
    });
    reasons(root, plan, result, top);
    root.querySelector(".chooser-status").textContent = count.textContent;
    result.hidden = false;
    result.focus();
  }

  function titles(root, data, chosen, top) {
    var line = part(root, "chosen");
    chosen.forEach(function (name, at) {
      var link = document.createElement("a");
      link.href = top + data.situations[name].href;
      put(link, data.situations[name].title, top);
      line.append(at ? "; " : "", link);
    });
    return line;
  }

  /* On paper the plan stands alone, without the page around it. */
  function printPlan() {
    document.body.classList.add("prints-plan");
    window.print();
    document.body.classList.remove("prints-plan");
  }

  function stepHeading(step, number, top) {
    var heading = document.createElement("h4");
    var mark = document.createElement("span");
    mark.className = "number";
    mark.textContent = number + " ";
    var link = document.createElement("a");
    link.href = top + step.href;
    put(link, step.title, top);
    heading.append(mark, link);
    return heading;
  }

  function stepList(root, data, lines, top) {
    var list = document.createElement("ul");
    lines.forEach(function (line) {
      var item = document.createElement("li");
      item.setAttribute("data-key", line.action.key);
      item.appendChild(part(root, "phase-" + (line.action.phase + 1)));
      var text = put(document.createElement("span"), line.action.html, top);
      if (line.action.href) {
        var more = part(root, "more");
        more.setAttribute("href", top + line.action.href);
        text.append(" ", more);
      }
      if (line.action.situation) {
        item.className = "brought";
        var because = part(root, "because");
        var title = document.createElement("span");
        because.append(put(title, data.situations[line.action.situation].title, top));
        text.append(" ", because);
      }
      function wait(until) {
        var tag = part(root, "waits");
        tag.append(put(document.createElement("span"), until, top));
        return tag;
      }
      line.waits.forEach(function (until) {
        text.append(" ", wait(until));
      });
      line.letters.forEach(function (offered) {
        var letter = part(root, "letter");
        var link = letter.querySelector("a");
        put(link, offered.letter.title, top).href = top + offered.letter.href;
        offered.waits.forEach(function (until) {
          if (line.waits.indexOf(until) < 0) letter.append(" ", wait(until));
        });
        text.append(" ", letter);
      });
      item.appendChild(text);
      list.appendChild(item);
    });
    return list;
  }

  /* What does not apply, under its reason; what was replaced needs none. */
  function reasons(root, plan, result, top) {
    var byReason = Object.create(null); /* a reason may be any word, also one that objects know */
    plan.dropped.forEach(function (line) {
      if (line.reason) (byReason[line.reason] = byReason[line.reason] || []).push(line.action.short);
    });
    if (!Object.keys(byReason).length) return;
    result.appendChild(part(root, "gone"));
    var list = document.createElement("ul");
    list.className = "chooser-gone";
    Object.keys(byReason).forEach(function (reason) {
      var item = document.createElement("li");
      var what = document.createElement("span");
      what.className = "act";
      var why = document.createElement("span");
      why.className = "why";
      item.append(put(what, byReason[reason].join("; "), top), put(why, reason, top));
      list.appendChild(item);
    });
    result.appendChild(list);
  }

  function load(root, done, failed) {
    if (window.nazorgPlan) {
      done(window.nazorgPlan);
      return;
    }
    var script = document.createElement("script");
    script.src = root.getAttribute("data-plan");
    script.onload = function () {
      if (window.nazorgPlan) done(window.nazorgPlan);
      else failed();
    };
    script.onerror = failed;
    document.head.appendChild(script);
  }

  function mount(root) {
    var form = root.querySelector("form");
    var status = root.querySelector(".chooser-status");
    Array.prototype.forEach.call(root.querySelectorAll(".scripted"), function (element) {
      element.hidden = false;
    });
    Array.prototype.forEach.call(root.querySelectorAll(".unscripted"), function (element) {
      element.hidden = true;
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var ticked = Array.prototype.map.call(form.querySelectorAll("input:checked"), function (box) {
        return box.value;
      });
      if (!ticked.length) {
        status.textContent = part(root, "none").textContent;
        return;
      }
      load(
        root,
        function (data) {
          show(root, data, ticked);
        },
        function () {
          status.textContent = part(root, "failed").textContent;
        }
      );
    });
    form.addEventListener("reset", function () {
      var result = root.querySelector(".chooser-result");
      result.textContent = "";
      result.hidden = true;
      status.textContent = "";
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-chooser]"), mount);
  /* For the test that compares this with the plan of the build. */
  window.nazorgCompute = compute;
})();
