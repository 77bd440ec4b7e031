/* Who answers now, and the calendar: by Dutch time, whatever the clock of the reader. */
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./loading.mjs";

process.env.TZ = "Pacific/Auckland";
const { hours, moments } = load("answers/hours", "calendar/moments");
/* In winter, when Dutch time is an hour ahead of UTC. 23 November 2026 is a Monday. */
const at = (day, time, weekdays = "08:00-17:00", weekend = "") => {
  const found = hours.answering(weekdays, weekend, new Date(`${day}T${time}:00+01:00`));
  if (found.open !== false) return found.open;
  return `${found.ahead} ${found.from} ${new Date(found.day).toISOString().slice(0, 10)}`;
};

test("the holidays of the Netherlands, fixed and moving", () => {
  const days = (year) => {
    const found = [];
    for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
      if (hours.isHoliday(day.getTime())) found.push(day.toISOString().slice(5, 10));
    }
    return found.join(" ");
  };
  /* Good Friday, Easter, Ascension Day and Whitsun of both years as the almanac has them. */
  assert.equal(days(2026), "01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26");
  /* A year in which the short rule would be a week late. */
  assert.match(days(2049), / 04-16 04-18 04-19 /);
  assert.equal(days(2027), "01-01 03-26 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26");
});

test("hours hold from their first minute until their last is over", () => {
  assert.deepEqual(["07:59", "08:00", "16:59", "17:00"].map((time) => at("2026-11-23", time)), [
    "0 08:00 2026-11-23", true, true, "1 08:00 2026-11-24",
  ]);
});

test("in the evening and in the weekend it says when it opens", () => {
  assert.equal(at("2026-11-27", "21:30"), "3 08:00 2026-11-30");
  assert.equal(at("2026-11-28", "10:00"), "2 08:00 2026-11-30");
  assert.equal(at("2026-11-29", "10:00"), "1 08:00 2026-11-30");
  assert.equal(at("2026-11-28", "21:30", "09:00-17:00", "11:00-21:00"), "1 11:00 2026-11-29");
  assert.equal(at("2026-11-27", "21:30", "", "11:00-21:00"), "1 11:00 2026-11-28");
});

test("on a holiday nothing is said of hours, and before one only what is sure", () => {
  assert.equal(at("2026-04-06", "10:00", "09:00-17:00", "09:00-17:00"), null);
  /* The evening before Good Friday: Easter Monday is passed over as well. */
  assert.equal(at("2026-04-02", "21:30"), "5 08:00 2026-04-07");
});

test("it is Dutch time, in summer and in winter", () => {
  const day = (text) => hours.dutch(new Date(text));
  assert.deepEqual(day("2026-07-01T22:30:00Z"), { day: Date.UTC(2026, 6, 2), time: "00:30" });
  assert.deepEqual(day("2026-12-25T23:30:00Z"), { time: "00:30", day: Date.UTC(2026, 11, 26) });
});

test("no day is skipped when the clock changes", () => {
  /* The night of 28 March 2026 has 23 hours, that of 24 October 25. */
  const daily = (text) => hours.answering("09:00-17:00", "09:00-17:00", new Date(text));
  assert.equal(daily("2026-03-28T22:30:00Z").day, Date.UTC(2026, 2, 29));
  assert.equal(daily("2026-10-24T21:30:00Z").day, Date.UTC(2026, 9, 25));
});

test("a calendar counts days over the end of a month, and hides what it is about", () => {
  const text = moments.calendar("2026-02-27", [0, 2, 365], "Afspraak; school", new Date("2026-01-02T03:04:05.678Z"));
  const lines = text.split("\r\n");
  const of = (name) => lines.filter((line) => line.startsWith(name));
  assert.deepEqual(of("DTSTART"), ["20260227", "20260301", "20270227"].map((day) => `DTSTART;VALUE=DATE:${day}`));
  assert.deepEqual(of("DTEND").map((line) => line.slice(-8)), ["20260228", "20260302", "20270228"]);
  assert.deepEqual(of("SUMMARY")[0], "SUMMARY:Afspraak\\; school 1");
  assert.equal(new Set(of("UID")).size, 3);
  assert.equal(of("DTSTAMP")[0], "DTSTAMP:20260102T030405Z");
  assert.deepEqual([lines[0], lines.at(-2), lines.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
});

test("a second calendar of the same day has the same events, and another day has others", () => {
  const names = (start, now) =>
    moments.calendar(start, [0, 7, 365], "Afspraak", new Date(now)).match(/UID:.*/g);
  const first = names("2026-02-27", "2026-01-02T03:04:05Z");
  assert.deepEqual(names("2026-02-27", "2026-03-04T05:06:07Z"), first);
  assert.equal(new Set([...first, ...names("2026-03-06", "2026-01-02T03:04:05Z")]).size, 6);
  for (const name of first) assert.match(name, /^UID:[0-9a-f]{8}(-[0-9a-f]{8}){3}\r?$/);
});

test("a calendar never holds a year of other than four figures", () => {
  const now = new Date("2026-01-02T03:04:05Z");
  assert.deepEqual(moments.bounds(now), ["2024-01-01", "2028-12-31"]);
  for (const start of ["0001-01-01", "0099-12-31", "2026-02-27", "9998-01-01"]) {
    const days = moments.calendar(start, [0, 365], "x", now).match(/(?<=DATE:).*/g).map((day) => day.trim());
    assert.ok(days.every((day) => /^[0-9]{8}$/.test(day)), days.join());
    assert.equal(days[0], start.replace(/-/g, ""));
  }
});

test("a day is written as a field for dates has it", () => {
  assert.equal(moments.written(new Date(2026, 0, 2)), "2026-01-02");
});
