"""What a terminal sends is what a reader typed, or it is nothing: whatever comes, and however it is cut."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import AppBlur, AppFocus, Key, MouseDown, MouseScrollDown, MouseUp, Paste
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from terminal_driver.answers import ANSWERS
from visittui.tui.terminal.input_parser import InputParser, decoding
from visittui.tui.terminal.sequences import ESCAPE_DELAY, MOST_PASTED, PASTE_DELAY, PASTE_PAUSE, REST_DELAY


def heard(*pieces: str) -> list[Message]:
    """What is heard of pieces that come one soon after the other."""
    parser = InputParser()
    return [message for piece in pieces for message in parser.feed(piece)]


def keys(*pieces: str) -> list[str]:
    return [message.key for message in heard(*pieces) if isinstance(message, Key)]


def after_silence(text: str) -> tuple[list[str], float | None]:
    """The keys of a text that nothing follows, and the seconds after which they are known."""
    parser = InputParser()
    found = list(parser.feed(text))
    patience = parser.patience
    return [message.key for message in (*found, *parser.silence()) if isinstance(message, Key)], patience


def calls_of(act: Callable[[], object]) -> int:
    """How many functions are called for something, those of C too."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_no_answer_is_a_key_however_it_is_cut(answer: bytes) -> None:
    text = answer.decode()
    for cut in range(len(text) + 1):
        assert keys("k", text[:cut], text[cut:], "j") == ["k", "j"]
    assert keys(text * 3, "j") == ["j"]


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_whose_rest_never_comes_is_none_either(answer: bytes) -> None:
    text = answer.decode()
    for cut in range(3, len(text)):
        parser = InputParser()
        assert list(parser.feed(text[:cut])) == []
        if parser.patience is not None:
            assert parser.patience == REST_DELAY
            assert list(parser.silence()) == []
        assert [message.key for message in parser.feed("j") if isinstance(message, Key)] in (["j"], [])


