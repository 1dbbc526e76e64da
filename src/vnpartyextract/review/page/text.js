// The article as it is written, with its facts marked, and places in it.
//
// Spans of facts count code points; places in the page count UTF-16 units. They differ behind an emoji.

/** Code points to units and back, for one text. */
function places(text) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return { unit: (point) => point, point: (unit) => unit };
  const units = [], points = new Map();
  let unit = 0;
  for (const char of text) {
    points.set(unit, units.length);
    units.push(unit);
    unit += char.length;
  }
  points.set(unit, units.length);
  units.push(unit);
  return { unit: (point) => units[point], point: (at) => points.get(at) ?? points.get(at + 1) };
}

const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Everything that is marked in the text: facts, numerals in no fact, the headline, marks of direction. */
function layersOf(article, facts) {
  const unit = article.places.unit;
  const layers = facts.map((fact) => ({ start: unit(fact.span[0]), end: unit(fact.span[1]), fact }));
  article.left.forEach((left, number) =>
    layers.push({ start: unit(left.span[0]), end: unit(left.span[1]), left: number }));
  const head = article.headline ? article.text.indexOf(article.headline) : -1;
  if (head >= 0 && head < 600) layers.push({ start: head, end: head + article.headline.length, head: true });
  for (const found of article.text.matchAll(CONTROLS)) {
    layers.push({ start: found.index, end: found.index + 1, control: found[0] });
  }
  return layers.filter((one) => one.end > one.start).sort((one, other) => one.start - other.start || other.end - one.end);
}

function layerElement(layer, first) {
  if (layer.head) return element("span", { class: "headline" });
  if (layer.control) {
    const code = `U+${layer.control.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    return element("span", { class: "control", "data-code": code });
  }
  if (layer.fact) {
    return element("mark", { class: markClass(layer.fact, layer.inner), "data-id": layer.fact.id, tabindex: first ? 0 : null });
  }
  return element("span", { class: "left", "data-id": `left:${layer.left}`, tabindex: first ? 0 : null });
}

/** How many facts lie one inside another in this one: its line is drawn so much lower. */
function nest(layers) {
  const open = [];
  for (const layer of layers.filter((one) => one.fact)) {
    while (open.length && open[open.length - 1].end <= layer.start) open.pop();
    layer.inner = 0;
    open.forEach((outer, at) => (outer.inner = Math.max(outer.inner, open.length - at)));
    open.push(layer);
  }
}

/** The text as elements one inside another; where two cross, the later one goes on in a second piece. */
function drawText(article, facts) {
  const layers = layersOf(article, facts);
  nest(layers);
  const cuts = [...new Set([0, article.text.length, ...layers.flatMap((one) => [one.start, one.end])])];
  cuts.sort((one, other) => one - other);
  const root = document.createDocumentFragment();
  const pieces = [];
  let open = [], next = 0;
  const inside = () => (open.length ? open[open.length - 1].node : root);
  const enter = (layer, first) => {
    const node = layerElement(layer, first);
    inside().append(node);
    open.push({ layer, node });
  };
  cuts.forEach((cut, at) => {
    const keep = open.findIndex((one) => one.layer.end <= cut);
    const again = keep < 0 ? [] : open.slice(keep).filter((one) => one.layer.end > cut);
    if (keep >= 0) open = open.slice(0, keep);
    again.forEach((one) => enter(one.layer, false));
    while (next < layers.length && layers[next].start === cut) enter(layers[next++], true);
    if (at + 1 < cuts.length) {
      const node = document.createTextNode(article.text.slice(cut, cuts[at + 1]));
      inside().append(node);
      pieces.push({ node, start: cut });
    }
  });
  byId("text").replaceChildren(root);
  article.pieces = pieces;
}

/** The range of the page that shows these code points. */
function rangeOf(article, span) {
  const start = pointAt(article, article.places.unit(span[0]), false);
  const end = pointAt(article, article.places.unit(span[1]), true);
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}

function pointAt(article, unit, before) {
  let low = 0, high = article.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (before ? article.pieces[middle].start < unit : article.pieces[middle].start <= unit) low = middle;
    else high = middle - 1;
  }
  const piece = article.pieces[low];
  return [piece.node, Math.min(unit - piece.start, piece.node.length)];
}

/** The selected code points of the text, without white space around them; null where nothing in it is selected. */
function selectedSpan(article) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!byId("text").contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.setStart(byId("text"), 0);
  before.setEnd(range.startContainer, range.startOffset);
  let start = before.toString().length, end = start + range.toString().length;
  while (start < end && /\s/.test(article.text[start])) start += 1;
  while (end > start && /\s/.test(article.text[end - 1])) end -= 1;
  return end > start ? [article.places.point(start), article.places.point(end)] : null;
}

/** The text of a span. */
function textAt(article, span) {
  return article.text.slice(article.places.unit(span[0]), article.places.unit(span[1]));
}

/** Frames around places in the text: `lights` have a span and a class. They lie behind the text and change nothing. */
function glow(article, lights) {
  const sheet = byId("sheet").getBoundingClientRect();
  const frames = lights.flatMap((light) =>
    [...rangeOf(article, light.span).getClientRects()].filter((box) => box.width > 1).map((box) => {
      const frame = element("i", { class: light.class });
      frame.style.left = `${box.left - sheet.left}px`;
      frame.style.top = `${box.top - sheet.top}px`;
      frame.style.width = `${box.width}px`;
      frame.style.height = `${box.height}px`;
      return frame;
    }));
  byId("glow").replaceChildren(...frames);
}
