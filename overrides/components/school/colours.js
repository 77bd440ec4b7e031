/* The colour of a school, as near as can be to what it chose and readable everywhere.

   WCAG 2.2, AA. macros/content/contrast.py does the same. */
nazorg.colours = (function () {
  "use strict";

  /* Where the colour stands as text or has text on it: macros/content/rules.py. */
  const { least: LEAST, light: LIGHT, dark: DARK } = window.nazorgRules.colours;

  /** @type {(hex: string) => number[]} */
  function parts(hex) {
    return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  }
  /** @type {(colour: string) => number} */
  function luminance(colour) {
    const linear = parts(colour).map((share) =>
      share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4)
    );
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
  /** @type {(one: string, other: string) => number} */
  function contrast(one, other) {
    const both = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (both[0] + 0.05) / (both[1] + 0.05);
  }
  /** @type {(colour: string, against: string[]) => number} */
  function least(colour, against) {
    return Math.min(...against.map((other) => contrast(colour, other)));
  }
  /* Hue, saturation and lightness as a function that gives the colour at another lightness. */
  /** @type {(colour: string) => {light: number, at: (value: number) => string}} */
  function shades(colour) {
    const part = parts(colour);
    const most = Math.max(...part);
    const low = Math.min(...part);
    const spread = most - low;
    const light = (most + low) / 2;
    const full = spread ? spread / (1 - Math.abs(2 * light - 1)) : 0;
    let hue = 0;
    if (spread) {
      if (most === part[0]) hue = ((part[1] - part[2]) / spread + 6) % 6;
      else if (most === part[1]) hue = (part[2] - part[0]) / spread + 2;
      else hue = (part[0] - part[1]) / spread + 4;
    }
    return {
      light,
      at(value) {
        const reach = full * Math.min(value, 1 - value);
        const pairs = [0, 8, 4].map((from) => {
          const place = (from + hue * 2) % 12;
          const share = value - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
          return ("0" + Math.round(share * 255).toString(16)).slice(-2);
        });
        return "#" + pairs.join("");
      },
    };
  }
  /* The colour of the same hue, as little lighter or darker as can be, that can be read everywhere. */
  /** @type {(colour: string, against: string[]) => string} */
  function nearest(colour, against) {
    if (least(colour, against) >= LEAST) return colour;
    const shade = shades(colour);
    for (let step = 1; step <= 1000; step += 1) {
      for (let way = -1; way <= 1; way += 2) {
        const value = shade.light + (way * step) / 1000;
        if (value < 0 || value > 1) continue;
        const found = shade.at(value);
        if (least(found, against) >= LEAST) return found;
      }
    }
    return against === LIGHT ? "#000000" : "#ffffff";
  }
  /** @type {Nazorg["colours"]["palette"]} */
  function palette(chosen) {
    const colour = chosen.toLowerCase();
    return { ratio: least(colour, LIGHT), light: nearest(colour, LIGHT), dark: nearest(colour, DARK) };
  }

  return { palette, contrast };
})();
