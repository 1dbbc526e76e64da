// One fact in words: its fields, what it hangs on, why it is so, what does not add up, and what can be done.

function parentOf(article, fact) {
  return fact.parent ? state.facts.find((one) => one.id === fact.parent) || null : null;
}

function partsOf(fact) {
  return state.facts.filter((one) => one.parent === fact.id);
}

function linkTo(fact) {
  return element("button", { type: "button", class: "link", onclick: () => select(fact.id, { focus: true }) },
    [amountText(fact), about(fact) || headOf(fact)].join(" — "));
}

function amountText(fact) {
  return fact.kind === "figure" ? [amount(fact), unitOf(fact)].filter(Boolean).join(" ") : clean(fact.text);
}

function statusName(status) {
  return status === "target" ? _("target") : _("reported");
}

function periodWords(fact) {
  if (!fact.period) return null;
  const written = fact.period.text ? `«${clean(fact.period.text)}»` : "";
  return periodOf(fact) ? `${periodOf(fact)} (${written})` : written;
}

function placeWords(fact) {
  const codes = [fact.place, fact.place_code].filter(Boolean).join(", ");
  return [codes, fact.province, fact.province_now && fact.province_now !== fact.province
    ? _("now {province}", { province: fact.province_now }) : null].filter(Boolean).join(" · ") || null;
}

/** Name and content of every field that holds something. */
function rowsOf(fact) {
  if (fact.kind === "figure") {
    const whole = parentOf(state.article, fact), parts = partsOf(fact);
    return [
      [_("Metric"), metricLabel(fact.metric)], [_("Value"), amountText(fact)], [_("Group"), fact.group],
      [_("Topic"), fact.topic], [_("Whose"), fact.subject && clean(fact.subject)], [_("Place"), placeWords(fact)],
      [_("When"), periodWords(fact)], [_("Status"), fact.status === "target" ? statusName(fact.status) : null],
      [_("Cell"), fact.cell && [fact.cell.row_head, fact.cell.column_head].filter(Boolean).join(" × ")],
      [whole ? relationTitle(fact.relation) : _("Part of"), whole && linkTo(whole)],
      [_("Its parts"), parts.length ? element("span", { class: "links" }, parts.map(linkTo)) : null],
    ];
  }
  if (fact.kind === "date") {
    return [
      [_("Type"), fact.type && dateType(fact.type)], [_("From"), fact.start && day(fact.start)],
      [_("To"), fact.end && day(fact.end)], [_("Duration"), fact.duration && durationName(fact.duration)],
      [_("Calendar"), fact.calendar === "lunar" ? _("lunar") : null],
    ];
  }
  if (fact.kind === "official") {
    const titles = (fact.titles || []).map((title) => element("span", {}, clean(title.text || "")));
    return [[_("Name"), clean(fact.name || "")], [_("Offices"), element("span", { class: "links" }, titles)]];
  }
  return [
    [_("Type"), fact.type], [_("Number"), fact.number], [_("Term"), fact.term],
    [_("Date"), fact.date && day(fact.date)], [_("Issuer"), fact.issuer && clean(fact.issuer)],
  ];
}

function relationTitle(relation) {
  return { part_of: _("Part of"), rate_of: _("Rate of"), attends: _("Attends") }[relation] || _("Part of");
}

function dateType(type) {
  return {
    day: _("day"), month: _("month"), quarter: _("quarter"), year: _("year"), range: _("range"),
    duration: _("duration"),
  }[type] || type;
}

function verdictName(verdict) {
  return { accept: _("accepted"), reject: _("rejected"), change: _("changed"), add: _("added") }[verdict.action];
}

function badges(fact) {
  const verdict = verdictOf(state.article, fact.id);
  return [
    verdict && element("span", { class: `badge ${verdict.action}` }, verdictName(verdict)),
    fact.status === "target" && element("span", { class: "badge target" }, _("target")),
    fact.unsure && element("span", { class: "badge unsure" }, `${_("unsure")}: ${fact.unsure.map(fieldName).join(", ")}`),
  ].filter(Boolean);
}

const LIGHTS = { cue: "cue", whole: "whole", subject: "subject", period: "period", target: "cue" };

/** Draws the fact, or the numeral in no fact, in its place on the page; null empties it. */
function drawFact(fact) {
  const box = byId("fact");
  box.hidden = !fact;
  if (!fact) return box.replaceChildren();
  if (fact.left !== undefined) return box.replaceChildren(...leftNumeral(fact));
  const rows = rowsOf(fact).filter(([, told]) => told).map(([name, told]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, told)));
  const found = state.article.findings.filter((one) => one.facts.includes(fact.id));
  const verdict = verdictOf(state.article, fact.id);
  const act = (label, key, run, pressed) =>
    element("button", { type: "button", "aria-pressed": pressed, onclick: run }, label, " ", element("kbd", {}, key));
  box.replaceChildren(
    element("header", {},
      element("h2", {}, element("span", { class: `dot k-${fact.kind} f-${familyOf(fact.metric)}` }), headOf(fact),
        " ", element("q", {}, clean(fact.text))),
      ...badges(fact),
      element("button", { type: "button", class: "close", "aria-label": _("Close"), onclick: () => select(null) }, "×")),
    ...found.map((one) => element("div", { class: `finding ${one.severity}` }, element("p", {}, one.message), elsewhere(one))),
    element("dl", { class: "fields" }, rows),
    element("div", { class: "verdict" },
      act(_("Accept"), "a", () => decide("accept"), String(Boolean(verdict && verdict.action === "accept"))),
      act(_("Reject"), "r", () => decide("reject"), String(Boolean(verdict && verdict.action === "reject"))),
      act(_("Edit"), "e", () => edit(fact))),
    ...why(fact),
  );
}

function why(fact) {
  if (!fact.reasons) {
    const own = verdictOf(state.article, fact.id);
    const none = own && own.action === "add" ? _("A reader added this fact.") : _("No reasons are at hand for this fact.");
    return [element("p", { class: "none" }, none)];
  }
  return [element("h3", {}, _("Why")), element("ul", { class: "why" }, fact.reasons.map((one) =>
    element("li", { class: one.span ? LIGHTS[one.about] || "" : one.about === "lost" || one.about === "rule" ? "minor" : "" },
      one.text)))];
}

function leftNumeral(fact) {
  return [
    element("header", {}, element("h2", {}, _("In no fact"), " ", element("q", {}, clean(fact.text))),
      element("button", { type: "button", class: "close", "aria-label": _("Close"), onclick: () => select(null) }, "×")),
    element("p", {}, fact.why || _("No reasons are at hand.")),
    element("div", { class: "verdict" }, element("button", { type: "button", onclick: () => add(fact.span) },
      _("Add as a fact"), " ", element("kbd", {}, "n"))),
  ];
}

/** What lights up with a fact: its whole, its parts, its cue, the mention of its subject, its time expression. */
function lightsOf(fact) {
  if (!fact || fact.left !== undefined) return [];
  const whole = parentOf(state.article, fact);
  const lights = (fact.reasons || []).filter((one) => one.span && LIGHTS[one.about] && one.about !== "whole")
    .map((one) => ({ span: one.span, class: LIGHTS[one.about] }));
  if (whole) lights.push({ span: whole.span, class: "whole" });
  for (const part of partsOf(fact)) lights.push({ span: part.span, class: "part" });
  for (const span of fact.mentions || []) lights.push({ span, class: "subject" });
  return lights;
}
