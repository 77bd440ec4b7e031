/* Makes a calendar file (RFC 5545) of the moments, counted from a day that the
   reader chooses. The titles are neutral: a calendar is often shared. */
(function () {
  "use strict";
  var form = document.querySelector("[data-calendar]");
  if (!form) return;
  var field = form.querySelector("input");

  function two(number) {
    return String(number).padStart(2, "0");
  }
  function compact(day) {
    return day.getFullYear() + two(day.getMonth() + 1) + two(day.getDate());
  }
  function later(day, days) {
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
  }
  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  }

  var today = new Date();
  field.value = today.getFullYear() + "-" + two(today.getMonth() + 1) + "-" + two(today.getDate());
  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var parts = field.value.split("-").map(Number);
    var start = new Date(parts[0], parts[1] - 1, parts[2]);
    var stamp = new Date().toISOString().replace(/[-:]/g, "").slice(0, 15) + "Z";
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nazorgwijzer//NL"];
    var moments = document.querySelectorAll("[data-after-days]");
    Array.prototype.forEach.call(moments, function (moment, at) {
      var day = later(start, Number(moment.getAttribute("data-after-days")));
      lines.push(
        "BEGIN:VEVENT",
        "UID:" + stamp + "-" + at + "@nazorgwijzer",
        "DTSTAMP:" + stamp,
        "DTSTART;VALUE=DATE:" + compact(day),
        "DTEND;VALUE=DATE:" + compact(later(day, 1)),
        "SUMMARY:" + escaped(form.getAttribute("data-title") + " " + (at + 1)),
        "CLASS:PRIVATE",
        "END:VEVENT"
      );
    });
    lines.push("END:VCALENDAR", "");
    var link = document.createElement("a");
    var address = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/calendar" }));
    link.href = address;
    link.download = "agenda.ics";
    link.click();
    setTimeout(function () {
      URL.revokeObjectURL(address);
    }, 1000);
  });
})();
