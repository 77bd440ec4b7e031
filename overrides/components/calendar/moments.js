/* A calendar file (RFC 5545) of moments. The titles are neutral: a calendar is often shared. */
nazorg.moments = (function () {
  "use strict";

  /** @type {(number: number) => string} */
  function two(number) {
    return String(number).padStart(2, "0");
  }
  /** @type {(day: Date) => string[]} */
  function parts(day) {
    return [String(day.getFullYear()), two(day.getMonth() + 1), two(day.getDate())];
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

  /** @type {Nazorg["moments"]["calendar"]} */
  function calendar(start, days, title, now) {
    const [year, month, day] = start.split("-").map(Number);
    const stamp = now.toISOString().replace(/[-:]/g, "").slice(0, 15) + "Z";
    /** @type {(days: number) => string} */
    const later = (after) => parts(new Date(year, month - 1, day + after)).join("");
    const events = days.map((after, at) => [
      "BEGIN:VEVENT",
      "UID:" + stamp + "-" + at + "@nazorgwijzer",
      "DTSTAMP:" + stamp,
      "DTSTART;VALUE=DATE:" + later(after),
      "DTEND;VALUE=DATE:" + later(after + 1),
      "SUMMARY:" + escaped(title + " " + (at + 1)),
      "CLASS:PRIVATE",
      "END:VEVENT",
    ]);
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nazorgwijzer//NL"];
    return head.concat(...events, "END:VCALENDAR", "").join("\r\n");
  }

  return { calendar, written };
})();
