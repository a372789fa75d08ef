"""Prints the words of ARGS, each with a NUL behind it. Quotes hold words together; nothing is expanded."""

import os
import shlex
import sys

try:
    words = shlex.split(os.environ["ARGS"])
except ValueError:
    print("::error title=postlint::The input args has a quote that nothing closes.", file=sys.stderr)
    sys.exit(2)
sys.stdout.write("".join(f"{word}\0" for word in words))