@pytest.mark.parametrize(
    "answer",
    [b"\x9b?62;22c", b"\x9d11;rgb:1e1e/1e1e/2e2e\x9c", b"\x90>|tmux 3.4\x9c", b"\x9fGi=31;OK\x07", b"\x9e5\x1b\\",
     b"\x1b[?62\x18", b"\x1b[?62\x1a",
     b"\x1b[" + b"1;" * 500 + b"\x18", b"\x1b]11;rgb:1e\x18", b"\x1b]11;rgb:1e\x07\x1b\\",
     b"\x1bPtmux;\x1b\x1b]11;rgb:1/2/3\x07\x1b]2;\x07", b"\x1b[" + b"9" * 4_400 + b"u", b"\x1b[M \xa0!\x1b[M#\xa0\xff"],
    ids=lambda answer: ascii(answer[:12]),
)  # fmt: skip
def test_answers_in_eight_bits_called_off_or_broken_off_are_no_keys_either(answer: bytes) -> None:
    def keys_of(*pieces: bytes) -> list[str]:
        return keys(*map(decode, pieces))

    for cut in range(0, len(answer), 1 + len(answer) // 50):
        decode = decoding()
        assert keys_of(b"k", answer[:cut], answer[cut:] + answer, b"j") == ["k", "j"]


@pytest.mark.parametrize(
    "answer",
    [b"\x1b[?62;22c", b"\x1b[12;34R", b"\x1b[<0;99999;1M", b"\x9b?62;22c", b"\x1b[" + b"1;" * 150 + b"R"],
    ids=len,
)
@pytest.mark.parametrize(
    ("amid", "acted_on"), [(b"\r", ["enter"]), (b"\t", ["tab"]), (b"\0", ["ctrl+@"]), (b"\x7f", []), (b"\xff", [])]
)
def test_a_control_amid_an_answer_is_acted_on_and_the_answer_goes_on(
    amid: bytes, acted_on: list[str], answer: bytes
) -> None:
    begun = 1 + (answer[:1] == b"\x1b")
    for at in range(begun, len(answer)):
        for pieces in ([answer[:at] + amid + answer[at:]], [answer[:at], amid, answer[at:]]):
            assert keys(*map(decoding(), pieces), "j") == [*acted_on, "j"]


@pytest.mark.parametrize("piece", ["1\r", "1;", "\r", "1\x7f", "1\ufffd"], ids=ascii)
@pytest.mark.parametrize("introducer", ["\x1b[", "\x1bO", "\x9b"], ids=ascii)
def test_twice_as_much_amid_a_sequence_takes_no_more_than_twice_as_long(introducer: str, piece: str) -> None:
    once, twice = (calls_of(partial(keys, f"{introducer}{piece * times}\x18j")) for times in (1_000, 2_000))
    assert twice < 2.2 * once


@pytest.mark.parametrize("letter", ["j", "é", "ế", "\U00020000"])
@pytest.mark.parametrize("answer", [b"\x9b?62c", b"\x9d2;\xc3\xa9\x9c", b"\x9fGi=31;OK\x9c"], ids=ascii)
def test_an_answer_in_eight_bits_right_behind_a_letter_is_no_key(letter: str, answer: bytes) -> None:
    assert keys(decoding()(b"k" + letter.encode() + answer + b"j"))[2:] == ["j"]


@pytest.mark.parametrize(
    "noise",
    [b"\xf0\x90\x80", b"\xf4\x90\x80\x80", b"\xe0\x80\x9b", b"\x80", b"\xc0\xaf", bytes(range(0x80, 0x100)), b"\xff"],
)
def test_bytes_that_are_no_text_are_no_keys_and_the_next_key_counts(noise: bytes) -> None:
    assert keys(decoding()(noise + b"/lam")) == ["slash", "l", "a", "m"]


KEYS = {
    "\x1b[A": "up", "\x1bOB": "down", "\x1b[1;5C": "ctrl+right", "\x1b[1;3D": "alt+left", "\x1b[Z": "shift+tab",
    "\x1bOP": "f1", "\x1bOQ": "f2", "\x1b[12~": "f2", "\x1b[[B": "f2", "\x1b[5~": "pageup",
    "\x1b[6;5~": "ctrl+pagedown",
    "\x1b[3$": "shift+delete", "\x1b[7^": "ctrl+end", "\x1bj": "alt+j", "\x1bJ": "alt+shift+j",
    "\x1b.": "alt+full_stop",
    "\r": "enter", "\x7f": "backspace", "\x00": "ctrl+@", " ": "space", "/": "slash", "\x11": "ctrl+q",
    "\x1b[106u": "j", "\x1b[106;1u": "j", "\x1b[106;1:1u": "j", "\x1b[106;1:2u": "j", "\x1b[106;2u": "J",
    "\x1b[106:74;2;74u": "J", "\x1b[99;5u": "ctrl+c", "\x1b[13u": "enter", "\x1b[27u": "escape",
    "\x1b[32;;32u": "space",
    "\x1b[57399;129;48u": "0", "\x1b[57414u": "enter", "\x1b[1;1:2B": "down", "\x1b[9;2u": "shift+tab",
    "\x1b[27;5;99~": "ctrl+c", "\x1b[0;;106u": "j",
    # The key's place in the American layout, where the letter is another.
    "\x1b[1086::106;;1086u": "j", "\x1b[1089::99;5u": "ctrl+c", "\x1b[1089:99;5u": "ctrl+c", "\x1b[1089;5u": "ctrl+c",
    "\x1b[46::47;;46u": "slash", "\x1b[44::109;;44u": "comma", "\x1b[951::106;;951u": "j",
}  # fmt: skip


AS_WITHOUT_THE_PROTOCOL = {
    "\x1b[127;2u": "\x7f", "\x1b[127;3u": "\x1b\x7f", "\x1b[127;4u": "\x1b\x7f", "\x1b[127;66u": "\x7f",
    "\x1b[127;5u": "\x17", "\x1b[127;7u": "\x17", "\x1b[27;5;127~": "\x17", "\x1b[27;5;8~": "\x17",
    "\x1b[104;5u": "\x08", "\x1b[104;69u": "\x08", "\x1b[1088::104;5u": "\x08", "\x1b[27;5;104~": "\x08",
    "\x1b[13;2u": "\r", "\x1b[13;5u": "\r", "\x1b[13;6u": "\r", "\x1b[57414;2u": "\r", "\x1b[27;2;13~": "\r",
    "\x1b[109;5u": "\r", "\x1b[1100::109;5u": "\r", "\x1b[105;5u": "\t", "\x1b[9;5u": "\t", "\x1b[9;6u": "\x1b[Z",
    "\x1b[91;5u": "\x1b\x1b[I", "\x1b[1093::91;5u": "\x1b\x1b[I", "\x1b[27;2u": "\x1b\x1b[I",
    "\x1b[27;5u": "\x1b\x1b[I", "\x1b[98;3u": "\x1bb", "\x1b[102;3u": "\x1bf",
}  # fmt: skip
"""Keys with a modifier in kitty's notation or xterm's, and what terminals send for them that have neither."""


@pytest.mark.parametrize("sequence", AS_WITHOUT_THE_PROTOCOL, ids=ascii)
def test_a_key_that_only_some_terminals_tell_apart_is_the_same_key_in_all(sequence: str) -> None:
    assert keys(sequence) == keys(AS_WITHOUT_THE_PROTOCOL[sequence])
    assert len(keys(sequence)) == 1


@pytest.mark.parametrize("sequence", KEYS, ids=ascii)
def test_a_key_is_that_key_however_it_is_cut(sequence: str) -> None:
    assert keys(sequence, "q") == keys(*sequence, "q") == [KEYS[sequence], "q"]


@pytest.mark.parametrize(
    "sequence",
    ["\x1b[110;1:3u", "\x1b[1114112u", "\x1b[55296u", "\x1b[99999999999999999999u", "\x1b[1;1:3A", "\x1b[;;u",
     "\x1b[:::u",
     "\x1b[57441;2u", "\x1b[57358;65u", "\x1b[106;9999u", "\x1b[999;999H", "\x1b[6$", "\x1b[1;2R", "\x1b[57344u",
     "\x1b[106;;1114112u" + "\x1b[0u"],
    ids=ascii,
)  # fmt: skip
def test_releases_and_numbers_of_no_letter_are_no_keys(sequence: str) -> None:
    assert [key for key in keys(sequence, "q") if key != "j"] == ["q"]


def test_escape_alone_is_the_key_after_the_usual_delay_and_a_second_one_tells_of_the_first() -> None:
    assert after_silence("\x1b") == (["escape"], ESCAPE_DELAY)
    assert keys("\x1b\x1b[A") == ["escape", "up"]
    assert keys("\x1b\x11\x1b\r") == ["escape", "ctrl+q", "escape", "enter"]
    assert after_silence("j\x1b\x1b") == (["j", "escape", "escape"], ESCAPE_DELAY)


def test_alt_and_what_begins_an_answer_is_known_when_no_answer_follows() -> None:
    assert after_silence("\x1b[") == (["alt+left_square_bracket"], REST_DELAY)
    assert after_silence("\x1bO") == (["alt+shift+o"], REST_DELAY)
    assert after_silence("\x1b]") == (["alt+right_square_bracket"], REST_DELAY)


def test_a_string_without_an_end_is_never_stored_and_typing_recovers() -> None:
    parser = InputParser()
    for _ in range(200):
        assert list(parser.feed("\x1b]52;c;" + "QUFB" * 10_000)) == []
    assert list(parser.silence()) == []
    assert [message.key for message in parser.feed("j") if isinstance(message, Key)] == ["j"]


@pytest.mark.parametrize(
    "begun", ["\x1b]11;rgb:1e", "\x1bP>|tmux", "\x1b_G", "\x1b[?62;2", "\x1b[" + "1;" * 500], ids=len
)
@pytest.mark.parametrize(("quits", "key"), [("\x03", "ctrl+c"), ("\x11", "ctrl+q")])
def test_the_keys_that_end_the_program_are_heard_in_the_midst_of_an_answer(begun: str, quits: str, key: str) -> None:
    assert keys(begun, quits) == [key]


def test_focus_mouse_and_synchronised_output_are_heard() -> None:
    said = "\x1b[I\x1b[<0;12;6M\x1b[<0;12;6m\x1b[<65;1;1M\x1b[?2026;2$y\x1b[O"
    kinds = [AppFocus, MouseDown, MouseUp, MouseScrollDown, TerminalSupportsSynchronizedOutput, AppBlur]
    assert [type(message) for message in heard(said)] == kinds
    assert [type(message) for message in heard(*said)] == kinds
    assert heard("\x1b[?2026;0$y\x1b[<0;99999;1M\x1b[<0;-3;1M\x1b[M !!") == []


@pytest.mark.parametrize(
    ("pasted", "arrives"),
    [
        ("a\nb", "a b"),
        ("a\r\nb\rc", "a b c"),
        ("\nfirst", " first"),
        ("\x1b]11;x\x07\t\u202e\x9b", " ]11;x    "),
        ("", ""),
    ],
)
def test_a_paste_is_one_line_and_never_keys(pasted: str, arrives: str) -> None:
    text = f"\x1b[200~{pasted}\x1b[201~"
    for pieces in ([text], [*text]):
        (paste,) = heard(*pieces)
        assert isinstance(paste, Paste)
        assert paste.text == arrives


def test_a_paste_of_any_size_is_kept_up_to_a_size_and_one_without_an_end_ends() -> None:
    parser = InputParser()
    for piece in ("\x1b[200~", *["x" * 100_000] * 10):
        assert list(parser.feed(piece)) == []
    assert not list(parser.silence())  # a pause of a slow link
    assert parser.patience == PASTE_DELAY
    (paste,) = parser.silence()
    assert isinstance(paste, Paste)
    assert len(paste.text) == MOST_PASTED
    assert [message.key for message in parser.feed("j") if isinstance(message, Key)] == ["j"]


CONTROL_PRESSED = "\x1b[57442;5u"

QUITS = {
    "\x03": "ctrl+c", "\x11": "ctrl+q", "\x1b[99;5u": "ctrl+c", "\x1b[113;5u": "ctrl+q", "\x1b[27;5;99~": "ctrl+c",
    "\x1b[27;5;113~": "ctrl+q", "\x1b[99;69u": "ctrl+c", "\x1b[113;133u": "ctrl+q", "\x1b[99;197:1u": "ctrl+c",
    "\x1b[1089::99;5u": "ctrl+c", "\x1b[1081::113;5u": "ctrl+q", "\x1b[1089;5u": "ctrl+c",
    f"{CONTROL_PRESSED}\x1b[99;5u": "ctrl+c",
}  # fmt: skip


@pytest.mark.parametrize("quits", QUITS, ids=ascii)
def test_the_keys_that_end_the_program_are_heard_where_the_end_of_a_paste_is_lost(quits: str) -> None:
    for pieces in ([quits], [*quits]):
        parser = InputParser()
        assert not list(parser.feed("\x1b[200~nuclear "))
        assert not list(parser.feed(quits))  # at once: it was pasted
        assert not list(parser.silence())
        paste, pressed = [message for piece in pieces for message in parser.feed(piece)]
        assert isinstance(paste, Paste)
        assert isinstance(pressed, Key)
        assert pressed.key == QUITS[quits]


@pytest.mark.parametrize("begun", ["\x1b", "\x1b[99", CONTROL_PRESSED, "\x1b[99;5:3u", "c"], ids=ascii)
def test_they_are_heard_after_another_key_too(begun: str) -> None:
    parser = InputParser()
    assert not list(parser.feed("\x1b[200~nuclear "))
    assert not list(parser.silence())
    assert not list(parser.feed(begun))
    assert not list(parser.silence())
    assert [message.key for message in parser.feed("\x1b[99;5u") if isinstance(message, Key)][-1:] == ["ctrl+c"]


@pytest.mark.parametrize("inside", ["a\x1b[99;5ub", "\x1b[27;5;99~", "\x1b[106;5u", "\x1b[99;5:3u", "\x1b"], ids=ascii)
def test_a_paste_over_a_slow_link_stays_one_with_such_sequences_in_it(inside: str) -> None:
    parser = InputParser()
    assert not list(parser.feed("\x1b[200~nuclear "))
    if inside != "\x1b[27;5;99~":
        assert not list(parser.silence())
    assert not list(parser.feed(inside))
    assert not list(parser.silence())
    (paste,) = parser.feed(" energy\x1b[201~")
    assert isinstance(paste, Paste)
    assert paste.text == f"nuclear {inside} energy".replace("\x1b", " ")


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("pasted", ["Ханой, 20 июня", "Tuyên bố chung", "河内 \U00020000"], ids=ascii)
def test_a_paste_over_a_slow_link_stays_one_with_its_letters_cut_in_the_middle(pasted: str, size: int) -> None:
    parser, decode = InputParser(), decoding()
    assert not list(parser.feed("\x1b[200~"))
    sent = pasted.encode()
    for cut in range(0, len(sent), size):
        assert not list(parser.feed(decode(sent[cut : cut + size])))
        if parser.patience == PASTE_PAUSE:
            assert not list(parser.silence())
    (paste,) = parser.feed("\x1b[201~")
    assert isinstance(paste, Paste)
    assert paste.text == pasted


@pytest.mark.parametrize("at", range(1, 6))
def test_the_end_of_a_paste_is_its_end_after_a_pause_amid_it(at: int) -> None:
    ending = "\x1b[201~"
    for pause in (False, True):
        parser = InputParser()
        assert not list(parser.feed("\x1b[200~nuclear"))
        assert not list(parser.silence())
        assert not list(parser.feed(ending[:at]))
        if pause:
            assert not list(parser.silence())
        (paste,) = parser.feed(ending[at:])
        assert isinstance(paste, Paste)
        assert paste.text == "nuclear"


def test_letters_of_a_russian_keyboard_are_the_keys_that_they_stand_on() -> None:
    assert keys("олнйтсяыаьхъ") == [*"jkyqnczsfm", "left_square_bracket", "right_square_bracket"]
    assert keys("ПТКО") == [*"GNRJ"]
    # A full stop is where the Latin layout has the slash, once it is clear that the layout is Russian.
    assert keys(".", "о.,", "n.") == ["full_stop", "j", "slash", "question_mark", "n", "full_stop"]
    typed = [message.character for message in heard("о.Ж") if isinstance(message, Key)]
    assert typed == ["о", ".", "Ж"]


def test_letters_of_a_latin_keyboard_are_themselves_wherever_they_stand() -> None:
    assert keys("\x1b[97::113;;97u\x1b[58::47;;58u\x1b[233::50;;233u") == ["a", "colon", "2"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*map(chr, range(0x20)), *"[]OPX^_?;:$~uMmRy0123456789aл\u009b\u009d\\"]), max_size=40))
def test_whatever_comes_is_borne_and_means_the_same_however_it_is_cut(letters: list[str]) -> None:
    def told(messages: list[Message]) -> list[str]:
        return [f"{message!r}" for message in messages]

    assert told(heard(*letters)) == told(heard("".join(letters)))
    parser = InputParser()
    list(parser.feed("".join(letters)))
    while parser.patience is not None:
        list(parser.silence())
    assert [message.key for message in parser.feed("j") if isinstance(message, Key)] == ["j"]
