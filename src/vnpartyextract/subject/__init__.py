"""Whose figure it is: the organisation or place that a figure is about, with its locality."""

from vnpartyextract.subject.article import Subject
from vnpartyextract.subject.assign import assign_subjects, count_places, outside_names, own_subject
from vnpartyextract.subject.entities import Entity, find_entities, read_name

__all__ = [
    "Entity",
    "Subject",
    "assign_subjects",
    "count_places",
    "find_entities",
    "outside_names",
    "own_subject",
    "read_name",
]
