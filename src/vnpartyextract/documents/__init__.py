"""Finished documents back from files, for the commands that ask questions of facts."""

from vnpartyextract.documents.load import Loaded, NotLoadedError, load, text_of

__all__ = ["Loaded", "NotLoadedError", "load", "text_of"]
