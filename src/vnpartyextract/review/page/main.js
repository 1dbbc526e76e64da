// What is shown, what is chosen, and the keys.

const state = {
  article: null, facts: [], selected: null, hovered: null, tab: "figure", sort: { column: null, down: false },
  filters: { status: "", search: "" }, words: new Map(), editing: null, picking: null,
};

function markClass(fact, inner) {
  const verdict = verdictOf(state.article, fact.id), severity = severityOf(fact.id);
  return [
    "mark", `k-${fact.kind}`, `f-${fact.kind === "figure" ? familyOf(fact.metric) : fact.kind}`, `i${Math.min(inner || 0, 2)}`,
    fact.status === "target" && "target", fact.unsure && "unsure", severity && `found ${severity}`,
    verdict && `v-${verdict.action}`, fact.id === state.selected && "on",
  ].filter(Boolean).join(" ");
}

function marksOf(id) {
  return byId("text").querySelectorAll(`[data-id="${CSS.escape(id)}"]`);
}

function factOf(id) {
  if (!id) return null;
  if (id.startsWith("left:")) {
    const left = state.article.left[Number(id.slice(5))];
    return left ? { ...left, left: true, id, text: textAt(state.article, left.span) } : null;
  }
  return state.facts.find((fact) => fact.id === id) || null;
}

/** Draws the fact pointed at, else the one chosen, and what it lights up. */
function draw() {
  const fact = factOf(state.hovered || state.selected);
  if (!state.editing) drawFact(fact);
  glow(state.article, lightsOf(fact));
}

function markRows() {
  for (const row of byId("facts").querySelectorAll("tr.on")) {
    row.classList.remove("on");
    row.removeAttribute("aria-current");
  }
  const row = state.selected && byId("facts").querySelector(`tr[data-id="${CSS.escape(state.selected)}"]`);
  if (row) {
    row.classList.add("on");
    row.setAttribute("aria-current", "true");
  }
}

/** Chooses a fact: both in the text and in the table. `scroll`, `focus`: whether its place in the text is sought. */
function select(id, { scroll = false, focus = false } = {}) {
  if (state.picking && id && !id.startsWith("left:")) {
    state.picking(id);
    state.picking = null;
    return;
  }
  if (state.editing) return;
  byId("text").querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
  state.selected = id;
  state.hovered = null;
  const fact = factOf(id);
  if (fact && fact.left === undefined && fact.kind !== state.tab && state.tab !== "finding") showTab(fact.kind);
  if (id) {
    const marks = marksOf(id);
    marks.forEach((one) => one.classList.add("on"));
    if (marks[0] && (scroll || focus)) marks[0].scrollIntoView({ block: "center" });
    if (marks[0] && focus) marks[0].focus({ preventScroll: true });
  }
  markRows();
  draw();
  const row = id && byId("facts").querySelector(`tr[data-id="${CSS.escape(id)}"]`);
  if (row && !row.hidden) row.scrollIntoView({ block: "nearest" }); // last: the fact has taken room from the table
}

/** Draws text and table anew, after facts have changed. */
function redraw(id) {
  state.facts = factsOf(state.article);
  state.words = new Map();
  drawText(state.article, state.facts);
  drawTable();
  drawProgress();
  select(state.facts.some((fact) => fact.id === id) ? id : null);
}

function drawProgress() {
  const { looked: done, total } = looked(state.article);
  byId("progress").max = total || 1;
  byId("progress").value = done;
  byId("looked").textContent = _("{looked} of {total} looked at", { looked: done, total });
  byId("undo").disabled = !state.article.undone.length;
}

/** Accepts or rejects the chosen fact, or takes that back where it was said already; goes on to the next row. */
function decide(action) {
  const fact = factOf(state.selected);
  if (!fact || fact.left !== undefined) return;
  const before = verdictOf(state.article, fact.id);
  if (before && before.action === "add" && action === "accept") return;
  const again = before && before.action === action;
  judge(state.article, fact.id, again || (before && before.action === "add") ? null : { action });
  if (before && ["add", "change"].includes(before.action)) return redraw(fact.id);
  const mark = marksOf(fact.id);
  mark.forEach((one) => {
    one.classList.remove("v-accept", "v-reject");
    if (!again) one.classList.add(`v-${action}`);
  });
  const row = byId("facts").querySelector(`tr[data-id="${CSS.escape(fact.id)}"]`);
  if (row) {
    row.className = rowClass(fact);
    row.cells[0].replaceChildren(...saidMark(fact));
  }
  drawProgress();
  if (again || !step(1)) draw();
}

