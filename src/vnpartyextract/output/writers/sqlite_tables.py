"""The tables of a database, the views that people ask, and the index of its words."""

from vnpartyextract.output.columns import FACT_COLUMNS

VERSION = 2  # kept as the database's user_version; goes up with every change of the tables
SOURCE = ("path", "id", "sha256", "encoding", "title", "published", "characters")
ORGANIZATION = ("id", "name", "kind", "place", "place_code", "host")
_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "day": "TEXT"}

TABLES = f"""
CREATE TABLE documents (
  key INTEGER PRIMARY KEY, path TEXT, id TEXT, sha256 TEXT NOT NULL, encoding TEXT NOT NULL, title TEXT,
  published TEXT, characters INTEGER NOT NULL, version TEXT NOT NULL, patterns TEXT NOT NULL, document TEXT NOT NULL
);
CREATE INDEX documents_name ON documents (path, id);
CREATE INDEX documents_published ON documents (published);
CREATE TABLE metrics (metric TEXT PRIMARY KEY, label TEXT) WITHOUT ROWID;
CREATE TABLE organizations (
  document_key INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  {", ".join(f"{name} TEXT" for name in ORGANIZATION)},
  PRIMARY KEY (document_key, id)
) WITHOUT ROWID;
CREATE INDEX organizations_name ON organizations (name);
CREATE TABLE facts (
  key INTEGER PRIMARY KEY,
  document_key INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  {", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in FACT_COLUMNS)},
  UNIQUE (document_key, id),
  FOREIGN KEY (metric) REFERENCES metrics,
  FOREIGN KEY (document_key, subject_id) REFERENCES organizations (document_key, id)
);
CREATE INDEX facts_metric ON facts (metric, place);
CREATE INDEX facts_place ON facts (place_code, metric) WHERE place_code IS NOT NULL;
CREATE INDEX facts_period ON facts (period_end, metric) WHERE period_end IS NOT NULL;
CREATE INDEX facts_official ON facts (official_name) WHERE official_name IS NOT NULL;
CREATE INDEX facts_citation ON facts (citation_type, citation_number) WHERE citation_type IS NOT NULL;
CREATE TABLE titles (
  document_key INTEGER NOT NULL, fact_id TEXT NOT NULL, place INTEGER NOT NULL,
  text TEXT NOT NULL, position TEXT NOT NULL, organization TEXT,
  PRIMARY KEY (document_key, fact_id, place),
  FOREIGN KEY (document_key, fact_id) REFERENCES facts (document_key, id) ON DELETE CASCADE
);
CREATE INDEX titles_position ON titles (position, organization);
CREATE TABLE errors (key INTEGER PRIMARY KEY, path TEXT NOT NULL, id TEXT, reason TEXT NOT NULL);
CREATE INDEX errors_name ON errors (path, id);
PRAGMA user_version = {VERSION};
"""

_ARTICLE = "documents.path, documents.id AS source_id, documents.title, documents.published"
_OF_ARTICLE = "JOIN documents ON documents.key = facts.document_key"
# A year has what happened in it from its first day to its last, and what was so on one of its days.
_YEAR = """CASE WHEN period_start IS NULL OR substr(period_start, 1, 4) = substr(period_end, 1, 4)
    THEN CAST(substr(period_end, 1, 4) AS INTEGER) END"""
# Exact headline counts: reported, of no group, no share, and no part of another figure.
_HEADLINE = """status = 'reported' AND "group" IS NULL AND coalesce(unit, '') <> '%' AND modifier IS NULL
    AND value_max IS NULL AND relation IS NULL AND place IS NOT NULL"""
# One value, where all articles agree; else NULL, with the least and the greatest.
_AGREED = """CASE WHEN count(DISTINCT value) = 1 THEN max(value) END AS value, min(value) AS least,
    max(value) AS greatest, count(DISTINCT document_key) AS articles"""

VIEWS = f"""
CREATE VIEW figures AS
  SELECT document_key, facts.id, facts.metric, label, value, value_max, total, modifier, unit, "of", "group", topic,
    status, subject, place, place_code, province, province_now, period_start, period_end, period_text, {_YEAR} AS year,
    parent, relation, text, context, {_ARTICLE}
  FROM facts {_OF_ARTICLE} LEFT JOIN metrics ON metrics.metric = facts.metric WHERE facts.kind = 'figure';
CREATE VIEW officials AS
  SELECT titles.document_key, official_name AS name, titles.text AS office, position, organization,
    facts.context, {_ARTICLE}
  FROM titles JOIN facts ON facts.document_key = titles.document_key AND facts.id = titles.fact_id {_OF_ARTICLE};
CREATE VIEW citations AS
  SELECT document_key, citation_type AS type, citation_number AS number, citation_term AS term, citation_date AS date,
    citation_issuer AS issuer, text, context, {_ARTICLE}
  FROM facts {_OF_ARTICLE} WHERE facts.kind = 'citation';
CREATE VIEW dates AS
  SELECT document_key, date_type AS type, date_start AS start, date_end AS "end", date_duration AS duration, text,
    context, {_ARTICLE}
  FROM facts {_OF_ARTICLE} WHERE facts.kind = 'date';
CREATE VIEW headlines AS SELECT * FROM figures WHERE {_HEADLINE};
CREATE VIEW admissions_by_place_year AS
  SELECT place, place_code, province, year, {_AGREED}
  FROM headlines WHERE metric = 'admissions' AND year IS NOT NULL
    AND period_start = year || '-01-01' AND period_end = year || '-12-31'
  GROUP BY place, place_code, province, year;
CREATE VIEW members_by_place_day AS
  SELECT place, place_code, province, period_end AS day, {_AGREED}
  FROM headlines WHERE metric = 'party_members' AND period_end IS NOT NULL
  GROUP BY place, place_code, province, period_end;
CREATE VIEW discipline_by_form AS
  SELECT place, place_code, province, "group" AS form, unit, period_start, period_end, {_AGREED}
  FROM figures WHERE metric = 'disciplined' AND status = 'reported' AND "group" IS NOT NULL
    AND coalesce(unit, '') <> '%'
  GROUP BY place, place_code, province, "group", unit, period_start, period_end;
"""

_WORDS = "text, context, subject, official_name, official_titles, citation_issuer"
_NEW = ", ".join(f"new.{name}" for name in _WORDS.split(", "))
_OLD = ", ".join(f"old.{name}" for name in _WORDS.split(", "))
# What the facts say, by words: SELECT … FROM search JOIN facts ON facts.key = search.rowid WHERE search MATCH …
SEARCH = f"""
CREATE VIRTUAL TABLE search USING fts5 (
  {_WORDS}, content = 'facts', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER facts_added AFTER INSERT ON facts BEGIN
  INSERT INTO search (rowid, {_WORDS}) VALUES (new.key, {_NEW});
END;
CREATE TRIGGER facts_gone AFTER DELETE ON facts BEGIN
  INSERT INTO search (search, rowid, {_WORDS}) VALUES ('delete', old.key, {_OLD});
END;
"""
