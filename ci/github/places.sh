# Says where the caches lie, and what the packages in them hang on: this postlint's needs and the Python.
set -euo pipefail

here=$(dirname "$0")
needs=$("$PYTHON" -I "$here/needs.py" "$here/../../pyproject.toml")
{
  printf 'wheels=%s\n' "$RUNNER_TEMP/postlint/wheels"
  printf 'texts=%s\n' "$RUNNER_TEMP/postlint/texts"
  printf 'needs=%s\n' "$needs"
} >> "$GITHUB_OUTPUT"
