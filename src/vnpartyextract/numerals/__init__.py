"""Numbers in digits and in words: one expression at a time (`parse_number`), or all of a text (`find_numbers`)."""

from vnpartyextract.numerals.expression import parse_number
from vnpartyextract.numerals.running import Number, find_numbers

__all__ = ["Number", "find_numbers", "parse_number"]
