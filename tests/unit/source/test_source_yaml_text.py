"""Values to YAML text and back."""

from __future__ import annotations

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.source.spans import Source
from postlint.source.validate import plain
from postlint.source.yaml.emit import yaml_text
from postlint.source.yaml.parse import parse

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\n #:-|>\t"), max_size=30)


@given(TEXTS)
@example("1e3")
@example("0o17")
@example("Yes")
@example("@parks: hello #world")
@example("One\n\n  two\n three")
@example("- a\n# b\n--- c")
@example("\u2028\x85\ufeff😀")
def test_every_text_reads_back_as_it_was_whoever_reads_it(text):
    written = yaml_text([{"text": text, "thread": [text]}])
    parsed = parse(Source("a.yaml", written))
    assert not parsed.problems
    assert plain(parsed.documents[0]) == [{"text": text, "thread": [text]}]
    assert yaml.safe_load(written) == [{"text": text, "thread": [text]}]


def test_several_lines_stand_in_a_block_and_letters_as_they_are():
    assert yaml_text({"text": "Café 😀\n\nopen"}) == "text: |-\n  Café 😀\n\n  open\n"