/** The next row of the table that is shown, or the one before; whether there is one. */
function step(by) {
  const rows = [...byId("facts").querySelectorAll("tr[data-id]")].filter((row) => !row.hidden);
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.dataset.id === state.selected);
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
  if (!rows[next]) return false;
  select(rows[next].dataset.id, { scroll: true });
  return true;
}

function show(what) {
  document.body.classList.toggle("view-table", what === "table");
  byId("show-text").setAttribute("aria-pressed", String(what === "text"));
  byId("show-table").setAttribute("aria-pressed", String(what === "table"));
}

function openArticle(article) {
  state.article = article;
  state.selected = state.hovered = state.editing = state.picking = null;
  state.tab = "figure";
  state.sort = { column: null, down: false };
  state.filters = { status: "", search: "" };
  byId("overview").hidden = true;
  byId("article").hidden = false;
  document.body.classList.remove("overview");
  byId("title").textContent = document.title = article.title;
  byId("source").textContent = [article.source.path && clean(article.source.path), article.source.published && day(article.source.published)]
    .filter(Boolean).join(" · ");
  drawPlaces();
  redraw(null);
}

function openOverview() {
  state.article = null;
  byId("overview").hidden = false;
  byId("article").hidden = true;
  document.body.classList.add("overview");
  document.body.classList.toggle("index", !data.articles.length);
  document.title = articleCount(overviewRows().length);
  drawPlaces();
  drawOverview();
}

function follow() {
  const number = Number(location.hash.slice(1));
  if (data.articles.length === 1) openArticle(data.articles[0]);
  else if (data.articles[number - 1]) openArticle(data.articles[number - 1]);
  else openOverview();
}

function undoLast() {
  if (!state.article) return;
  const id = undo(state.article);
  if (id) redraw(id);
}

function saveCorrections() {
  const content = correctionsFile(data.rows ? keptRows() : data.articles);
  if (!content.documents.length) return notice(_("Nothing has been looked at yet."));
  const stem = data.articles.length !== 1 ? "review" : (data.articles[0].source.path || "article").replace(/^.*[\\/]/, "").replace(/\.\w+$/, "");
  data.articles.forEach((article) => (article.unsaved = false));
  return download(`${stem}.corrections.json`, content);
}

function help(open) {
  byId("help").hidden = !open;
  if (open) byId("help-close").focus();
  else byId("keys").focus();
}

function drawColours() {
  const sample = (name, told) => element("p", {}, element("span", { class: `mark ${name}` }, told));
  byId("help-colours").replaceChildren(
    ...Object.entries(data.families).map(([family, told]) => sample(`k-figure f-${family}`, told)),
    sample("k-date f-date", _("date")), sample("k-official f-official", _("official")), sample("k-citation f-citation", _("document")),
    sample("k-figure f-members target", _("target: planned or required")),
    sample("k-figure f-members unsure", _("unsure: decided by a step that errs more often")),
    element("p", {}, element("span", { class: "left" }, "12"), " ", _("numeral in no fact")),
  );
}

const KEYS = {
  j: () => step(1), k: () => step(-1), a: () => decide("accept"), r: () => decide("reject"), e: () => edit(factOf(state.selected)),
  n: () => add(selectedSpan(state.article) || (factOf(state.selected) || {}).left && factOf(state.selected).span || null),
  u: undoLast, s: saveCorrections, "/": () => byId("search") && byId("search").focus(),
  "[": () => turn("previous"), "]": () => turn("next"),
};

function turn(where) {
  const told = where === "next" ? _("Next article") : _("Article before");
  const link = [...byId("places").querySelectorAll("a")].find((one) => one.getAttribute("aria-label") === told);
  if (link) link.click();
}

