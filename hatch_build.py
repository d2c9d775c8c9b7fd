"""Builds the wheel with the shipped names compiled, so that the first run after installing starts at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledNames(BuildHookInterface):  # type: ignore[type-arg]
    """Puts what a first run would work out (minutes, on a slow machine) where `translit.cache` looks for it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the names in `data/`, with English canonical forms, into the wheel; not for an editable install."""
        if self.target_name != "wheel" or version == "editable":
            return
        self._folder = TemporaryDirectory()
        os.environ.pop("TRANSLIT_DATA", None)
        if not os.environ.get("TRANSLIT_CACHE", "on"):
            os.environ["TRANSLIT_CACHE"] = self._folder.name  # switched off; here it is needed
        sys.path.insert(0, self.root)
        from translit import Normaliser
        from translit.cache import recall
        from translit.compiled import cache_names
        from translit.known import cache_known, known_names
        from translit.tables import names_tables

        Normaliser()
        known_names("ru")
        for name in (*cache_names(names_tables(), "en"), cache_known()):
            path = Path(self._folder.name) / f"shipped-{name}"
            path.write_bytes(recall(name) or b"")
            build_data["force_include"][str(path)] = f"translit/compiled/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder that the compiled names were in."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
