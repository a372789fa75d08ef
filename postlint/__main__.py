"""``python -m postlint``: the command line."""

import sys

from postlint.cli import main

if __name__ == "__main__":
    sys.exit(main())
