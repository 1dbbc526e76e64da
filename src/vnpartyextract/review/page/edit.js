// Changing the fields of a fact, and adding one: a form in the place of the fact.

const CHOICES = {
  modifier: () => [["", "–"], ...["more_than", "nearly", "about", "less_than", "at_least", "at_most"].map((one) => [one, modifierName(one)])],
  status: () => [["reported", _("reported")], ["target", _("target")]],
  relation: () => [["", "–"], ...["part_of", "rate_of", "attends"].map((one) => [one, relationName(one)])],
  metric: () => Object.keys(data.metrics).map((one) => [one, metricLabel(one)])
    .sort((one, other) => one[1].localeCompare(other[1], LANGUAGE)),
  type: () => ["day", "month", "quarter", "year", "range", "duration"].map((one) => [one, dateType(one)]),
};

function fieldName(name) {
  return {
    metric: _("Metric"), value: _("Value"), value_max: _("Upper end"), total: _("Out of"), modifier: _("How exact"),
    unit: _("Unit"), of: _("Share of"), group: _("Group"), topic: _("Topic"), status: _("Status"),
    subject: _("Whose"), period: _("When"), parent: _("Its whole"), relation: _("Relation"), type: _("Type"), start: _("From"),
    end: _("To"), duration: _("Duration"), name: _("Name"), titles: _("Offices, one a line"), number: _("Number"),
    term: _("Term"), date: _("Date"), issuer: _("Issuer"),
  }[name];
}

const NUMBERS = ["value", "value_max", "total"];
const DAYS = ["start", "end", "date"];

/** A number as it is written in the page's language: `5.458,5` or `5,458.5`. null for nothing, NaN for no number. */
function readNumber(written, language = LANGUAGE) {
  const plain = written.replace(/\s/g, "");
  if (!plain) return null;
  const [group, point] = language === "vi" ? [".", ","] : [",", "."];
  const number = plain.split(group).join("").replace(point, ".");
  return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : NaN;
}

function control(fact, name) {
  const id = `edit-${name}`, value = fact[name];
  if (fact.kind === "figure" && name in CHOICES && name !== "type" || fact.kind === "date" && name === "type") {
    return element("select", { id, name }, CHOICES[name]().map(([code, label]) =>
      element("option", { value: code, selected: code === (value || (name === "metric" ? "other" : "")) }, label)));
  }
  if (name === "titles") {
    return element("textarea", { id, name, rows: 3 }, (value || []).map((one) => one.text).join("\n"));
  }
  if (NUMBERS.includes(name)) {
    const shown = typeof value === "number" ? new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 10, useGrouping: false }).format(value) : "";
    return element("input", { id, name, inputmode: "decimal", value: shown, required: name === "value" });
  }
  if (DAYS.includes(name)) return element("input", { id, name, type: "date", value: value || "" });
  return element("input", {
    id, name, value: value || "", autocomplete: "off", list: name === "subject" ? "organizations" : null,
    required: ["name", "number"].includes(name) || (fact.kind === "citation" && name === "type"),
  });
}

function labelled(fact, name) {
  return element("label", { class: `field ${name}` }, fieldName(name), control(fact, name));
}

/** The choice of the whole: a click on another figure, here or in the table. */
function parentControl(fact) {
  const told = element("output", {});
  const input = element("input", { type: "hidden", name: "parent", value: fact.parent || "" });
  const show = () => {
    const whole = state.facts.find((one) => one.id === input.value);
    told.textContent = whole ? `${amountText(whole)} — ${headOf(whole)}` : _("none");
  };
  const pick = element("button", {
    type: "button", onclick: () => {
      state.picking = (id) => {
        if (id === fact.id) return;
        input.value = id;
        const relation = byId("edit-relation");
        if (!relation.value) relation.value = "part_of";
        show();
        pick.setAttribute("aria-pressed", "false");
      };
      pick.setAttribute("aria-pressed", "true");
      notice(_("Click the whole, in the text or in the table."));
    },
  }, _("Choose in the text"));
  const none = element("button", { type: "button", onclick: () => {
    input.value = "";
    byId("edit-relation").value = "";
    show();
  } }, _("None"));
  show();
  return element("div", { class: "field parent" }, element("span", {}, fieldName("parent")), told, pick, none, input);
}

function controls(fact) {
  return FIELDS[fact.kind].flatMap((name) => {
    if (name === "period") {
      const period = fact.period || {};
      return [labelled({ kind: "date", start: period.start }, "start"), labelled({ kind: "date", end: period.end }, "end")];
    }
    return name === "parent" ? [parentControl(fact)] : [labelled(fact, name)];
  });
}

