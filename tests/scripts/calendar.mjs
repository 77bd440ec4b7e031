/* Writes a calendar file, as the page makes it, for the start, the days and the title that are given. */
import { load } from "./loading.mjs";

const [start, days, title] = process.argv.slice(2);
const { moments } = load("calendar/moments");
process.stdout.write(moments.calendar(start, JSON.parse(days), title, new Date("2026-01-02T03:04:05Z")));
