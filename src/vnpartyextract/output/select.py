"""A document cut down to what was asked for."""

from collections.abc import Collection
from typing import Any


def only_metrics(document: dict[str, Any], metrics: Collection[str]) -> dict[str, Any]:
    """`document` with no other facts than the figures of these `metrics`.

    Ids and parents stay as they are, so that the facts are the same ones as in the whole document; the ledger still
    tells of the whole text.
    """
    facts = [fact for fact in document["facts"] if fact["kind"] == "figure" and fact["metric"] in metrics]
    return {**document, "facts": facts}
