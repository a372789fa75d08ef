# Judges: annotations on standard output, the summary of the step, a SARIF file; ends as `postlint check` does.
set -euo pipefail

here=$(dirname "$0")
place=$RUNNER_TEMP/postlint
sarif=$place/postlint.sarif

"$place/environment/bin/python" -I -X utf8 "$here/words.py" > "$place/words"
words=()
while IFS= read -r -d '' word; do
  words+=("$word")
done < "$place/words"

rm -f "$sarif"
code=0
# With -I Python imports nothing from PYTHONPATH or the folder that is checked.
# The Bash of macOS takes an empty list for an unset one.
"$place/environment/bin/python" -I -X utf8 -m postlint check --format github \
  --output "markdown=$GITHUB_STEP_SUMMARY" --output "sarif=$sarif" ${words[@]+"${words[@]}"} || code=$?
if [ -f "$sarif" ]; then
  printf 'sarif=%s\n' "$sarif" >> "$GITHUB_OUTPUT"
fi
exit "$code"
