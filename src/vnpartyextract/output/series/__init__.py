"""A series for people and for machines: table, CSV, JSON, HTML, bars, picture. Views of the same plain data."""
