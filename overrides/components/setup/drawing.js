/* An SVG logo held against what is known to be safe: the rules of macros/content/drawing.py, which
   the build puts before this script. macros/school/drawing.py does the same with a logo that is built
   in; tests/hostile/logos.yml is put to both. Nothing of the drawing is shown before this has read it. */
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg";
  /* Read under another name a drawing is plain elements: nothing in it is styled or run by being read. */
  var INERT = "urn:nazorgwijzer:drawing";
  var NAMED = ["", SVG, INERT, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"];
  var ENDS = /^[ \t\r\n]+|[ \t\r\n]+$/g;

  function trim(text) {
    return text.replace(ENDS, "");
  }
  function drawn(element) {
    return element.namespaceURI === INERT || element.namespaceURI === SVG;
  }
  function own(from, key) {
    return Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined;
  }

  /* The first thing in the drawing ``text`` that is not known, as its words; null when all is. What is
     no drawing at all gives an empty text. */
  function strangeIn(text, rules) {
    if (!/>\s*$/.test(text)) return "";
    var xml = new DOMParser().parseFromString(text.split(SVG).join(INERT), "application/xml");
    if (xml.getElementsByTagName("parsererror").length) return "";
    if (xml.doctype) return "<!DOCTYPE " + xml.doctype.name;
    var found = null;
    var cutting = {};

    function say(words) {
      if (found === null) found = words;
    }
    function fits(kind, value) {
      return new RegExp("^(?:" + rules.kinds[kind] + ")$").test(value);
    }
    function declared(style) {
      return style.split(";").map(trim).filter(Boolean).map(function (said) {
        var colon = said.indexOf(":");
        return { name: colon < 0 ? "" : trim(said.slice(0, colon)), value: trim(said.slice(colon + 1)), said: said };
      });
    }
    function style(text) {
      if (!fits("style", text)) return say(trim(text));
      declared(text).forEach(function (one) {
        var kind = own(rules.properties, one.name);
        if (!kind || !fits(kind, one.value)) say(one.said);
      });
    }
    function cuts(style) {
      return declared(style).some(function (one) {
        return rules.cuts.indexOf(one.name) >= 0 && one.value.indexOf("url") >= 0;
      });
    }
    function sheet(text) {
      var rule = new RegExp(rules.rule, "y");
      while (rule.lastIndex < text.length) {
        var at = rule.lastIndex;
        var one = rule.exec(text);
        if (!one) return say(text.slice(at));
        style(one[2]);
        if (cuts(one[2])) {
          one[1].split(",").map(trim).forEach(function (name) {
            cutting[/^\.[A-Za-z0-9_-]+$/.test(name) ? name.slice(1) : "*"] = true;
          });
        }
      }
    }
    function attribute(name, value, within) {
      var kind = own(rules.attributes, name);
      var said = name + '="' + value + '"';
      if (!kind || !fits(kind, value)) return say(said);
      if (kind === "style") style(value);
      if (within && ((rules.cuts.indexOf(name) >= 0 && value.indexOf("url") >= 0) || (kind === "style" && cuts(value)))) say(said);
    }
    /* Whether an element is, or stands in, what cuts a shape out. */
    function withinCutter(element) {
      for (var one = element; one && one.nodeType === 1; one = one.parentNode) {
        if (drawn(one) && rules.cutters.indexOf(one.localName) >= 0) return true;
      }
      return false;
    }
    function look(element) {
      var space = element.namespaceURI || "";
      var top = element === xml.documentElement;
      var inSheet = !top && drawn(element.parentNode) && element.parentNode.localName === "style";
      if (!top && !inSheet && rules.editors.some(function (one) { return space.indexOf(one) === 0; })) return;
      var known = drawn(element) && rules.elements.indexOf(element.localName) >= 0;
      if (!known || inSheet || (top && element.localName !== "svg")) say("<" + element.localName + ">");
      var within = withinCutter(element);
      Array.prototype.forEach.call(element.attributes, function (one) {
        if (NAMED.indexOf(one.namespaceURI || "") >= 0) attribute(one.localName, one.value, within);
      });
      if (known && element.localName === "style") sheet(trim(element.textContent));
    }

    var every = Array.prototype.slice.call(xml.getElementsByTagName("*"));
    var nodes = xml.createNodeIterator(xml, NodeFilter.SHOW_PROCESSING_INSTRUCTION);
    for (var one = nodes.nextNode(); one; one = nodes.nextNode()) say("<?" + one.target);
    every.forEach(look);
    every.forEach(function (element) {
      var classes = element.getAttribute("class") || "";
      var all = ["*"].concat(classes.split(/[ \t\r\n]+/));
      if (all.some(function (name) { return own(cutting, name); }) && withinCutter(element)) say('class="' + classes + '"');
    });
    return found;
  }

  window.nazorgDrawing = { strangeIn: strangeIn };
})();
