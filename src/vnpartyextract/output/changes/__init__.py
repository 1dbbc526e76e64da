"""A comparison as it is printed: for machines as records, for people as tables, in a terminal or in Markdown."""
