# Installs the postlint of this checkout into an environment of its own.
set -euo pipefail

environment=$RUNNER_TEMP/postlint/environment
# With -I Python imports nothing from the current folder, which is that of the pull request: no pip.py, no venv.py.
"$PYTHON" -I -m venv "$environment"
"$environment/bin/python" -I -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH"
