"""What the screen is told on the command line."""

from __future__ import annotations

import argparse

import pytest

from visittui.commands import browse


@pytest.mark.parametrize("words", [[], ["nuclear"], ["data/hanoi-2024.json", "person/to-lam"], ["", "а б"]], ids=str)
def test_words_without_an_option_mean_what_the_parser_makes_of_them(words: list[str]) -> None:
    parser = argparse.ArgumentParser()
    browse.add_arguments(parser)
    assert vars(browse.without_options(words)) == vars(parser.parse_args(words))
