"""Whatever a text looks like, each suggestion stands in it where it says, in its very words."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from visittui.drafting.drafting import Draft

WORDS = st.sampled_from(
    [
        "“", "”", '"', "'", "’", "„", "«", "»", "—", "-", ":", ",", ".", ".”", '."', "?", "!", "\n", "\n\n", "(", ")",
        "said", "Birk", "Ada", "he", "President", "PRESIDENT BIRK:", "Q", "Mr.", "the", "a", "treaty", "deal", "signed",
        "reached", "on May 2", "at 9 am", "Monday", "lake", "U.S.", "according to", "who", "that", "told", "—\u00a0Да,",
        "сказал", "договор", "подписали", "nói", "déclaré", "sagte", "Vertrag", "a-t-il", "ajouté", "— сказал он —",
        "\ufeff", "\t", "e\u0301", "🙂",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60), st.sampled_from([" ", "", "  "]), st.sampled_from([None, "ru", "fr", "vi", "de"]))
def test_suggestions_stand_where_they_say(words: list[str], gap: str, language: str | None) -> None:
    text = gap.join(words)
    lines = [unicodedata.normalize("NFC", line) for line in text.split("\n")]
    for one in Draft(text, language).all():
        assert 0 <= one.start < one.end <= len(text)
        assert one.pieces
        for piece in one.pieces:
            assert piece.exact
            assert piece.exact in lines[piece.line - 1]


def test_a_paper_named_behind_a_sentence_that_a_quotation_ends() -> None:
    text = "They signed what one called a “feast.” Birk has said that the treaty was signed on the lake in the rain.\n"
    papers = [one for one in Draft(text, "en").all() if one.kind == "paper"]
    assert [one.exact for one in papers] == ["the treaty"]
