// The table beside the article: grouped as figures hang together, sorted and filtered.

const COLUMNS = {
  figure: () => [
    [_("Figure"), (fact) => metricLabel(fact.metric)], [_("Value"), amount, (fact) => fact.value],
    [_("Unit"), unitOf], [_("Group, topic"), about], [_("Whose"), (fact) => clean(fact.subject || "")],
    [_("When"), periodOf, (fact) => (fact.period ? fact.period.end || fact.period.start : null)],
  ],
  official: () => [
    [_("Official"), (fact) => clean(fact.name || "")],
    [_("Offices"), (fact) => (fact.titles || []).map((title) => clean(title.text || "")).join("; ")],
  ],
  date: () => [
    [_("Date"), (fact) => clean(fact.text)], [_("Type"), (fact) => dateType(fact.type)],
    [_("From"), (fact) => (fact.duration ? durationName(fact.duration) : fact.start ? day(fact.start) : ""), (fact) => fact.start],
    [_("To"), (fact) => (fact.end ? day(fact.end) : ""), (fact) => fact.end],
  ],
  citation: () => [
    [_("Document"), (fact) => clean(fact.type || "")], [_("Number"), (fact) => clean(fact.number || "")],
    [_("Term"), (fact) => fact.term || ""], [_("Date"), (fact) => (fact.date ? day(fact.date) : ""), (fact) => fact.date],
    [_("Issuer"), (fact) => clean(fact.issuer || "")],
  ],
};

const MARKS = { accept: "✓", reject: "✗", change: "✎", add: "+" };

/** Facts of a kind in the order of their wholes, each part under its whole, with how deep it hangs. */
function hanging(facts) {
  const parts = new Map(), here = new Set(facts.map((fact) => fact.id));
  for (const fact of facts) {
    const whole = here.has(fact.parent) ? fact.parent : null;
    parts.set(whole, [...(parts.get(whole) || []), fact]);
  }
  const rows = [], seen = new Set();
  const hang = (fact, depth) => {
    if (seen.has(fact.id)) return;
    seen.add(fact.id);
    rows.push({ fact, depth });
    for (const part of parts.get(fact.id) || []) hang(part, depth + 1);
  };
  for (const fact of parts.get(null) || []) hang(fact, 0);
  for (const fact of facts) hang(fact, 0); // a circle of wholes has no first one
  return rows;
}

function rowsInOrder(kind) {
  const rows = hanging(state.facts.filter((fact) => fact.kind === kind));
  const collator = new Intl.Collator(LANGUAGE, { numeric: true });
  const { column, down } = state.sort;
  if (column === null || !COLUMNS[kind]()[column]) return rows;
  const [, told, key = told] = COLUMNS[kind]()[column];
  const keys = new Map(rows.map((row) => [row.fact.id, key(row.fact)]));
  const compare = (one, other) => {
    const [left, right] = [keys.get(one.fact.id), keys.get(other.fact.id)];
    const empty = (value) => value === null || value === undefined || value === "";
    if (empty(left) || empty(right)) return Number(empty(left)) - Number(empty(right));
    const order = typeof left === "number" && typeof right === "number" ? left - right
      : collator.compare(String(left), String(right));
    return down ? -order : order;
  };
  return rows.map((row) => ({ ...row, depth: 0 })).sort(compare);
}

function drawTabs() {
  const tabs = [...KINDS, "finding"].map((kind) => {
    const count = kind === "finding" ? state.article.findings.length : state.facts.filter((fact) => fact.kind === kind).length;
    return element("button", {
      type: "button", role: "tab", id: `tab-${kind}`, "aria-selected": String(kind === state.tab), "aria-controls": "rows",
      tabindex: kind === state.tab ? 0 : -1, class: kind === "finding" && count ? "has" : null,
      onclick: () => showTab(kind, true),
    }, `${kindName(kind)} `, element("span", { class: "count" }, String(count)));
  });
  byId("tabs").replaceChildren(...tabs);
}

function showTab(kind, focus) {
  state.tab = kind;
  state.sort = { column: null, down: false };
  state.filters = { status: "", search: "" };
  drawTable();
  if (focus) byId(`tab-${kind}`).focus();
}

const STATUSES = () => [
  ["", _("All")], ["reported", _("reported")], ["target", _("target")], ["unsure", _("unsure")],
  ["finding", _("with a finding")], ["open", _("not looked at")], ["looked", _("looked at")],
];

function drawFilters() {
  const box = byId("filters");
  if (state.tab === "finding") return box.replaceChildren();
  const facts = state.facts.filter((fact) => fact.kind === state.tab);
  const choice = (name, label, options) => element("label", {}, label, element("select", {
    name, onchange: (event) => {
      state.filters[name] = event.target.value;
      filterRows();
    },
  }, options.map(([value, told]) => element("option", { value, selected: value === (state.filters[name] || "") }, told))));
  const different = (told) => [["", _("All")], ...[...new Set(facts.map(told).filter(Boolean))]
    .sort((one, other) => one.localeCompare(other, LANGUAGE, { numeric: true })).map((one) => [one, one])];
  return box.replaceChildren(
    ...(state.tab === "figure" ? [
      choice("metric", _("Metric"), different((fact) => metricLabel(fact.metric))),
      choice("subject", _("Whose"), different((fact) => clean(fact.subject || ""))),
      choice("period", _("When"), different(periodOf)),
    ] : []),
    choice("status", _("Status"), STATUSES().filter(([value]) => state.tab === "figure" || !["reported", "target"].includes(value))),
    element("label", {}, _("Search"), element("input", {
      type: "search", id: "search", autocomplete: "off", value: state.filters.search, oninput: (event) => {
        state.filters.search = event.target.value;
        filterRows();
      },
    })),
  );
}

