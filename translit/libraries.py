"""The optional libraries that hold dictionaries, imported when they are first needed."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from translit.errors import MissingLibrary

__all__ = ["installed", "library"]

LIBRARIES = ("hanja", "sudachipy", "sudachidict_core", "rjieba", "pypinyin", "ToJyutping", "pythainlp")


def installed() -> tuple[str, ...]:
    """Which of the libraries are there."""
    return tuple(name for name in LIBRARIES if importlib.util.find_spec(name) is not None)


def library(name: str, extra: str, what: str) -> Any:
    """The module `name`. Raises MissingLibrary, which says what `what` need, where it isn't there.

    >>> library("json", "zh", "Chinese characters").__name__
    'json'
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingLibrary(f"{what} need a library: pip install 'translit[{extra}]' ({error})") from None
