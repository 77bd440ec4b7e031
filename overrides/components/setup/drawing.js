/* An SVG logo held against what is known to be safe: the rules of macros/content/drawing.py, which
   the build puts before this script. macros/school/drawing.py does the same with a logo that is built
   in; tests/hostile/logos.yml is put to both. Nothing of the drawing is shown before this has read it. */
nazorg.drawing = (function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  /* Read under another name a drawing is plain elements: nothing in it is styled or run by being read. */
  const INERT = "urn:nazorgwijzer:drawing";
  const NAMED = ["", SVG, INERT, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"];
  const ENDS = /^[ \t\r\n]+|[ \t\r\n]+$/g;
  const rules = window.nazorgDrawingRules;

  /** @type {(text: string) => string} */
  function trim(text) {
    return text.replace(ENDS, "");
  }
  /** @type {(element: Element) => boolean} */
  function drawn(element) {
    return element.namespaceURI === INERT || element.namespaceURI === SVG;
  }
  /** @type {<Value>(from: ByName<Value>, key: string) => Value | undefined} */
  function own(from, key) {
    return Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined;
  }
  /** @type {(kind: string, value: string) => boolean} */
  function fits(kind, value) {
    return new RegExp("^(?:" + rules.kinds[kind] + ")$").test(value);
  }
  /* The declarations of a style. */
  /** @type {(style: string) => {name: string, value: string, said: string}[]} */
  function declared(style) {
    return style.split(";").map(trim).filter(Boolean).map((said) => {
      const colon = said.indexOf(":");
      return { name: colon < 0 ? "" : trim(said.slice(0, colon)), value: trim(said.slice(colon + 1)), said };
    });
  }
  /** @type {(name: string, value: string) => boolean} */
  function cut(name, value) {
    return rules.cuts.includes(name) && value.includes("url");
  }
  /** @type {(style: string) => boolean} */
  function cuts(style) {
    return declared(style).some((one) => cut(one.name, one.value));
  }
  /* Whether an element is, or stands in, what cuts a shape out. */
  /** @type {(element: Element) => boolean} */
  function withinCutter(element) {
    for (let one = /** @type {Element | null} */ (element); one; one = one.parentElement) {
      if (drawn(one) && rules.cutters.includes(one.localName)) return true;
    }
    return false;
  }

  /* The first thing in the drawing `text` that is not known, as its words; null when all is. What is
     no drawing at all gives an empty text. */
  /** @type {Nazorg["drawing"]["strangeIn"]} */
  function strangeIn(text) {
    if (!/>\s*$/.test(text)) return "";
    const xml = new DOMParser().parseFromString(text.split(SVG).join(INERT), "application/xml");
    if (xml.getElementsByTagName("parsererror").length) return "";
    if (xml.doctype) return "<!DOCTYPE " + xml.doctype.name;
    /** @type {string[]} */
    const found = [];
    /** @type {ByName<boolean>} */
    const cutting = Object.create(null);

    /** @type {(words: string) => void} */
    function say(words) {
      found.push(words);
    }
    /** @type {(text: string) => void} */
    function style(text) {
      if (!fits("style", text)) {
        say(trim(text));
        return;
      }
      declared(text).forEach((one) => {
        const kind = own(rules.properties, one.name);
        if (!kind || !fits(kind, one.value)) say(one.said);
      });
    }
    /** @type {(text: string) => void} */
    function sheet(text) {
      const rule = new RegExp(rules.rule, "y");
      while (rule.lastIndex < text.length) {
        const at = rule.lastIndex;
        const one = rule.exec(text);
        if (!one) {
          say(text.slice(at));
          return;
        }
        style(one[2]);
        if (cuts(one[2])) {
          one[1].split(",").map(trim).forEach((name) => {
            cutting[/^\.[A-Za-z0-9_-]+$/.test(name) ? name.slice(1) : "*"] = true;
          });
        }
      }
    }
    /** @type {(name: string, value: string, within: boolean) => void} */
    function attribute(name, value, within) {
      const kind = own(rules.attributes, name);
      const said = name + '="' + value + '"';
      if (!kind || !fits(kind, value)) {
        say(said);
        return;
      }
      if (kind === "style") style(value);
      if (within && (cut(name, value) || (kind === "style" && cuts(value)))) say(said);
    }
    /** @type {(element: Element) => void} */
    function look(element) {
      const space = element.namespaceURI || "";
      const parent = element.parentElement;
      const inSheet = parent !== null && drawn(parent) && parent.localName === "style";
      if (parent && !inSheet && rules.editors.some((one) => space.startsWith(one))) return;
      const known = drawn(element) && rules.elements.includes(element.localName);
      if (!known || inSheet || (!parent && element.localName !== "svg")) say("<" + element.localName + ">");
      const within = withinCutter(element);
      Array.from(element.attributes).forEach((one) => {
        if (NAMED.includes(one.namespaceURI || "")) attribute(one.localName, one.value, within);
      });
      if (known && element.localName === "style") sheet(trim(element.textContent || ""));
    }

    const every = Array.from(xml.getElementsByTagName("*"));
    const nodes = xml.createNodeIterator(xml, NodeFilter.SHOW_PROCESSING_INSTRUCTION);
    for (let one = nodes.nextNode(); one; one = nodes.nextNode()) say("<?" + one.nodeName);
    every.forEach(look);
    every.forEach((element) => {
      const classes = element.getAttribute("class") || "";
      const all = ["*"].concat(classes.split(/[ \t\r\n]+/));
      if (all.some((name) => own(cutting, name)) && withinCutter(element)) say('class="' + classes + '"');
    });
    return found.length ? found[0] : null;
  }

  return { strangeIn };
})();
