"""Replacements in a text of bytes: apply them, and make two rounds of them one."""

from __future__ import annotations

from collections.abc import Sequence

from translit.records import Record

__all__ = ["Edit", "applied", "composed"]


# (start, end, written, record): `data[start:end]` becomes `written`, by `record`. A plain tuple: there are many.
Edit = tuple[int, int, bytes, Record]


def applied(data: bytes, edits: Sequence[Edit], begin: int = 0) -> bytes:
    """`data[begin:]` with the edits made."""
    pieces, last = [], begin
    for start, end, written, _ in edits:
        pieces += [data[last:start], written]
        last = end
    return b"".join([*pieces, data[last:]])


def composed(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """The edits of the original that do what `first`, then `second` on its result, do."""
    done: list[Edit] = []
    waiting = list(first)
    shift = 0  # offset in the result of `first` minus offset in the original, where we are
    for start, end, written, entry in second:
        while waiting and waiting[0][1] + shift + _growth(waiting[0]) <= start:
            shift += _growth(waiting[0])
            done.append(waiting.pop(0))
        origin = start - shift
        while waiting and waiting[0][0] + shift < end:
            edit = waiting.pop(0)
            first_start, first_end, first_written, _ = edit
            head = start - (first_start + shift)
            if head > 0:
                written, origin = first_written[:head] + written, first_start
            shift += _growth(edit)
            tail = first_end + shift - end
            if tail > 0:
                written, end = written + first_written[-tail:], end + tail
        done.append((origin, end - shift, written, entry))
    return done + waiting


def _growth(edit: Edit) -> int:
    start, end, written, _ = edit
    return len(written) - (end - start)
