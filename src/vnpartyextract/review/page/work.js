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

/** Verdicts by id of a fact: `{action: "accept" | "reject"}`, `{action: "change", set}`, `{action: "add", fact}`. */
function load(article) {
  article.verdicts = {};
  article.undone = [];
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT + article.source.sha256) || "{}");
    for (const [id, verdict] of Object.entries(kept)) if (fits(article, id, verdict)) article.verdicts[id] = verdict;
  } catch {
    byId("notice").textContent = _("This browser keeps nothing for this page: save the corrections before you leave.");
  }
}

/** Whether a verdict speaks of a fact that is here, or adds one inside the text. */
function fits(article, id, verdict) {
  if (!verdict || typeof verdict !== "object") return false;
  if (verdict.action === "add") {
    const fact = verdict.fact;
    return Boolean(fact) && fact.kind in FIELDS && Array.isArray(fact.span) && fact.span[0] < fact.span[1] &&
      fact.span[1] <= article.source.characters && fact.text === textAt(article, fact.span);
  }
  const fact = article.facts.find((one) => one.id === id);
  if (!fact || !["accept", "reject", "change"].includes(verdict.action)) return false;
  return !verdict.span || (verdict.kind === fact.kind && String(verdict.span) === String(fact.span));
}

function keep(article) {
  try {
    const name = KEPT + article.source.sha256;
    if (Object.keys(article.verdicts).length) localStorage.setItem(name, JSON.stringify(article.verdicts));
    else localStorage.removeItem(name);
    article.unsaved = false;
  } catch {
    article.unsaved = true;
  }
}

/** Says something of a fact, or takes it back (null). */
function judge(article, id, verdict) {
  article.undone.push([id, article.verdicts[id]]);
  put(article, id, verdict);
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

/** The corrections of some articles as the file that the command `corrections` reads. */
function correctionsFile(articles) {
  return {
    schema: FORM,
    version: data.version,
    saved: new Date().toISOString(),
    documents: articles.filter((article) => Object.keys(article.verdicts).length).map((article) => ({
      source: article.source,
      tool: article.tool,
      corrections: Object.entries(article.verdicts).map(([id, verdict]) => {
        const fact = verdict.action === "add" ? verdict.fact : article.facts.find((one) => one.id === id);
        const told = { id, action: verdict.action, kind: fact.kind, span: fact.span, text: fact.text, rule: fact.rule };
        if (fact.number_span) told.number_span = fact.number_span;
        if (verdict.set) told.set = verdict.set;
        if (verdict.action === "add") told.fact = verdict.fact;
        return told;
      }),
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
  if (!content || content.schema !== FORM || !Array.isArray(content.documents)) {
    return _("This is no file of corrections.");
  }
  let read = 0, refused = 0;
  for (const document of content.documents) {
    const article = articles.find((one) => one.source.sha256 === document.source.sha256);
    for (const one of document.corrections) {
      const { id, action, set, fact, kind, span } = one;
      const verdict = { action, ...(set && { set }), ...(fact && { fact }) };
      if (article && fits(article, id, { ...verdict, kind, span })) {
        put(article, id, verdict);
        read += 1;
      } else refused += 1;
    }
    if (article) article.undone = [];
  }
  return refused
    ? _("{read} corrections read; {refused} were made on another text or other facts and are left out.", { read, refused })
    : read === 1 ? _("1 correction read.") : _("{read} corrections read.", { read });
}
