"""`python -m translit` is the `translit` command."""

import sys

from translit.cli import main

if __name__ == "__main__":
    sys.exit(main())
