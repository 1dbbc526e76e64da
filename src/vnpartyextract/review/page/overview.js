// Many articles: a row each, those with findings first; in a folder the rows lead to pages of their own.

function overviewRows() {
  if (data.rows) return data.rows;
  return data.articles.map((article, number) => ({
    title: article.title, source: article.source,
    counts: KINDS.map((kind) => article.facts.filter((fact) => fact.kind === kind).length), href: `#${number + 1}`,
    findings: ["error", "warning", "note"].map((grade) => article.findings.filter((one) => one.severity === grade).length),
    words: `${article.text} ${article.facts.map((fact) =>
      [fact.subject, fact.province, fact.province_now, fact.name, ...COLUMNS[fact.kind]().map(([, told]) => told(fact))].join(" ")).join(" ")}`,
  }));
}

function articleCount(n) {
  return n === 1 ? _("1 article") : _("{n} articles", { n: numbers.format(n) });
}

/** What this browser keeps of an article: its verdicts. */
function kept(sha256) {
  try {
    return JSON.parse(localStorage.getItem(KEPT + sha256) || "{}");
  } catch {
    return {};
  }
}

/** All that was said on the pages of a folder, for its index, which has no facts itself. */
function keptRows() {
  return data.rows.map(({ source }) => ({ source, verdicts: kept(source.sha256) }));
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
    const { path, published, sha256 } = row.source;
    const facts = row.counts.reduce((sum, count) => sum + count, 0);
    const grades = ["error", "warning", "note"].map((grade, at) =>
      row.findings[at] ? element("span", { class: `badge ${grade}` }, `${row.findings[at]} ${severityName(grade)}`) : null);
    const made = element("tr", {},
      element("th", { scope: "row" }, element("a", { href: row.href }, row.title), element("span", { class: "path" }, clean(path || ""))),
      element("td", {}, published ? day(published) : ""), row.counts.map((count) => element("td", { class: "number" }, String(count))),
      element("td", { class: "grades" }, grades),
      element("td", { class: "number" }, _("{looked} of {total}", { looked: Object.keys(kept(sha256)).length, total: facts })));
    made.words = searchable(`${row.title} ${path || ""} ${row.words || ""}`);
    return made;
  });
  byId("articles").replaceChildren(element("thead", {}, element("tr", {}, heads.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, body));
  const search = () => {
    const query = byId("search-all").value.trim();
    for (const row of body) row.hidden = Boolean(query) && ![row.words, row.more].some((words) => words && holds(words, query));
  };
  byId("search-all").oninput = search;
  loadWords((number, words) => (body[rows.findIndex((row) => row.number === number)].more = searchable(words)), search);
  byId("title").textContent = articleCount(rows.length);
  const facts = rows.reduce((sum, row) => sum + row.counts.reduce((one, two) => one + two, 0), 0);
  byId("source").textContent = facts === 1 ? _("1 fact") : _("{n} facts", { n: numbers.format(facts) });
}

/** Gets the words of all articles from the scripts beside an index, each with the number of its article; then `done`. */
function loadWords(take, done) {
  window.foundWords = (first, all) => all.forEach((words, at) => take(first + at, words));
  for (const name of data.scripts || []) {
    const script = element("script", { src: name, onload: done, onerror: () =>
      notice(_("{file} is missing beside this page: only headlines and file names are searched.", { file: name })) });
    document.head.append(script);
  }
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
