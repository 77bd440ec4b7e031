/* Who answers now: from confirmed hours alone, in Dutch time. On a public holiday nothing is said of
   hours that hold on weekdays, because no source says whether they hold then. */
nazorg.hours = (function () {
  "use strict";

  /* Easter Sunday (Gregorian, the anonymous algorithm). */
  /** @type {(year: number) => number} */
  function easter(year) {
    const a = year % 19, b = Math.floor(year / 100), c = year % 100;
    const d = Math.floor(b / 4), e = b % 4, g = Math.floor((8 * b + 13) / 25);
    const h = (19 * a + b - d - g + 15) % 30;
    const i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const n = h + l - 7 * m + 114;
    return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
  }

  /** @type {Nazorg["hours"]["isHoliday"]} */
  function isHoliday(year, month, day) {
    const fixed = ["1-1", "4-27", "5-5", "12-25", "12-26"];
    if (fixed.includes(month + "-" + day)) return true;
    const after = Math.round((Date.UTC(year, month - 1, day) - easter(year)) / 86400000);
    /* Good Friday, Easter, Ascension Day, Whitsun. */
    return [-2, 0, 1, 39, 49, 50].includes(after);
  }

  /** @type {Nazorg["hours"]["dutch"]} */
  function dutch(moment) {
    /** @type {ByName<string>} */
    const parts = {};
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Amsterdam", year: "numeric", month: "numeric", day: "numeric",
      hour: "2-digit", minute: "2-digit", weekday: "short", hourCycle: "h23",
    }).formatToParts(moment).forEach((part) => {
      parts[part.type] = part.value;
    });
    return {
      time: parts.hour + ":" + parts.minute,
      weekend: parts.weekday === "Sat" || parts.weekday === "Sun",
      holiday: isHoliday(Number(parts.year), Number(parts.month), Number(parts.day)),
    };
  }

  /* true, false, or null where nothing can be said. */
  /** @type {Nazorg["hours"]["isOpen"]} */
  function isOpen(weekdays, weekend, now) {
    if (weekdays === null) return null;
    const always = weekdays === "00:00-24:00" && weekend === weekdays;
    if (now.holiday && !always) return null;
    const hours = now.weekend ? weekend : weekdays;
    if (!hours) return false;
    return hours.slice(0, 5) <= now.time && now.time < hours.slice(6);
  }

  return { dutch, isHoliday, isOpen };
})();