function passes(fact) {
  const { metric, subject, period, status, search } = state.filters;
  if (metric && metricLabel(fact.metric) !== metric) return false;
  if (subject && clean(fact.subject || "") !== subject) return false;
  if (period && periodOf(fact) !== period) return false;
  if ((status === "reported" || status === "target") && fact.status !== status) return false;
  if (status === "unsure" && !fact.unsure) return false;
  if (status === "finding" && !severityOf(fact.id)) return false;
  if (status === "open" && verdictOf(state.article, fact.id)) return false;
  if (status === "looked" && !verdictOf(state.article, fact.id)) return false;
  if (!search) return true;
  if (!state.words.has(fact.id)) {
    state.words.set(fact.id, searchable([fact.text, ...COLUMNS[fact.kind]().map(([, told]) => told(fact))].join(" ")));
  }
  return holds(state.words.get(fact.id), search);
}

/** Hides the rows that do not pass. The rows stay, so that nothing is drawn anew while somebody types. */
function filterRows() {
  let shown = 0;
  const facts = new Map(state.facts.map((fact) => [fact.id, fact]));
  for (const row of byId("facts").tBodies[0].rows) {
    if (!facts.has(row.dataset.id)) continue;
    const hidden = !passes(facts.get(row.dataset.id));
    if (row.hidden !== hidden) row.hidden = hidden;
    shown += hidden ? 0 : 1;
  }
  byId("facts").tBodies[0].querySelector(".none").hidden = shown > 0;
}

function drawTable() {
  drawTabs();
  drawFilters();
  if (state.tab === "finding") return drawFindings();
  const columns = COLUMNS[state.tab]();
  const heads = columns.map(([name], column) => {
    const sorted = state.sort.column === column;
    return element("th", { scope: "col", "aria-sort": sorted ? (state.sort.down ? "descending" : "ascending") : null },
      element("button", { type: "button", onclick: () => sortBy(column) }, name));
  });
  const body = rowsInOrder(state.tab).map(({ fact, depth }) => element("tr", { "data-id": fact.id, class: rowClass(fact) },
    element("td", { class: "said" }, saidMark(fact)),
    columns.map(([name, told], column) => (column
      ? element("td", { class: name === _("Value") ? "number" : null, "data-name": name }, told(fact))
      : element("th", { scope: "row", class: `depth${Math.min(depth, 3)}` },
        element("button", { type: "button", class: "link" },
          element("span", { class: `dot k-${fact.kind} f-${familyOf(fact.metric)}` }), told(fact) || "–"))))));
  byId("facts").className = `of-${state.tab}`;
  byId("facts").replaceChildren(
    element("thead", {}, element("tr", {}, element("th", { class: "said" }, element("span", { class: "unseen" }, _("Looked at"))), heads)),
    element("tbody", {}, body, element("tr", { class: "none" }, element("td", { colspan: columns.length + 1 }, _("Nothing here.")))),
  );
  filterRows();
  return markRows();
}

function sortBy(column) {
  const { sort } = state;
  if (sort.column !== column) state.sort = { column, down: false };
  else if (!sort.down) state.sort = { column, down: true };
  else state.sort = { column: null, down: false };
  drawTable();
  byId("facts").tHead.querySelectorAll("th button")[column].focus();
}

function drawFindings() {
  const rows = state.article.findings.map((one) => element("tr", { class: one.severity },
    element("td", { class: "said" }, element("span", { class: `badge ${one.severity}` }, severityName(one.severity))),
    element("td", {},
      element("button", { type: "button", class: "link", onclick: () => showFinding(one) }, one.message),
      element("p", { class: "quotes" }, one.spans.map((span) => `«${clean(textAt(state.article, span))}»`).join(" · ")),
      elsewhere(one))));
  const none = rows.length ? null : element("tr", {}, element("td", {}, _("Everything that is told here adds up, as far as the rules see.")));
  byId("facts").className = "of-finding";
  byId("facts").replaceChildren(element("tbody", { class: "findings" }, rows, none));
}

/** The places of a finding that lie in other articles, each with the way there. */
function elsewhere(one) {
  return (one.elsewhere || []).map((place) => element("p", { class: "quotes" },
    `«${clean(place.text)}» — `, element("a", { href: place.href }, place.title)));
}

function severityName(severity) {
  return { error: _("error"), warning: _("warning"), note: _("note") }[severity];
}

function showFinding(one) {
  if (one.facts.length) select(one.facts[0], { scroll: true });
  glow(state.article, one.spans.map((span) => ({ span, class: "finding" })));
  show("text");
  rangeOf(state.article, one.spans[0]).startContainer.parentElement.scrollIntoView({ block: "center" });
}

function rowClass(fact) {
  const verdict = verdictOf(state.article, fact.id);
  return ["row", fact.status === "target" && "target", fact.unsure && "unsure", verdict && `v-${verdict.action}`]
    .filter(Boolean).join(" ");
}

function saidMark(fact) {
  const verdict = verdictOf(state.article, fact.id), severity = severityOf(fact.id);
  return [
    verdict && [MARKS[verdict.action], element("span", { class: "unseen" }, verdictName(verdict))],
    !verdict && severity && element("span", { class: `bang ${severity}`, title: severityName(severity) }, "!"),
  ].flat().filter(Boolean);
}

/** By fact, the gravest finding that it stands in. */
function severitiesOf(article) {
  const found = new Map();
  for (const severity of ["note", "warning", "error"]) {
    for (const one of article.findings) if (one.severity === severity) one.facts.forEach((id) => found.set(id, severity));
  }
  return found;
}

/** The gravest finding that a fact stands in; null for none. */
function severityOf(id) {
  return state.article.severities.get(id) || null;
}
