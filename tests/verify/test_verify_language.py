"""Another language is told by its script or by its common words, never by a lone letter or word."""

import pytest

from briefing.verify.quotes.language import is_foreign
from briefing.verify.source import Source

ENGLISH = Source(
    "The judge said on Monday that she was well aware of the barriers to women at the top of the law. " * 4
)


@pytest.mark.parametrize(
    ("words", "foreign"),
    [
        ("Zzz, zzz!", False),
        ("Das ist nicht", True),
        ("Das nicht", False),
        ("Die Oper „con brio“ war das nicht", True),
        ("Die Oper „con brio“ war nicht", False),
        ("Mayor Holm ist gone", False),
        ("Я тут Holm", True),
        ("Ana Ruiz added: I'll tell you what Judge [Mary Ann] O'Neill once said to me.", False),
        ("Die Ministerin hat das nicht gesagt und ist im Urlaub.", True),
        ("El alcalde dijo que no habrá más dinero para las escuelas y los hospitales.", True),
        ("O presidente disse que não há mais dinheiro para as escolas e os hospitais.", True),
        ("Premier powiedział, że nie ma na to pieniędzy i że się nie zgadza.", True),
        ("Суддя сказала, що не знає про це.", True),
    ],
)
def test_another_language_or_script_is_told_by_letters_and_common_words(words: str, *, foreign: bool):
    assert is_foreign(words, ENGLISH) is foreign
