"""Replacements in a text of bytes: apply them, and make two rounds of them one."""

from __future__ import annotations

from collections import deque
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
    """The edits of the original that do what `first`, then `second` on its result, do.

    Those that overlap one another in that result become one, told by the earliest record of `second`.

    >>> from translit.records import Record
    >>> record = Record(b"", 0, True, ("", "", "", ""), "")
    >>> both = composed([(2, 5, b"A B C", record)], [(0, 3, b"A B C", record), (4, 5, b"A", record)])
    >>> [edit[:3] for edit in both], applied(b"D D A", both)
    ([(0, 5, b'A B C A C')], b'A B C A C')
    """
    done: list[Edit] = []
    earlier, later = deque(first), deque(second)
    shift = 0  # offset in the result of `first` minus offset in the original, where we are
    while earlier or later:
        places = ([earlier[0][0] + shift] if earlier else []) + ([later[0][0]] if later else [])
        start = min(places)
        end, origin = start + 1, start - shift
        old: list[tuple[int, bytes]] = []  # what `first` wrote from where on in its result
        new: list[Edit] = []
        while True:
            if earlier and earlier[0][0] + shift < end:
                edit = earlier.popleft()
                old.append((edit[0] + shift, edit[2]))
                end = max(end, edit[0] + shift + len(edit[2]))
                shift += _growth(edit)
            elif later and later[0][0] < end:
                new.append(later.popleft())
                end = max(end, new[-1][1])
            else:
                break
        if not new:
            done.append(edit)
            continue
        pieces, last = [], start
        for begin, stop, written, _ in new:
            pieces += [_between(old, last, begin), written]
            last = stop
        done.append((origin, end - shift, b"".join([*pieces, _between(old, last, end)]), new[0][3]))
    return done


def _between(old: Sequence[tuple[int, bytes]], start: int, end: int) -> bytes:
    """What stands there in a result that `old` covers between its edits."""
    return b"".join(written[max(0, start - place) : max(0, end - place)] for place, written in old)


def _growth(edit: Edit) -> int:
    start, end, written, _ = edit
    return len(written) - (end - start)
