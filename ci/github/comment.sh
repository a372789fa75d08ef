# Keeps one comment on a pull request that says what it changes. Where none can be written, that is said and no failure.
set -euo pipefail

here=$(dirname "$0")
place=$RUNNER_TEMP/postlint
said=$place/said
export GH_HOST=${GITHUB_SERVER_URL#*://}

skip() {
  local text="No comment was written: $1"
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '::notice title=postlint::%s\n' "$text"
  exit 0
}

skip_as_told() {
  skip "$1 ($(head -c 500 "$said"))"
}

if [ -z "$PULL_REQUEST" ]; then
  echo "postlint: this run is about no pull request, so there is nothing to comment on."
  exit 0
fi
command -v gh > /dev/null || skip "this runner has no gh, the command line of GitHub."

base=$(git merge-base "refs/remotes/origin/$GITHUB_BASE_REF" HEAD 2> "$said") \
  || skip_as_told "this clone does not reach back to the branch of the pull request. Give actions/checkout fetch-depth: 0."
[ "$base" != "$(git rev-parse HEAD)" ] \
  || skip "what is checked out is the branch that the pull request goes to, so there is nothing to compare."

# What reads the files of strangers knows no token.
env -u GH_TOKEN -u GH_ENTERPRISE_TOKEN "$place/environment/bin/python" -I -X utf8 -m postlint \
  compare "$base" --format markdown > "$place/compared.md" 2> "$said" || true
[ -s "$place/compared.md" ] || skip_as_told "postlint compare had nothing to show."
marker='<!-- postlint compare -->'
"$place/environment/bin/python" -I -X utf8 "$here/body.py" "$marker" < "$place/compared.md" > "$place/body.md"

# Only what this very token wrote, and what begins with the marker: others may quote it.
# shellcheck disable=SC2016  # the variables are those of GraphQL
mine=$(gh api graphql --paginate -F number="$PULL_REQUEST" \
  -f owner="${GITHUB_REPOSITORY%/*}" -f name="${GITHUB_REPOSITORY#*/}" \
  -f query='query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
    repository(owner: $owner, name: $name) { pullRequest(number: $number) {
      comments(first: 100, after: $endCursor) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId viewerDidAuthor body }
      }
    } }
  }' \
  --jq ".data.repository.pullRequest.comments.nodes[]
    | select(.viewerDidAuthor and (.body | startswith(\"$marker\"))) | .databaseId" 2> "$said") \
  || skip_as_told "the comments of this pull request cannot be read. Give the job the permission pull-requests: write."

if [ -n "$mine" ]; then
  call=(--method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/${mine%%$'\n'*}")
else
  call=(--method POST "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments")
fi
gh api "${call[@]}" -F body=@"$place/body.md" --silent 2> "$said" \
  || skip_as_told "the token may not. It is read-only for pull requests from forks; for others, give the job the permission pull-requests: write."
