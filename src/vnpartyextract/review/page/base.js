"use strict";
// What every part of the page needs. Text of an article is only ever put in as text, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);

function byId(id) {
  return document.getElementById(id);
}

/** The message in the page's language, with `{name}` filled in. Every message is written out at the call. */
function _(message, values = {}) {
  const told = data.words[message] || message;
  return told.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** An element with attributes, listeners (`onclick: …`) and what is inside: elements or text; null is left out. */
function element(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside.flat().filter((one) => one !== null && one !== undefined));
  return made;
}

/** A short message that goes away by itself; screen readers read it. */
function notice(message) {
  byId("notice").textContent = message;
  clearTimeout(notice.timer);
  notice.timer = setTimeout(() => (byId("notice").textContent = ""), 6000);
}

/** Text for a search that does not mind case and diacritics. */
function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
}

/** A text to be searched many times: as it is, and without diacritics. */
function searchable(text) {
  return { exact: text.normalize("NFC").toLowerCase(), loose: fold(text) };
}

/** The words of a query, without the stops and quotes around them. */
function queryWords(query) {
  return query.normalize("NFC").toLowerCase().split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{M}\p{N}_%]+|[^\p{L}\p{M}\p{N}_%]+$/gu, "")).filter(Boolean);
}

/** Whether a word of the text begins so: `ong` is not found in `trong`. A number is not found in a longer one. */
function begins(text, word) {
  const number = /\d$/.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const more = number && /\d/.test(text[at + word.length] || "");
    if (!more && (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]))) return true;
  }
  return false;
}

/** Whether words of the text begin as those of the query. Letters with diacritics in a query must stand there so. */
function holds({ exact, loose }, query) {
  return queryWords(query).every((word) => {
    const plain = fold(word);
    return plain === word ? begins(loose, plain) : begins(exact, word);
  });
}