/** What the form says, in the form of a fact's fields; null, with a message, where it says nothing that can hold. */
function readForm(form, fact) {
  const given = (name) => form.elements[name].value.trim() || null;
  const said = {};
  for (const name of FIELDS[fact.kind]) {
    if (NUMBERS.includes(name)) {
      said[name] = readNumber(form.elements[name].value);
      if (Number.isNaN(said[name]) || (name === "value" && said[name] === null)) return complain(form, name, _("This is no number."));
    } else if (name === "period") {
      const [start, end] = [given("start"), given("end")];
      if (start && end && start > end) return complain(form, "end", _("This ends before it begins."));
      const same = fact.period && fact.period.start === start && fact.period.end === end;
      said.period = same ? fact.period : start || end ? { start, end, text: (fact.period || {}).text || days(start, end) } : null;
    } else if (name === "titles") {
      said.titles = form.elements.titles.value.split("\n").map((one) => one.trim()).filter(Boolean).map((text) =>
        (fact.titles || []).find((title) => title.text === text) || { text, position: text, organization: null });
      if (!said.titles.length) return complain(form, name, _("At least one office is needed."));
    } else said[name] = given(name);
  }
  const other = fact.rule === "review/added" && state.facts.find((one) => overlap(one, fact));
  if (other) return complain(form, FIELDS[fact.kind][0], _("It overlaps «{text}»: edit or reject that one.", { text: other.text }));
  if (fact.kind === "figure" && said.value_max !== null && said.value_max < said.value) return complain(form, "value_max", _("The upper end lies below the value."));
  if (fact.kind === "figure" && !said.parent !== !said.relation) return complain(form, "relation", _("A whole and a relation go together."));
  if (fact.kind === "date" && said.start && said.end && said.start > said.end) return complain(form, "end", _("This ends before it begins."));
  if (fact.kind === "date" && (said.type === "duration") !== Boolean(said.duration)) return complain(form, "duration", _("A duration, and nothing else, has a duration such as P5Y."));
  return said;
}

/** Whether two figures, or two officials, would share a place. */
function overlap(one, other) {
  const verdict = one.id && verdictOf(state.article, one.id);
  return one.id !== other.id && one.kind === other.kind && ["figure", "official"].includes(one.kind) &&
    !(verdict && verdict.action === "reject") && one.span[0] < other.span[1] && other.span[0] < one.span[1];
}

function complain(form, name, message) {
  const field = form.elements[name];
  field.setCustomValidity(message);
  field.reportValidity();
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  field.addEventListener("change", () => field.setCustomValidity(""), { once: true });
  return null;
}

function same(one, other) {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The form for a fact; `done` gets what it says. */
function openForm(fact, title, done, extra = []) {
  state.editing = fact;
  const close = () => {
    state.editing = state.picking = null;
    draw();
  };
  const form = element("form", { class: "edit", novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    if (!form.checkValidity()) return form.reportValidity();
    const said = readForm(form, fact);
    if (!said) return undefined;
    state.editing = state.picking = null;
    return done(said);
  }, onkeydown: (event) => {
    if (event.key === "Escape") close();
    event.stopPropagation();
  } },
  element("header", {}, element("h2", {}, title, " ", element("q", {}, clean(fact.text)))),
  ...extra, element("div", { class: "grid" }, controls(fact)),
  element("datalist", { id: "organizations" }, state.article.organizations.map((one) => element("option", { value: one.name }))),
  element("div", { class: "verdict" }, element("button", { type: "submit", class: "main" }, _("Done")),
    element("button", { type: "button", onclick: close }, _("Cancel"))));
  byId("fact").hidden = false;
  byId("fact").replaceChildren(form);
  const first = form.querySelector("select, input:not([type=hidden]), textarea");
  if (first) first.focus();
}

function edit(fact) {
  if (!fact || fact.left !== undefined) return;
  openForm(fact, _("Edit"), (said) => {
    const verdict = verdictOf(state.article, fact.id);
    if (verdict && verdict.action === "add") {
      judge(state.article, fact.id, { action: "add", fact: { ...verdict.fact, ...said } });
    } else {
      const before = state.article.facts.find((one) => one.id === fact.id);
      const set = Object.fromEntries(Object.entries(said).filter(([name, value]) => !same(value, before[name])));
      judge(state.article, fact.id, Object.keys(set).length ? { action: "change", set } : { action: "accept" });
    }
    redraw(fact.id);
  });
}

/** What a new fact of a kind begins with: the number that is written there, the body that most facts are about. */
function blank(kind, span) {
  const text = textAt(state.article, span);
  const fact = { kind, text, span, rule: "review/added" };
  if (kind === "official") return { ...fact, name: text, titles: [] };
  if (kind === "citation") return { ...fact, type: "", number: "" };
  if (kind === "date") return { ...fact, type: "day" };
  const found = /\d+(?:[.,]\d+)*/.exec(text);
  const first = found ? span[0] + [...text.slice(0, found.index)].length : span[0];
  const counted = {};
  for (const one of state.facts) if (one.subject) counted[one.subject] = (counted[one.subject] || 0) + 1;
  const subject = Object.keys(counted).sort((one, other) => counted[other] - counted[one])[0];
  const unit = found ? text.slice(found.index + found[0].length).trim().toLowerCase() : "";
  return {
    ...fact, metric: "other", value: found ? readNumber(found[0], "vi") : null, unit, subject, status: "reported",
    number_span: [first, found ? first + found[0].length : span[1]],
  };
}

/** A form for a fact at these code points. */
function add(span, kind = "figure") {
  if (!span) return notice(_("Select the words of the fact in the article first."));
  const fact = blank(kind, span);
  const choice = element("select", { id: "edit-kind", onchange: () => add(span, choice.value) },
    KINDS.map((one) => element("option", { value: one, selected: one === kind }, kindName(one))));
  return openForm(fact, _("New fact"), (said) => {
    const id = newId(state.article);
    const made = Object.fromEntries(Object.entries({ ...fact, ...said }).filter(([, value]) => value !== null));
    judge(state.article, id, { action: "add", fact: made });
    if (state.tab !== made.kind) state.tab = made.kind;
    redraw(id);
  }, [element("label", { class: "field" }, _("Kind"), choice)]);
}
