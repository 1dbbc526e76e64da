// Values in words, as readers of the page's language write them.

const LANGUAGE = data.language;
const KINDS = ["figure", "official", "date", "citation"];
const numbers = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 6 });

function kindName(kind) {
  return {
    figure: _("Figures"), official: _("Officials"), date: _("Dates"), citation: _("Documents"),
    finding: _("Findings"),
  }[kind];
}

/** Characters that turn the direction of writing or hide something are not shown in cells. */
function clean(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/g, " ").trim();
}

function metricLabel(metric) {
  return metric in data.metrics ? data.metrics[metric].label : metric.replace(/_/g, " ");
}

function familyOf(metric) {
  return metric in data.metrics ? data.metrics[metric].family : "other";
}

function modifierName(modifier) {
  return {
    more_than: _("more than"), nearly: _("nearly"), about: _("about"), less_than: _("less than"),
    at_least: _("at least"), at_most: _("at most"),
  }[modifier];
}

function relationName(relation) {
  return { part_of: _("part of"), rate_of: _("rate of"), attends: _("attends") }[relation] || relation;
}

/** `hơn 90–100`, `9/10`. */
function amount(fact) {
  let told = typeof fact.value === "number" ? numbers.format(fact.value) : "";
  if (typeof fact.value_max === "number") told += `–${numbers.format(fact.value_max)}`;
  if (typeof fact.total === "number") told += `/${numbers.format(fact.total)}`;
  return fact.modifier ? `${modifierName(fact.modifier)} ${told}` : told;
}

function unitOf(fact) {
  return [fact.unit, fact.of && `(${fact.of})`].filter(Boolean).join(" ");
}

function about(fact) {
  return [fact.group, fact.topic].filter(Boolean).join("; ");
}

function day(iso) {
  if (!iso) return "…";
  const [year, month, date] = iso.split("-").map(Number);
  return LANGUAGE === "vi" ? `${date}/${month}/${year}` : iso;
}

/** A period in the words people use: 2023, 6 tháng đầu năm 2023, quý I/2024, 12/2023, else its two days. */
function days(start, end) {
  if (!start || !end) return start || end ? `${day(start)} – ${day(end)}` : "";
  if (start === end) return day(start);
  const year = start.slice(0, 4), from = start.slice(5), to = end.slice(5);
  if (from === "01-01" && to === "12-31") return year === end.slice(0, 4) ? year : `${year}–${end.slice(0, 4)}`;
  if (year === end.slice(0, 4)) {
    if (from === "01-01" && to === "06-30") return _("first half of {year}", { year });
    if (from === "07-01" && to === "12-31") return _("second half of {year}", { year });
    const quarter = ["01-01 03-31", "04-01 06-30", "07-01 09-30", "10-01 12-31"].indexOf(`${from} ${to}`);
    if (quarter >= 0) return _("quarter {quarter} of {year}", { quarter: quarter + 1, year });
    const last = new Date(Date.UTC(Number(year), Number(from.slice(0, 2)), 0)).toISOString().slice(0, 10);
    if (from.endsWith("-01") && end === last) return `${Number(from.slice(0, 2))}/${year}`;
  }
  return `${day(start)} – ${day(end)}`;
}

function periodOf(fact) {
  return fact.period ? days(fact.period.start, fact.period.end) : "";
}

function durationName(written) {
  const found = /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?$/.exec(written || "");
  if (!found) return written || "";
  const [, years, months, weeks, dayCount] = found;
  return [
    years && _("{n} years", { n: numbers.format(years) }), months && _("{n} months", { n: numbers.format(months) }),
    weeks && _("{n} weeks", { n: numbers.format(weeks) }), dayCount && _("{n} days", { n: numbers.format(dayCount) }),
  ].filter(Boolean).join(" ");
}

/** What a fact is taken for, in a few words. */
function headOf(fact) {
  if (fact.kind === "figure") return metricLabel(fact.metric);
  if (fact.kind === "official") return _("Official");
  return fact.kind === "date" ? _("Date") : _("Document");
}
