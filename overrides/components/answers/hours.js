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

  /* The hours of a day, given as midnight in UTC; empty when closed, null where nothing can be said. */
  /** @type {(weekdays: string, weekend: string, day: number) => string | null} */
  function onDay(weekdays, weekend, day) {
    const date = new Date(day);
    if (isHoliday(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())) return null;
    return date.getUTCDay() % 6 ? weekdays : weekend;
  }

  /** @type {Nazorg["hours"]["dutch"]} */
  function dutch(moment) {
    /** @type {ByName<string>} */
    const parts = {};
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Amsterdam", year: "numeric", month: "numeric", day: "numeric",
      hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    }).formatToParts(moment).forEach((part) => {
      parts[part.type] = part.value;
    });
    return {
      time: parts.hour + ":" + parts.minute,
      day: Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day)),
    };
  }

  /** @type {Nazorg["hours"]["answering"]} */
  function answering(weekdays, weekend, moment) {
    const now = dutch(moment);
    for (let ahead = 0; ahead < 14; ahead += 1) {
      const day = now.day + ahead * 86400000;
      const hours = onDay(weekdays, weekend, day);
      if (hours === null && !ahead) break;
      const from = (hours || "").slice(0, 5);
      if (from && !ahead && from <= now.time && now.time < (hours || "").slice(6)) return { open: true };
      /* A holiday on the way is passed over: the day after it is sure. */
      if (from && (ahead || now.time < from)) return { open: false, ahead, from, day };
    }
    return { open: null };
  }

  return { dutch, isHoliday, answering };
})();
