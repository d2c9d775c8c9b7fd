"""Names tables → a layer's lexicon and forms, from the cache on disk as far as they are there."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from translit.cache import files_digest, recall, remember, tables_digest
from translit.forms import Forms, build_forms, pack_forms, unpack_forms
from translit.lexicon import Lexicon, compile_index, pack, unpack
from translit.names import build_index
from translit.names_grammar import NameRule
from translit.tables import load_names

__all__ = ["compiled_names", "rules_of"]

BROKEN = (ValueError, EOFError, TypeError)  # what a damaged cache file raises


def rules_of(paths: Sequence[Path]) -> list[NameRule]:
    """The rules of several names tables, as one layer has them."""
    return [rule for path in paths for rule in load_names(path).rules]


def compiled_names(paths: Sequence[Path], to: str, *, ignore_case: bool = False) -> tuple[Lexicon, Forms]:
    """The lexicon of the names tables in `paths`, and what its names are written as in language `to`.

    Raises TableError where a table is wrong or two of them contradict each other, TranslitError where one can't
    be read.
    """
    digest = f"{tables_digest()}-{files_digest(paths, str(ignore_case))}"
    lexicon = _lexicon(f"names-{digest}.bin", paths, ignore_case)
    packed = recall(f"forms-{digest}-{to}.bin")
    if packed is not None:
        with contextlib.suppress(*BROKEN):
            return lexicon, unpack_forms(packed)
    forms = build_forms(rules_of(paths), lexicon, to)
    remember(f"forms-{digest}-{to}.bin", pack_forms(forms))
    return lexicon, forms


def _lexicon(name: str, paths: Sequence[Path], ignore_case: bool) -> Lexicon:
    packed = recall(name)
    if packed is not None:
        with contextlib.suppress(*BROKEN):
            return unpack(packed)
    lexicon = compile_index(build_index(rules_of(paths)), ignore_case=ignore_case)
    remember(name, pack(lexicon))
    return lexicon
