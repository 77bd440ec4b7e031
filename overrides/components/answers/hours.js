/* Who answers now: from confirmed hours alone, in Dutch time. On a public holiday nothing is said of
   hours that hold on weekdays, because no source says whether they hold then.
   A day is its midnight in UTC. */
nazorg.hours = (function () {
  "use strict";
  const DAY = 86400000;

  /* Easter Sunday until 2099 (Gauss). */
  /** @type {(year: number) => number} */
  function easter(year) {
    const d = (19 * (year % 19) + 24) % 30;
    const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
    const early = e === 6 && (d === 29 || (d === 28 && year % 19 > 10));
    return Date.UTC(year, 2, 22 + d + e - (early ? 7 : 0));
  }

  /** @type {Nazorg["hours"]["isHoliday"]} */
  function isHoliday(day) {
    const date = new Date(day);
    if ("01-01 04-27 05-05 12-25 12-26".includes(date.toISOString().slice(5, 10))) return true;
    /* Good Friday, Easter, Ascension Day, Whitsun. */
    return [-2, 0, 1, 39, 49, 50].includes((day - easter(date.getUTCFullYear())) / DAY);
  }

  /** @type {Nazorg["hours"]["dutch"]} */
  function dutch(moment) {
    /* Swedes write 2026-11-27 21:30:00. */
    const text = moment.toLocaleString("sv-SE", { timeZone: "Europe/Amsterdam" });
    return { day: Date.parse(text.slice(0, 10)), time: text.slice(11, 16) };
  }

  /** @type {Nazorg["hours"]["answering"]} */
  function answering(weekdays, weekend, moment) {
    const now = dutch(moment);
    for (let ahead = 0; ahead < 14; ahead += 1) {
      const day = now.day + ahead * DAY;
      const hours = new Date(day).getUTCDay() % 6 ? weekdays : weekend;
      const from = hours.slice(0, 5);
      if (isHoliday(day)) {
        if (!ahead) break;
        /* One on the way is passed over: the day after it is sure. */
      } else if (from && !ahead && from <= now.time && now.time < hours.slice(6)) {
        return { open: true };
      } else if (from && (ahead || now.time < from)) {
        return { open: false, ahead, from, day };
      }
    }
    return { open: null };
  }

  return { dutch, isHoliday, answering };
})();
