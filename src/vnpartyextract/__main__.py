"""`python -m vnpartyextract`."""

from vnpartyextract.cli import main

main()
