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
  return status === "target" ? say("target") : say("reported");
}

function periodWords(fact) {
  if (!fact.period) return null;
  const written = fact.period.text ? `«${clean(fact.period.text)}»` : "";
  return periodOf(fact) ? `${periodOf(fact)} (${written})` : written;
}

function placeWords(fact) {
  const codes = [fact.place, fact.place_code].filter(Boolean).join(", ");
  return [codes, fact.province, fact.province_now && fact.province_now !== fact.province
    ? say("now {province}", { province: fact.province_now }) : null].filter(Boolean).join(" · ") || null;
}

/** Name and content of every field that holds something. */
function rowsOf(fact) {
  if (fact.kind === "figure") {
    const whole = parentOf(state.article, fact), parts = partsOf(fact);
    return [
      [say("Metric"), metricLabel(fact.metric)], [say("Value"), amountText(fact)], [say("Group"), fact.group],
      [say("Topic"), fact.topic], [say("Whose"), fact.subject && clean(fact.subject)], [say("Place"), placeWords(fact)],
      [say("When"), periodWords(fact)], [say("Status"), fact.status === "target" ? statusName(fact.status) : null],
      [say("Cell"), fact.cell && [fact.cell.row_head, fact.cell.column_head].filter(Boolean).join(" × ")],
      [whole ? relationTitle(fact.relation) : say("Part of"), whole && linkTo(whole)],
      [say("Its parts"), parts.length ? element("span", { class: "links" }, parts.map(linkTo)) : null],
    ];
  }
  if (fact.kind === "date") {
    return [
      [say("Type"), fact.type && dateType(fact.type)], [say("From"), fact.start && day(fact.start)],
      [say("To"), fact.end && day(fact.end)], [say("Duration"), fact.duration && durationName(fact.duration)],
      [say("Calendar"), fact.calendar === "lunar" ? say("lunar") : null],
    ];
  }
  if (fact.kind === "official") {
    const titles = (fact.titles || []).map((title) => element("span", {}, clean(title.text || "")));
    return [[say("Name"), clean(fact.name || "")], [say("Offices"), element("span", { class: "links" }, titles)]];
  }
  return [
    [say("Type"), fact.type], [say("Number"), fact.number], [say("Term"), fact.term],
    [say("Date"), fact.date && day(fact.date)], [say("Issuer"), fact.issuer && clean(fact.issuer)],
  ];
}

function relationTitle(relation) {
  return { part_of: say("Part of"), rate_of: say("Rate of"), attends: say("Attends") }[relation] || say("Part of");
}

function dateType(type) {
  return {
    day: say("day"), month: say("month"), quarter: say("quarter"), year: say("year"), range: say("range"),
    duration: say("duration"),
  }[type] || type;
}

function verdictName(verdict) {
  return { accept: say("accepted"), reject: say("rejected"), change: say("changed"), add: say("added") }[verdict.action];
}

function badges(fact) {
  const verdict = verdictOf(state.article, fact.id);
  return [
    verdict && element("span", { class: `badge ${verdict.action}` }, verdictName(verdict)),
    fact.status === "target" && element("span", { class: "badge target" }, say("target")),
    fact.unsure && element("span", { class: "badge unsure" }, say("unsure")),
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
      element("button", { type: "button", class: "close", "aria-label": say("Close"), onclick: () => select(null) }, "×")),
    ...found.map((one) => element("p", { class: `finding ${one.severity}` }, one.message)),
    element("dl", { class: "fields" }, rows),
    element("div", { class: "verdict" },
      act(say("Accept"), "a", () => decide("accept"), String(Boolean(verdict && verdict.action === "accept"))),
      act(say("Reject"), "r", () => decide("reject"), String(Boolean(verdict && verdict.action === "reject"))),
      act(say("Edit"), "e", () => edit(fact))),
    ...why(fact),
  );
}

function why(fact) {
  if (!fact.reasons) {
    const own = verdictOf(state.article, fact.id);
    const none = own && own.action === "add" ? say("A reader added this fact.") : say("No reasons are at hand for this fact.");
    return [element("p", { class: "none" }, none)];
  }
  return [element("h3", {}, say("Why")), element("ul", { class: "why" }, fact.reasons.map((one) =>
    element("li", { class: one.span ? LIGHTS[one.about] || "" : one.about === "lost" || one.about === "rule" ? "minor" : "" },
      one.text)))];
}

function leftNumeral(fact) {
  return [
    element("header", {}, element("h2", {}, say("In no fact"), " ", element("q", {}, clean(fact.text))),
      element("button", { type: "button", class: "close", "aria-label": say("Close"), onclick: () => select(null) }, "×")),
    element("p", {}, fact.why || say("No reasons are at hand.")),
    element("div", { class: "verdict" }, element("button", { type: "button", onclick: () => add(fact.span) },
      say("Add as a fact"), " ", element("kbd", {}, "n"))),
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