function pressed(event) {
  const typing = event.target.closest("input:not([type=file]), select, textarea");
  if (event.key === "Escape") {
    if (!byId("help").hidden) return help(false);
    if (typing) return event.target.blur();
    return state.article ? select(null) : undefined;
  }
  if (event.key === "z" && (event.ctrlKey || event.metaKey) && !typing) return undoLast();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !byId("help").hidden) return undefined;
  if (event.key === "?") return help(true);
  if (event.key === "/" && !state.article) {
    event.preventDefault();
    return byId("search-all").focus();
  }
  if (event.target.getAttribute("role") === "tab" && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    const kinds = [...KINDS, "finding"];
    const at = kinds.indexOf(state.tab) + (event.key === "ArrowRight" ? 1 : -1);
    return showTab(kinds[(at + kinds.length) % kinds.length], true);
  }
  if ((event.key === "Enter" || event.key === " ") && event.target.dataset.id) {
    event.preventDefault();
    return select(event.target.dataset.id);
  }
  if (!state.article || !(event.key in KEYS)) return undefined;
  event.preventDefault();
  return KEYS[event.key]();
}

function listen() {
  document.addEventListener("keydown", pressed);
  const idAt = (event) => (event.target.closest("[data-id]") || { dataset: {} }).dataset.id || null;
  byId("text").addEventListener("click", (event) => {
    if (getSelection().isCollapsed && idAt(event)) select(idAt(event));
  });
  byId("text").addEventListener("focusin", (event) => idAt(event) && !state.picking && select(idAt(event)));
  for (const [place, what] of [["text", "[data-id]"], ["facts", "tr[data-id]"]]) {
    byId(place).addEventListener("pointerover", (event) => {
      const on = event.pointerType === "mouse" && event.target.closest(what);
      if (state.hovered === (on ? on.dataset.id : null)) return;
      state.hovered = on ? on.dataset.id : null;
      draw();
    });
    byId(place).addEventListener("pointerleave", () => {
      state.hovered = null;
      if (state.article) draw();
    });
  }
  byId("facts").addEventListener("click", (event) => idAt(event) && select(idAt(event), { scroll: true }));
  document.addEventListener("selectionchange", () => {
    const span = state.article && !state.editing ? selectedSpan(state.article) : null;
    byId("add").hidden = !span;
    if (!span) return;
    const box = rangeOf(state.article, span).getBoundingClientRect();
    const reader = byId("add").parentElement.getBoundingClientRect();
    byId("add").style.left = `${Math.max(0, box.left - reader.left)}px`;
    byId("add").style.top = `${box.bottom - reader.top + byId("add").parentElement.scrollTop + 6}px`;
  });
  byId("add").addEventListener("click", () => add(selectedSpan(state.article)));
  byId("save").addEventListener("click", saveCorrections);
  byId("undo").addEventListener("click", undoLast);
  byId("keys").addEventListener("click", () => help(true));
  byId("help-close").addEventListener("click", () => help(false));
  byId("show-text").addEventListener("click", () => show("text"));
  byId("show-table").addEventListener("click", () => show("table"));
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async () => {
    const [file] = byId("file").files;
    if (!file) return;
    notice(readCorrections(data.articles, await file.text()));
    byId("file").value = "";
    if (state.article) redraw(null);
    else drawOverview();
  });
  window.addEventListener("storage", (event) => { // the same article in another window
    const article = data.articles.find((one) => event.key === KEPT + one.source.sha256);
    if (article) load(article);
    if (article && article === state.article && !state.editing) redraw(state.selected);
    if (!state.article) drawOverview();
  });
  window.addEventListener("resize", () => state.article && draw());
  window.addEventListener("hashchange", () => data.articles.length > 1 && follow());
  window.addEventListener("beforeunload", (event) => data.articles.some((article) => article.unsaved) && event.preventDefault());
}

for (const article of data.articles) {
  article.places = places(article.text);
  article.severities = severitiesOf(article);
  load(article);
}
drawColours();
listen();
follow();
const stale = data.articles.reduce((sum, article) => sum + article.stale.length, 0);
if (stale) {
  notice(stale === 1 ? _("1 fact says something else now than when it was looked at: look at it again.")
    : _("{n} facts say something else now than when they were looked at: look at them again.", { n: stale }));
}
document.documentElement.dataset.ready = "true";
