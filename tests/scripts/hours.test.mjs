/* Who answers now, and the calendar: by Dutch time, whatever the clock of the reader. */
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./loading.mjs";

process.env.TZ = "Pacific/Auckland";
const { hours, moments } = load("filter/hours", "calendar/moments");
const WEEKDAY = { time: "10:00", weekend: false, holiday: false };

test("the holidays of the Netherlands, fixed and moving", () => {
  const days = (year) => {
    const found = [];
    for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
      if (hours.isHoliday(year, day.getUTCMonth() + 1, day.getUTCDate())) found.push(day.toISOString().slice(5, 10));
    }
    return found.join(" ");
  };
  /* Good Friday, Easter, Ascension Day and Whitsun of both years as the almanac has them. */
  assert.equal(days(2026), "01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26");
  assert.equal(days(2027), "01-01 03-26 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26");
});

test("hours hold from their first minute until their last is over", () => {
  const at = (time) => hours.isOpen("09:00-17:00", "", { ...WEEKDAY, time });
  assert.deepEqual(["08:59", "09:00", "16:59", "17:00"].map(at), [false, true, true, false]);
});

test("on a holiday nothing is said of hours, but of who always answers", () => {
  const holiday = { ...WEEKDAY, holiday: true };
  assert.equal(hours.isOpen("09:00-17:00", "09:00-17:00", holiday), null);
  assert.equal(hours.isOpen("00:00-24:00", "00:00-24:00", holiday), true);
  assert.equal(hours.isOpen(null, null, WEEKDAY), null);
  assert.equal(hours.isOpen("09:00-17:00", "", { ...WEEKDAY, weekend: true }), false);
});

test("it is Dutch time, in summer and in winter", () => {
  assert.deepEqual(hours.dutch(new Date("2026-07-01T22:30:00Z")), { time: "00:30", weekend: false, holiday: false });
  assert.deepEqual(hours.dutch(new Date("2026-12-25T23:30:00Z")), { time: "00:30", weekend: true, holiday: true });
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

test("a day is written as a field for dates has it", () => {
  assert.equal(moments.written(new Date(2026, 0, 2)), "2026-01-02");
});
