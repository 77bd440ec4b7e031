/* A calendar file (RFC 5545) of moments. The titles are neutral: a calendar is often shared. */
nazorg.moments = (function () {
  "use strict";

  /** @type {(number: number) => string} */
  function two(number) {
    return String(number).padStart(2, "0");
  }
  /** @type {(day: Date) => string[]} */
  function parts(day) {
    return [String(day.getFullYear()).padStart(4, "0"), two(day.getMonth() + 1), two(day.getDate())];
  }
  /** @type {(text: string) => string} */
  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  }

  /* A day as a field for dates has it, by the clock of this machine. */
  /** @type {Nazorg["moments"]["written"]} */
  function written(day) {
    return parts(day).join("-");
  }

  /* The days that may be chosen, of the years around a day: a slip of the pen makes year 20266. */
  /** @type {Nazorg["moments"]["bounds"]} */
  function bounds(now) {
    return [now.getFullYear() - 2 + "-01-01", now.getFullYear() + 2 + "-12-31"];
  }

  /* The name of an event: the same for the same day, so that a calendar which has it takes the new one in
     its place; and a number (FNV-1a), as a name is often shown and synchronised. */
  /** @type {(text: string) => string} */
  function named(text) {
    return [1, 2, 3, 4]
      .map((seed) => {
        let sum = 2166136261 ^ seed;
        for (const sign of text) sum = Math.imul(sum ^ sign.charCodeAt(0), 16777619);
        return (sum >>> 0).toString(16).padStart(8, "0");
      })
      .join("-");
  }

  /** @type {Nazorg["moments"]["calendar"]} */
  function calendar(start, days, title, now) {
    const [year, month, day] = start.split("-").map(Number);
    const stamp = now.toISOString().replace(/[-:]/g, "").slice(0, 15) + "Z";
    /** @type {(days: number) => string} */
    const later = (after) => {
      const date = new Date(2000, 0, 1);
      date.setFullYear(year, month - 1, day + after);
      return parts(date).join("");
    };
    const events = days.map((after, at) => [
      "BEGIN:VEVENT",
      "UID:" + named(start + "+" + after),
      "DTSTAMP:" + stamp,
      "DTSTART;VALUE=DATE:" + later(after),
      "DTEND;VALUE=DATE:" + later(after + 1),
      "SUMMARY:" + escaped(title + " " + (at + 1)),
      "CLASS:PRIVATE",
      /* A day to think of, on which one is not away. */
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]);
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//agenda//NL"];
    return head.concat(...events, "END:VCALENDAR", "").join("\r\n");
  }

  return { bounds, calendar, written };
})();
