"""Persons with an office: names, titles, which stand together, and whose they are."""
