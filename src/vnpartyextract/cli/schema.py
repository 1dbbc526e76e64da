"""`vnpartyextract schema`."""

from vnpartyextract.cli.inputs import LanguageOption
from vnpartyextract.cli.streams import way_out

EPILOG = "\b\nExamples:\n  vnpartyextract schema > document.schema.json"


def schema(lang: LanguageOption = None) -> None:
    """Print the JSON Schema of a document."""
    from vnpartyextract.output.json_text import to_indented
    from vnpartyextract.output.schema import json_schema

    with way_out(None) as write:
        write(to_indented(json_schema()) + "\n")
