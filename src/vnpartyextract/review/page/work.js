// What a person has said of the facts: kept in the browser with every step, saved as a file, read from one again.

const FORM = "vnpartyextract-corrections/1";
const KEPT = "vnpartyextract-review:";

/** Fields of each kind that can be corrected. */
const FIELDS = {
  figure: [
    "metric", "value", "value_max", "total", "modifier", "unit", "of", "group", "topic", "status", "subject", "period",
    "parent", "relation",
  ],
  date: ["type", "start", "end", "duration"],
  official: ["name", "titles"],
  citation: ["type", "number", "term", "date", "issuer"],
};

/** Verdicts by id of a fact: `{action: "accept" | "reject"}`, `{action: "change", set}`, `{action: "add", fact}`.
 *
 * Each also has what is needed to find its fact again in another page of the article, where ids are others: `kind`,
 * `span`, `text`, the mark of what the fact said (`seen`), and where the whole stands that it names (`whole`).
 */
function load(article) {
  article.verdicts = {};
  article.undone = [];
  article.stale = []; // kept until somebody has looked at these facts again
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT + article.source.sha256) || "{}");
    article.stale = take(article, Object.entries(kept).map(([id, verdict]) => [id.replace("?", ""), verdict]));
  } catch {
    byId("notice").textContent = _("This browser keeps nothing for this page: save the corrections before you leave.");
  }
}

/** Gives verdicts, by whatever ids, to the facts of this article that they speak of; gives back those of no fact. */
function take(article, entries) {
  const left = [], taken = [];
  for (const [id, verdict] of entries) {
    const here = verdict && typeof verdict === "object" && idHere(article, id, verdict);
    if (here) {
      article.verdicts[here] = { ...verdict, ...(verdict.set && { set: { ...verdict.set } }), ...(verdict.fact && { fact: { ...verdict.fact } }) };
      taken.push(here);
    } else left.push([id, verdict]);
  }
  const facts = factsOf(article);
  for (const id of taken) {
    const { set, fact, whole } = article.verdicts[id], said = set || fact || {};
    if (!said.parent) continue;
    const there = facts.find((one) => one.kind === "figure" && (whole ? String(one.span) === String(whole) : one.id === said.parent));
    said.parent = there ? there.id : null;
    if (!there) said.relation = null;
  }
  return left;
}

/** The id that the fact of a verdict has in this article; a new one for a fact that is added. null: it is not here. */
function idHere(article, id, verdict) {
  const at = (one) => one.kind === verdict.kind && String(one.span) === String(verdict.span);
  if (verdict.action === "add") {
    const { fact } = verdict;
    if (!fact || !(fact.kind in FIELDS) || !Array.isArray(fact.span) || !(fact.span[0] < fact.span[1])) return null;
    if (fact.span[1] > article.source.characters || fact.text !== textAt(article, fact.span)) return null;
    const same = Object.entries(article.verdicts).find(([, one]) => one.action === "add" && at(one.fact));
    if (same) return same[0];
    return id in article.verdicts || article.facts.some((one) => one.id === id) ? newId(article) : id;
  }
  const fact = article.facts.find(at);
  if (!fact || !["accept", "reject", "change"].includes(verdict.action)) return null;
  return verdict.seen && verdict.seen !== fact.seen ? null : fact.id;
}

/** A verdict with what finds its fact again. */
function placed(article, id, verdict) {
  const fact = verdict.fact || article.facts.find((one) => one.id === id);
  const { kind, span, text, rule, seen } = fact, { parent } = verdict.set || verdict.fact || {};
  const whole = parent && factsOf(article).find((one) => one.id === parent);
  return { ...verdict, kind, span, text, rule, ...(seen && { seen }), ...(whole && { whole: whole.span }) };
}

function keep(article) {
  try {
    const name = KEPT + article.source.sha256;
    const all = { ...Object.fromEntries(article.stale.map(([id, verdict]) => [`?${id}`, verdict])), ...article.verdicts };
    if (Object.keys(all).length) localStorage.setItem(name, JSON.stringify(all));
    else localStorage.removeItem(name);
    article.unsaved = false;
  } catch {
    article.unsaved = true;
  }
}

/** Says something of a fact, or takes it back (null). */
function judge(article, id, verdict) {
  article.undone.push([id, article.verdicts[id]]);
  const said = verdict && placed(article, id, verdict);
  if (said) article.stale = article.stale.filter(([, one]) => String(one.span) !== String(said.span));
  put(article, id, said);
}

function put(article, id, verdict) {
  if (verdict) article.verdicts[id] = verdict;
  else delete article.verdicts[id];
  keep(article);
}

/** Takes back the last step; gives the fact that it was about. */
function undo(article) {
  const last = article.undone.pop();
  if (!last) return null;
  put(article, ...last);
  return last[0];
}

function verdictOf(article, id) {
  return article.verdicts[id] || null;
}

/** The facts as they are with all corrections, in text order; rejected ones are among them. */
function factsOf(article) {
  const facts = article.facts.map((fact) => {
    const verdict = article.verdicts[fact.id];
    return verdict && verdict.action === "change" ? { ...fact, ...verdict.set } : fact;
  });
  for (const [id, verdict] of Object.entries(article.verdicts)) {
    if (verdict.action === "add") facts.push({ ...verdict.fact, id });
  }
  return facts.sort((one, other) => one.span[0] - other.span[0] || one.span[1] - other.span[1]);
}

/** How many facts somebody has looked at, and how many there are. */
function looked(article) {
  const said = Object.keys(article.verdicts).length;
  const added = Object.values(article.verdicts).filter((verdict) => verdict.action === "add").length;
  return { looked: said, total: article.facts.length + added };
}

function newId(article) {
  let number = 1;
  while (`n${number}` in article.verdicts) number += 1;
  return `n${number}`;
}

/** Corrections as the file that the command `corrections` reads; `said`: sources with the verdicts on each. */
function correctionsFile(said) {
  return {
    schema: FORM,
    version: data.version,
    saved: new Date().toISOString(),
    documents: said.filter(({ verdicts }) => Object.keys(verdicts).length).map(({ source, verdicts }) => ({
      source, corrections: Object.entries(verdicts).map(([id, verdict]) => ({ id, ...verdict })),
    })),
  };
}

function download(name, content) {
  const link = element("a", {
    href: URL.createObjectURL(new Blob([JSON.stringify(content, null, 1) + "\n"], { type: "application/json" })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Reads a file of corrections back into the articles they were made on. Gives a sentence about what was done. */
function readCorrections(articles, written) {
  let content;
  try {
    content = JSON.parse(written);
  } catch {
    return _("This is no file of corrections.");
  }
  const whole = ({ source, corrections }) => source && Array.isArray(corrections);
  if (!content || content.schema !== FORM || !Array.isArray(content.documents) || !content.documents.every(whole)) {
    return _("This is no file of corrections.");
  }
  let read = 0, refused = 0;
  for (const document of content.documents) {
    const article = articles.find((one) => one.source.sha256 === document.source.sha256);
    const left = article ? take(article, document.corrections.map((one) => [one.id, one])).length : document.corrections.length;
    read += document.corrections.length - left;
    refused += left;
    if (article) {
      article.undone = [];
      keep(article);
    }
  }
  return refused
    ? _("{read} corrections read; {refused} were made on another text or other facts and are left out.", { read, refused })
    : read === 1 ? _("1 correction read.") : _("{read} corrections read.", { read });
}
