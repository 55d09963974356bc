"""Bytes of any usual encoding become the text that was written; what is guessed or damaged is told."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.decoding import decode

EN = "The mayor said the “old” bridge – closed since May – will cost €4 million, and that the café stays open. " * 3
UK = (
    "Рада міста проголосувала за те, щоб закрити старий міст, повідомив мер. Це рішення не є остаточним і на нього чекали. "
    * 3
)
RU = (
    "Совет города проголосовал за то, чтобы закрыть старый мост, и сообщил, что это не последнее решение по мосту. " * 3
)
DE = (
    "Der Rat der Stadt hat die alte Brücke für sieben Monate gesperrt, und das ist nicht schön für die Bürger, sagte Müller. "
    * 3
)
FR = (
    "Le conseil de la ville a voté pour fermer le vieux pont pendant l’été, et que les élus préfèrent une autre année. "
    * 3
)
JA = "市議会は月曜日、古い橋を七か月間閉鎖することを決めた。市長が発表した。住民はフェリーを使うことになる。" * 3
ZH = "市议会星期一决定关闭这座旧桥七个月。市长宣布了这一消息。居民将不得不乘坐渡轮。这项工程耗资四百万欧元。" * 3
PL = (
    "Rada miasta zagłosowała za tym, że stary most zostanie zamknięty na siedem miesięcy, i nie wiadomo jak to się skończy, dużo łódek. "
    * 3
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (EN, "cp1252"),
        (UK, "cp1251"),
        (UK, "koi8-u"),
        (RU, "cp1251"),
        (DE, "latin-1"),
        (FR, "cp1252"),
        (JA, "shift_jis"),
        (JA, "euc_jp"),
        (ZH, "gb18030"),
        (PL, "cp1250"),
    ],
)
def test_old_encodings_are_read_and_told(text: str, encoding: str):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "not UTF-8, read as" in str(decoded.note)


@pytest.mark.parametrize("text", [EN, UK, JA], ids=["en", "uk", "ja"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_unicode_is_read_with_and_without_its_mark(text: str, encoding: str):
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.note) == (text, None)


def test_a_few_broken_bytes_do_not_spoil_the_rest():
    decoded = decode(UK.encode() + b"\xff" + UK.encode())
    assert decoded.text == UK + "\ufffd" + UK
    assert decoded.note == "UTF-8 with 1 damaged character"


def test_damage_behind_a_mark_is_told():
    assert decode(codecs.BOM_UTF8 + b"abc\xff").note == "UTF-8 with damaged characters"
    assert decode(codecs.BOM_UTF16_LE + "abc".encode("utf-16-le") + b"\x00").note == "UTF-16-LE with damaged characters"


def test_a_page_s_declared_encoding_goes_first():
    page = '<html><meta charset="iso-8859-2"><p>żółć</p></html>'
    assert decode(page.encode("iso-8859-2")).text == page


@pytest.mark.parametrize("name", ["no-such-thing", "base64", "utf-8"])
def test_a_wrong_declaration_is_passed_over(name: str):
    page = f'<html><meta charset="{name}"><p>{FR}</p></html>'
    assert decode(page.encode("cp1252")).text == page


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\x02" * 300, b"\x80\x00\x01\x02" * 300, b"\x7fELF\x02", b"SQLite format 3\x00"]
)
def test_binary_is_no_text(raw: bytes):
    assert decode(raw).text is None


def test_a_single_control_is_text():
    assert decode(b"one \x0c two\x00 three").text == "one \x0c two\x00 three"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_none(raw: bytes):
    decoded = decode(raw)
    assert decoded.text is None or isinstance(decoded.text, str)
