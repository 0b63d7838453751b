"""Who said it comes from the text alone; where the text is silent, nobody is named."""

from __future__ import annotations

import pytest

from visittui.drafting.drafting import Draft


def speakers(text: str, language: str = "en") -> list[str | None]:
    spoken = [one for one in Draft(text, language).spoken() if one.kind == "quotation"]
    return [one.speaker.text if one.speaker is not None else None for one in spoken]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The lake is open,” Ada Birk said on Monday.", ["Ada Birk"]),
        ("“The lake is open,” said Ada Birk, the mayor.", ["Ada Birk"]),
        ("“The lake is open to all of us,” he said. “It was never closed.”", ["he", "he"]),
        ("Birk, a former mayor of Lakeside, said, “The lake is open.”", ["Birk"]),
        ("At a conference, the mayor told reporters: “The lake is open.”", ["the mayor"]),
        ("According to Tam Linh, the lake is “open to all.”", ["Tam Linh"]),
        ("The boats are “not for sale” any more, the minister said.", ["the minister"]),
        ("Birk left early, saying the lake was “open to all.”", ["Birk"]),
        ("Birk: “The lake is open.”", ["Birk"]),
        ("“The lake is open.” — Ada Birk", ["Ada Birk"]),
        ("LAKESIDE (News) — Birk called it “a good day” for boats.", ["Birk"]),
        ("Per the harbour office: “The lake is open.”", ["the harbour office"]),
        ("Background from the harbour: “The lake is open.”", [None]),
        ("The mayor was told that “the lake” is open.", [None]),
        ("The lake is known as “the eye” here.", [None]),
        ("She read a book called “The Lake of my Mother”.", [None]),
    ],
)
def test_the_words_around_a_quotation_name_its_speaker(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("„Der See ist für alle offen“, sagte Ada Birk.", "de", ["Ada Birk"]),
        ("Gegenüber der Zeitung erklärte sie: „Der See ist für alle offen.“", "de", ["sie"]),
        ("„Der See ist offen“, so der Sprecher.", "de", ["der Sprecher"]),
        ("Das Gericht wies darauf hin: „Der See ist für alle offen.“", "de", ["Das Gericht"]),
        ("Im Dorf nennt man den See „offen“.", "de", [None]),
        ("«Озеро открыто для всех нас», — сказал президент Бирк.", "ru", ["президент Бирк"]),
        ("Бирк заявил: «Озеро открыто для всех нас».", "ru", ["Бирк"]),
        ("« Le lac est ouvert à tous », a déclaré Ada Birk.", "fr", ["Ada Birk"]),
        ("Selon Ada Birk, le lac est « ouvert à tous ».", "fr", ["Ada Birk"]),
        ("« Le lac est ouvert à tous », a-t-elle ajouté.", "fr", ["elle"]),
        ("« Le lac est ouvert à tous », glisse-t-il.", "fr", ["il"]),
        ("Ada Birk s’est dite « très heureuse ».", "fr", ["Ada Birk"]),
        ("Theo bà Ada Birk, hồ “mở cửa cho tất cả”.", "vi", ["bà Ada Birk"]),
        ("«Озеро открыто?» — спросил журналист.", "ru", ["журналист"]),
        ("Bà Birk nói: “Hồ mở cửa cho tất cả mọi người.”", "vi", ["Bà Birk"]),
    ],
)
def test_each_language_has_its_own_verbs_and_order(text: str, language: str, expected: list[str]) -> None:
    assert speakers(text, language) == expected


def test_a_pronoun_and_a_description_mean_whom_the_text_named() -> None:
    text = (
        "Northland President Ada Birk met Lakeside President Tam Linh in Lakeside.\n\n"
        "“The lake is open to all of us,” the Northland leader said.\n\n"
        "Tam Linh thanked her. “We are glad of it every day,” he said.\n"
    )
    spoken = [one for one in Draft(text, "en").spoken() if one.kind == "quotation"]
    assert [one.speaker.name for one in spoken if one.speaker] == ["Ada Birk", "Tam Linh"]


def test_an_office_alone_means_who_holds_it_in_the_text_and_who_is_no_name() -> None:
    text = "President Birk came.\n\nThe president called it “a good day”. She met an aide, who called it “open.”\n"
    spoken = [one.speaker for one in Draft(text, "en").spoken()]
    assert [(one.text, one.name) for one in spoken if one] == [("The president", "Birk"), ("an aide", None)]


def test_a_paragraph_that_only_quotes_goes_on_with_the_speaker_before() -> None:
    text = "“The lake is open to us,” Birk said.\n\n“It was never closed to anybody here.”\n"
    (first, second) = (one for one in Draft(text, "en").spoken())
    assert second.speaker is not None
    assert second.speaker.text == "Birk"
    assert second.confidence < first.confidence
    assert "paragraph before" in second.reason


def test_who_is_named_behind_the_last_paragraph_of_a_speech_spoke_all_of_it() -> None:
    text = (
        "“It is cold here,” Linh said.\n\n“The lake is open to us.\n\n“It never was closed.\n\n“Come in,” Birk said.\n"
    )
    assert speakers(text) == ["Linh", "Birk", "Birk", "Birk"]
