"""The command line: `translit` filters stdin to stdout; its subcommands explain, check and spell.

Exit status: 0; 1 for bad data (a table that is wrong, a file that can't be read); 2 for wrong usage.
Nothing but the result goes to stdout, and bad input never shows a traceback. Each command imports what it alone needs,
so that the filter starts at once.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from translit.errors import TranslitError, UnknownCharacter, UnknownTable
from translit.normalising import Change, Normaliser, Seen
from translit.stream import LONGEST, character_edge, normalise_stream

__all__ = ["main"]

CHUNK = 1 << 18
FILTER = """\
usage: translit [--to LANG] [--style STYLE] [--names FILE] [FILE ...]      filter: stdin (or FILEs) to stdout
       translit explain [--json] [FILE ...]                each change, and the rule that made it
       translit check PATH ...                             validate tables and run their examples
       translit spellings LANG:NAME ...                    every spelling of a native form
       translit respell --language L --from A --to B       names in A's spelling → in B's, word by word
       translit romanise SYSTEM [FILE ...]                 text by a published system, or "auto"
       translit romanise auto --explain [FILE ...]         which language and system is chosen where, and why
       translit systems [--language L]                     the systems there are
       translit system ID                                  one system: source, rules, examples
       translit COMMAND --help                             more on a command"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with `argv` (default: the process's arguments); returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    command = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    try:
        return COMMANDS[command](arguments[1:] if command else arguments)
    except UnknownTable as error:
        return _complain(str(error), 2)
    except TranslitError as error:
        return _complain(str(error), 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing stdout stays quiet
        return 0
    except KeyboardInterrupt:
        return 130


def _complain(message: str, status: int) -> int:
    print(f"translit: {message}", file=sys.stderr)
    return status


def _filter(arguments: Sequence[str]) -> int:
    """Normalise names in text: stdin, or the FILEs one after another, to stdout."""
    parser = _parser("", _filter)
    parser.usage = FILTER.removeprefix("usage: ")
    _add_names(parser)
    _add_files(parser)
    options = parser.parse_args(arguments)
    normaliser = _normaliser(options)
    status = 0
    for name in options.files:
        try:
            with _opened(name) as source:
                for written in normalise_stream(_chunks(source), normaliser):
                    _write(written)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            status = _complain(f"can't read {name}: {error.strerror}", 1)
    return status


def _explain(arguments: Sequence[str]) -> int:
    """Show each change that the filter would make, with the rule that makes it, and what is left as ambiguous."""
    parser = _parser("explain", _explain)
    parser.add_argument("--json", action="store_true", help="one JSON object a line for each change")
    _add_names(parser)
    _add_files(parser)
    options = parser.parse_args(arguments)
    normaliser = _normaliser(options)
    for name, text in _texts(options.files):
        place, explanation = _Place(), normaliser.explain(text)
        found: list[Change | Seen] = [*explanation.changes, *explanation.left]
        for item in sorted(found, key=lambda item: item.start):
            line, column = place.of(text, item.start)
            shown = _as_json(item, name, line, column) if options.json else _as_text(item, name, line, column)
            _write((shown + "\n").encode("utf-8", "surrogateescape"))
    return 0


def _texts(files: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The name and the whole text of each file. Raises TranslitError where one can't be read."""
    for name in files:
        try:
            with _opened(name) as source:
                yield name, source.read().decode("utf-8", "surrogateescape")
        except BrokenPipeError:
            raise
        except OSError as error:
            raise TranslitError(f"can't read {name}: {error.strerror}") from None


class _Place:
    """Line and column (from 1, in characters) behind what was read of a text."""

    def __init__(self) -> None:
        self.line, self.column, self._read = 1, 1, 0

    def read(self, text: str) -> None:
        """The next of the text."""
        lines = text.count("\n")
        self.line += lines
        self.column = len(text) - text.rfind("\n") if lines else self.column + len(text)

    def of(self, text: str, offset: int) -> tuple[int, int]:
        """The place of an offset in the whole text; offsets ascend."""
        self.read(text[self._read : offset])
        self._read = offset
        return self.line, self.column


def _as_text(change: Change | Seen, name: str, line: int, column: int) -> str:
    if isinstance(change, Seen):
        candidates = " or ".join(change.candidates)
        return f"{name}:{line}:{column}: {change.found} left as it is: {candidates}?  ({change.rule})"
    about = ", ".join(part for part in (change.kind, change.via, change.id) if part)
    return f"{name}:{line}:{column}: {change.found} → {change.canonical}  ({about}; {change.rule})"


def _as_json(change: Change | Seen, name: str, line: int, column: int) -> str:
    fields = {field: getattr(change, field) for field in change.__slots__}
    return json.dumps({"file": name, "line": line, "column": column, **fields}, ensure_ascii=False)


def _check(arguments: Sequence[str]) -> int:
    """Validate tables (files, or folders of them) and run the examples that stand in them."""
    from translit.check import check_path

    parser = _parser("check", _check)
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a table, or a folder of tables")
    options = parser.parse_args(arguments)
    problems = warnings = tables = 0
    for path in options.paths:
        report = check_path(path)
        tables += report.tables
        for problem in report.problems:
            problems += not problem.warning
            warnings += problem.warning
            _write(f"{problem}\n".encode("utf-8", "surrogateescape"))
    print(f"{tables} table{'' if tables == 1 else 's'}, {problems} wrong, {warnings} to look at", file=sys.stderr)
    return 1 if problems else 0


def _spellings(arguments: Sequence[str]) -> int:
    """Print every spelling derived from a native form, most printed first, and the tables that gave it."""
    from translit.deriving import LIMIT, heard, spellings

    parser = _parser("spellings", _spellings)
    parser.add_argument("--inflected", action="store_true", help="also the case endings of running text")
    parser.add_argument(
        "--limit",
        type=_count,
        default=LIMIT,
        metavar="N",
        help=f"at most N spellings ({LIMIT}), forms with case endings not counted",
    )
    parser.add_argument("names", metavar="LANG:NAME", nargs="+", help="a native form, as in ru:Алсынов")
    options = parser.parse_args(arguments)
    for name in options.names:
        found = spellings(name, limit=options.limit, inflected=options.inflected)
        if not found:
            heard(name)  # says which library is missing, if one is
        for spelling in found:
            _write(f"{spelling.text}\t{spelling.via}\n".encode())
    return 0


def _respell(arguments: Sequence[str]) -> int:
    """Respell names in text word by word, from one language's spelling into another's, through the native form."""
    from translit.respelling import respell_text

    parser = _parser("respell", _respell)
    parser.add_argument("--language", required=True, metavar="LANG", help="the language of the names, as in ru")
    parser.add_argument("--from", dest="source", required=True, metavar="LANG", help="whose spelling they come in")
    parser.add_argument("--to", required=True, metavar="LANG", help="whose spelling to write")
    _add_files(parser)
    options = parser.parse_args(arguments)

    def respelt(line: str) -> str:
        return respell_text(line, language=options.language, source=options.source, to=options.to)

    respelt("")  # so that an unknown table is said before anything is read
    return _by_lines(options.files, respelt)


def _romanise(arguments: Sequence[str]) -> int:
    """Transliterate text by a published system (`translit systems` lists them), or by "auto": whatever its language."""
    from translit.transliteration import CASES, ERRORS, transliterate

    parser = _parser("romanise", _romanise)
    parser.add_argument("system", metavar="SYSTEM", help="an id, as in ru-bgn; with options, as in ru-bgn+dots")
    parser.add_argument(
        "--errors", choices=ERRORS, default="keep", help="unknown letters: keep (default), drop, fallback or strict"
    )
    parser.add_argument(
        "--case", choices=CASES, default="derived", help="title: a capital for each word of a script that has none"
    )
    parser.add_argument(
        "--explain", action="store_true", help='with "auto": each stretch, its language and system, why'
    )
    _add_files(parser)
    options = parser.parse_args(arguments)
    if options.explain:
        if options.system != "auto":
            parser.error('--explain shows what "auto" chooses')
        return _choices(options.files)

    def romanised(line: str) -> str:
        return transliterate(line, options.system, errors=options.errors, case=options.case)

    romanised("")
    return _by_lines(options.files, romanised)


def _choices(files: Sequence[str]) -> int:
    """Each stretch that "auto" romanises: where it is, the language and the system it is taken for, and what told."""
    from translit.detect import choose

    for name, text in _texts(files):
        place = _Place()
        for choice in choose(text):
            line, column = place.of(text, choice.start)
            found = text[choice.start : choice.end].strip()
            shown = f"{name}:{line}:{column}: {found} → {choice.language}, {choice.system} ({choice.why})\n"
            _write(shown.encode("utf-8", "surrogateescape"))
    return 0


def _systems(arguments: Sequence[str]) -> int:
    """List the romanisation systems: id, languages, scripts, authority and year, reversibility, title, source.

    Reversibility is the share of the words tried that come back as they were; nothing where it can't be told.
    """
    from translit.catalogue import systems

    parser = _parser("systems", _systems)
    parser.add_argument("--language", metavar="LANG", help="only those for one language")
    options = parser.parse_args(arguments)
    found = systems(language=options.language)
    if not found:
        return _complain(f"no system for the language {options.language!r}; `translit systems` lists all", 1)
    for system in found:
        scripts = " → ".join(system.script or ())
        about = " ".join(part for part in (system.authority, system.year) if part)
        share = system.reversibility
        undone = "" if share is None else f"{share:.3g}"
        sources = "; ".join(system.sources)
        fields = (system.id, " ".join(system.languages), scripts, about, undone, system.title, sources)
        _write(("\t".join(fields) + "\n").encode())
    return 0


def _system(arguments: Sequence[str]) -> int:
    """Show one system: its source, its rules and its examples."""
    from translit.describing import describe

    parser = _parser("system", _system)
    parser.add_argument("id", metavar="ID", help="an id or an alias, as `translit systems` lists them")
    _write(describe(parser.parse_args(arguments).id).encode())
    return 0


def _by_lines(files: Sequence[str], change: Callable[[str], str]) -> int:
    """Each file line by line through `change`; what is not UTF-8 comes out as it went in."""
    status = 0
    for name in files:
        try:
            with _opened(name) as source:
                place = _Place()
                for data in _lines(source):
                    text = data.decode("utf-8", "surrogateescape")
                    try:
                        _write(change(text).encode("utf-8", "surrogateescape"))
                    except UnknownCharacter as error:
                        place.read(text[: error.position])
                        raise TranslitError(f"{name}:{place.line}:{place.column}: {error.reason}") from None
                    place.read(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            status = _complain(f"can't read {name}: {error.strerror}", 1)
    return status


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Whole lines, as they come; a line longer than LONGEST in pieces, cut at a space if there is one."""
    pending = b""
    for chunk in _chunks(source):
        pending += chunk
        cut = pending.rfind(b"\n") + 1
        if not cut and len(pending) > LONGEST:
            cut = pending.rfind(b" ") + 1 or character_edge(pending, LONGEST)
        if cut:
            yield pending[:cut]
            pending = pending[cut:]
    if pending:
        yield pending


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "": _filter,
    "explain": _explain,
    "check": _check,
    "respell": _respell,
    "romanise": _romanise,
    "spellings": _spellings,
    "system": _system,
    "systems": _systems,
}


def _parser(command: str, run: Callable[[Sequence[str]], int]) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"translit {command}".strip(), description=run.__doc__, allow_abbrev=False)


def _add_names(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="LANG", default="en", help="language of the canonical forms (default: en)")
    parser.add_argument(
        "--names", metavar="FILE", action="append", default=[], help="a names table of yours, over the shipped ones"
    )
    parser.add_argument(
        "--style", metavar="STYLE", help="canonical forms by another policy: bgn, press-1990, or a table"
    )
    parser.add_argument("--no-builtin", action="store_true", help="leave out the shipped names")
    parser.add_argument("--case", choices=("exact", "ignore"), default="exact", help="ignore: match whatever the case")
    parser.add_argument("--inflected", metavar="LANG[,LANG]", help="find names with these languages' case endings, too")


def _count(text: str) -> int:
    """A number from 0 on. Raises argparse.ArgumentTypeError, whose message is shown."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"expected a number from 0 on, not {text!r}")
    return int(text)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="*", default=["-"], help="files to read (default, or -: stdin)")


def _normaliser(options: argparse.Namespace) -> Normaliser:
    if sys.stderr.isatty():  # somebody waits who would like to know what for
        import logging

        logging.basicConfig(level=logging.INFO, format="translit: %(message)s …")
    endings = options.inflected.split(",") if options.inflected else ()
    return Normaliser(
        to=options.to,
        names=options.names,
        builtin=not options.no_builtin,
        case=options.case,
        style=options.style,
        inflected=endings,
    )


def _opened(name: str) -> BinaryIO:
    """A file to read bytes from; "-" is stdin, which closing leaves open."""
    if name == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb", buffering=0)
    return open(name, "rb", buffering=0)


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    """What can be read at once, as it comes."""
    while chunk := source.read(CHUNK):
        yield chunk


def _write(data: bytes) -> None:
    """To stdout at once. Raises TranslitError where that fails, but for a pipe that the reader closed."""
    if not data:
        return
    if sys.stdout is None:
        raise TranslitError("can't write: stdout is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is buffered can't be written either
        raise TranslitError(f"can't write: {error.strerror}") from None
