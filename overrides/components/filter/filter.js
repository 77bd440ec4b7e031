/* Filters the organisations, and tells who answers now: from confirmed hours
   alone, in Dutch time. On a public holiday nothing is said of hours that hold
   on weekdays, because no source says whether they hold then. */
(function () {
  "use strict";
  var form = document.querySelector("[data-filter]");
  if (!form) return;
  var cards = Array.prototype.slice.call(document.querySelectorAll(".organisation"));

  /* Easter Sunday (Gregorian, the anonymous algorithm), as days after 1 March. */
  function easter(year) {
    var a = year % 19, b = Math.floor(year / 100), c = year % 100;
    var d = Math.floor(b / 4), e = b % 4, g = Math.floor((8 * b + 13) / 25);
    var h = (19 * a + b - d - g + 15) % 30;
    var i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    var m = Math.floor((a + 11 * h + 22 * l) / 451);
    var n = h + l - 7 * m + 114;
    return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
  }

  function isHoliday(year, month, day) {
    var fixed = ["1-1", "4-27", "5-5", "12-25", "12-26"];
    if (fixed.indexOf(month + "-" + day) >= 0) return true;
    var sunday = easter(year).getTime();
    var today = Date.UTC(year, month - 1, day);
    var after = Math.round((today - sunday) / 86400000);
    /* Good Friday, Easter, Ascension Day, Whitsun. */
    return [-2, 0, 1, 39, 49, 50].indexOf(after) >= 0;
  }

  function dutchNow() {
    var parts = {};
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Amsterdam", year: "numeric", month: "numeric", day: "numeric",
      hour: "2-digit", minute: "2-digit", weekday: "short", hourCycle: "h23",
    }).formatToParts(new Date()).forEach(function (part) {
      parts[part.type] = part.value;
    });
    return {
      time: parts.hour + ":" + parts.minute,
      weekend: parts.weekday === "Sat" || parts.weekday === "Sun",
      holiday: isHoliday(Number(parts.year), Number(parts.month), Number(parts.day)),
    };
  }

  /* true, false, or null where nothing can be said. */
  function isOpen(card, now) {
    var weekdays = card.getAttribute("data-weekdays");
    var weekend = card.getAttribute("data-weekend");
    if (weekdays === null) return null;
    var always = weekdays === "00:00-24:00" && weekend === weekdays;
    if (now.holiday && !always) return null;
    var hours = now.weekend ? weekend : weekdays;
    if (!hours) return false;
    return hours.slice(0, 5) <= now.time && now.time < hours.slice(6);
  }

  function tell(now) {
    cards.forEach(function (card) {
      var tag = card.querySelector(".open-now");
      var open = isOpen(card, now);
      if (!tag) return;
      tag.hidden = open === null;
      tag.classList.toggle("is-open", open === true);
      tag.textContent = form.getAttribute(open ? "data-open" : "data-closed");
    });
  }

  function apply() {
    var now = dutchNow();
    var shown = 0;
    tell(now);
    cards.forEach(function (card) {
      var fits = ["audiences", "topics"].every(function (name) {
        var wanted = form.elements[name].value;
        return !wanted || card.getAttribute("data-" + name).split(" ").indexOf(wanted) >= 0;
      });
      if (form.elements.open.checked && isOpen(card, now) !== true) fits = false;
      card.hidden = !fits;
      if (fits) shown += 1;
    });
    var status = form.querySelector("[role=status]");
    status.textContent = status
      .getAttribute("data-count")
      .replace("#", String(shown))
      .replace("%", String(cards.length));
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  apply();
  setInterval(function () {
    tell(dutchNow());
  }, 60000);
})();
