"""Every shipped table: its examples hold, no rule is dead, its source is named, no two names share a spelling."""

from __future__ import annotations

import pytest

from translit.check import check_path
from translit.tables import data_folders


@pytest.mark.parametrize("kind", ["names", "orthographies", "readings", "systems"])
def test_shipped_tables(kind: str) -> None:
    report = check_path(data_folders()[0] / kind)
    assert report.tables > 0
    assert [str(problem) for problem in report.problems if not problem.warning] == []
