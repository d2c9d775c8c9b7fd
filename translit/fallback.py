"""The fallback for characters that no table knows. The only module that imports Unidecode (GPL)."""

from __future__ import annotations

from translit.errors import TranslitError

__all__ = ["ascii_form"]


def ascii_form(char: str) -> str:
    """`char` in ASCII as Unidecode gives it, whatever its language.

    Raises TranslitError where Unidecode is not installed: it is needed for this alone.

    >>> ascii_form("ж")
    'zh'
    """
    try:
        from unidecode import unidecode
    except ImportError:
        raise TranslitError(
            "errors='fallback' needs Unidecode: pip install unidecode, or pass your own fallback="
        ) from None
    return str(unidecode(char))
