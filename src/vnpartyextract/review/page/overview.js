// Many articles: a row each, those with findings first; in a folder the rows lead to pages of their own.

function overviewRows() {
  if (data.rows) return data.rows;
  return data.articles.map((article, number) => ({
    title: article.title, path: article.source.path, sha256: article.source.sha256, published: article.source.published,
    counts: KINDS.map((kind) => article.facts.filter((fact) => fact.kind === kind).length), href: `#${number + 1}`,
    findings: ["error", "warning", "note"].map((grade) => article.findings.filter((one) => one.severity === grade).length),
    words: `${article.text} ${article.facts.map((fact) => `${fact.subject || ""} ${fact.name || ""}`).join(" ")}`,
  }));
}

function articleCount(n) {
  return n === 1 ? _("1 article") : _("{n} articles", { n: numbers.format(n) });
}

function keptCount(sha256) {
  try {
    return Object.keys(JSON.parse(localStorage.getItem(KEPT + sha256) || "{}")).length;
  } catch {
    return 0;
  }
}

function drawOverview() {
  const rows = overviewRows().map((row, number) => ({ ...row, number }));
  const graver = (one, other) => {
    const at = one.findings.findIndex((count, grade) => count !== other.findings[grade]);
    return at < 0 ? one.number - other.number : other.findings[at] - one.findings[at];
  };
  rows.sort(graver);
  const heads = [_("Article"), _("Published"), ...KINDS.map(kindName), _("Findings"), _("Looked at")];
  const body = rows.map((row) => {
    const facts = row.counts.reduce((sum, count) => sum + count, 0);
    const grades = ["error", "warning", "note"].map((grade, at) =>
      row.findings[at] ? element("span", { class: `badge ${grade}` }, `${row.findings[at]} ${severityName(grade)}`) : null);
    const made = element("tr", {},
      element("th", { scope: "row" }, element("a", { href: row.href }, row.title), element("span", { class: "path" }, clean(row.path || ""))),
      element("td", {}, row.published ? day(row.published) : ""), row.counts.map((count) => element("td", { class: "number" }, String(count))),
      element("td", { class: "grades" }, grades),
      element("td", { class: "number" }, _("{looked} of {total}", { looked: keptCount(row.sha256), total: facts })));
    made.words = searchable(`${row.title} ${row.path || ""} ${row.words || ""}`);
    return made;
  });
  byId("articles").replaceChildren(element("thead", {}, element("tr", {}, heads.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, body));
  byId("search-all").oninput = (event) => {
    const query = event.target.value.trim();
    for (const row of body) row.hidden = Boolean(query) && !holds(row.words, query);
  };
  byId("title").textContent = articleCount(rows.length);
  const facts = rows.reduce((sum, row) => sum + row.counts.reduce((one, two) => one + two, 0), 0);
  byId("source").textContent = facts === 1 ? _("1 fact") : _("{n} facts", { n: numbers.format(facts) });
}

/** The way between articles: in this file by their number, in a folder by the names of pages. */
function drawPlaces() {
  const link = (href, label, told) => (href ? element("a", { href, "aria-label": told, title: told }, label) : null);
  const inFile = data.articles.length > 1 && state.article;
  const number = inFile ? data.articles.indexOf(state.article) + 1 : 0;
  const last = data.articles.length;
  const places = inFile
    ? { overview: "#", previous: number > 1 && `#${number - 1}`, next: number < last && `#${number + 1}`, position: number, count: last }
    : data;
  byId("places").hidden = !places.overview;
  if (!places.overview) return;
  byId("places").replaceChildren(...[
    link(places.overview, "☰", _("All articles")), link(places.previous, "‹", _("Article before")),
    element("span", {}, _("{position} of {count}", places)), link(places.next, "›", _("Next article")),
  ].filter(Boolean));
}
