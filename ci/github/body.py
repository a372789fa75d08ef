"""Makes a comment of the Markdown on standard input: a marker to find it by, and what GitHub takes."""

import sys

MOST = 65_536
CUT = (
    "_This comment is cut: GitHub takes no more than 65,536 characters. `postlint compare` shows the whole._"
)

marker, text = sys.argv[1], sys.stdin.read()
body = f"{marker}\n{text}"
if len(body) > MOST:
    # The sentence comes first: behind the cut, a table or a fold may still be open.
    head = f"{marker}\n{CUT}\n\n"
    body = head + text[: MOST - len(head)].rpartition("\n")[0]
sys.stdout.write(body)
