"""Numbers are read as people type them."""

import pytest
from babel import numbers
from hypothesis import given
from hypothesis import strategies as st

from lib.entries.numbers import Ambiguous, Empty, Number, Reading, Unreadable, read_number
from lib.language import LANGUAGES, LOCALE_OF

NBSP, THIN = "\u00a0", "\u202f"
languages = st.sampled_from(LANGUAGES)
amounts = st.decimals(-(10**12), 10**12, places=4).map(float)
amounts_of_money = st.decimals(-(10**9), 10**9, places=2).map(float)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", 0),
        ("1234", 1234),
        ("1 234,5", 1234.5),
        ("1 234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0.125", 0.125),
        ("0,125", 0.125),
        (",5", 0.5),
        ("1234,567", 1234.567),
        ("1 234.567", 1234.567),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1,234,567.89", 1234567.89),
        (f"1{NBSP}234{NBSP}567", 1234567),
        (f"1{THIN}234,5", 1234.5),
        (f"1 234{NBSP}567", 1234567),
        ("1'234.5", 1234.5),
        ("1’234", 1234),
        ("-3", -3),
        ("− 3,5", -3.5),
        ("+5", 5),
        ("(5)", -5),
        ("(1 234,5)", -1234.5),
        ("1e3", 1000),
        ("1,5E+03", 1500),
        ("1.234e3", 1234),
        ("  7\t", 7),
        ("12,5 €", 12.5),
        (f"12{NBSP}€", 12),
        ("€12.50", 12.5),
        ("-0", 0),
    ],
)
def test_a_number_is_read_as_typed(typed: str, value: float, language: str) -> None:
    assert read_number(typed, language) == Number(value)


@pytest.mark.parametrize("typed", ["12 %", "12%", f"12{THIN}%", "12,0 %"])
def test_a_percentage_keeps_its_number(typed: str) -> None:
    assert read_number(typed, "fr") == Number(12, percent=True)


def test_minus_zero_is_zero() -> None:
    assert str(read_number("-0", "fr")) == str(Number(0.0))


@pytest.mark.parametrize(
    ("typed", "language", "reading"),
    [
        ("1.234", "fr", Ambiguous(1.234, 1234)),
        ("1,234", "fr", Number(1.234)),
        ("1,234", "en", Ambiguous(1.234, 1234)),
        ("1.234", "en", Number(1.234)),
        ("-12.500", "fr", Ambiguous(-12.5, -12500)),
        ("1.234 %", "fr", Ambiguous(1.234, 1234, percent=True)),
    ],
)
def test_a_mark_with_two_meanings_is_asked_about(
    typed: str, language: str, reading: Reading
) -> None:
    assert read_number(typed, language) == reading


@pytest.mark.parametrize("typed", ["", "   ", NBSP, f"{THIN}\t"])
def test_nothing_typed_is_empty(typed: str) -> None:
    assert read_number(typed, "fr") == Empty()


UNREADABLE = ["abc", "12 34", "1,2,3", "--5", "NaN", "inf", "-inf", "1.234.5", "1,234,5", "1.2,5"]
UNREADABLE += [
    "1 2345",
    "1  234",
    "12,",
    "12.",
    ".",
    "%",
    "€",
    "()",
    "(-5)",
    "-(5)",
    "5-",
    "1e",
    "e5",
]
UNREADABLE += ["0x10", "1_000", "12;5", "12/5", "=1+1", "²", "١٢", "1 234'567", "0 123", "#N/A"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_cannot_be_read_is_refused_with_what_to_type(typed: str, language: str) -> None:
    reading = read_number(typed, language)
    assert isinstance(reading, Unreadable)
    said = reading.sentence.say(language)
    assert typed in said
    assert {"fr": f"1{THIN}234,5", "en": "1,234.5"}[language] in said


@pytest.mark.parametrize("typed", ["12 jours", "3 k€", "1 200 hab."])
def test_a_number_with_its_unit_is_asked_alone(typed: str) -> None:
    reading = read_number(typed, "en")
    assert isinstance(reading, Unreadable)
    assert "type the number alone" in reading.sentence.say("en")


@pytest.mark.parametrize("typed", ["1e999", "9e308e1", "1" * 41, "1" * 10_000])
def test_a_number_beyond_measure_is_refused(typed: str) -> None:
    reading = read_number(typed, "fr")
    assert isinstance(reading, Unreadable)
    assert len(reading.sentence.say("fr")) < 200


def test_a_refusal_shows_braces_as_they_are() -> None:
    reading = read_number("{0}", "fr")
    assert isinstance(reading, Unreadable)
    assert "{0}" in reading.sentence.say("fr")


@given(amounts, languages)
def test_what_is_formatted_is_read_back(value: float, language: str) -> None:
    written = numbers.format_decimal(value, locale=LOCALE_OF[language], decimal_quantization=False)
    reading = read_number(written, language)
    means_it = isinstance(reading, Ambiguous) and value in (reading.decimal, reading.thousands)
    assert reading == Number(value) or means_it


@given(amounts)
def test_what_is_formatted_in_french_is_never_ambiguous(value: float) -> None:
    written = numbers.format_decimal(value, locale="fr_FR", decimal_quantization=False)
    assert read_number(written, "fr") == Number(value)


@given(amounts_of_money, languages, st.sampled_from(["standard", "accounting"]))
def test_an_amount_of_money_is_read_back(value: float, language: str, kind: str) -> None:
    written = numbers.format_currency(
        value,
        "EUR",
        locale=LOCALE_OF[language],
        format_type=kind,  # type: ignore[arg-type]
    )
    assert read_number(written, language) == Number(value)


@given(st.integers(-999, 999), languages)
def test_a_percentage_is_read_back_as_it_reads(percents: int, language: str) -> None:
    written = numbers.format_percent(percents / 100, locale=LOCALE_OF[language])
    assert read_number(written, language) == Number(percents, percent=True)


@given(amounts, languages)
def test_the_scientific_notation_is_read_back(value: float, language: str) -> None:
    written = numbers.format_scientific(
        value, locale=LOCALE_OF[language], decimal_quantization=False
    )
    assert read_number(written, language) == Number(pytest.approx(value))  # type: ignore[arg-type]


@given(st.text(max_size=60), languages)
def test_any_text_has_a_reading(text: str, language: str) -> None:
    match read_number(text, language):
        case Number(value):
            assert abs(value) < float("inf")
        case Ambiguous(decimal, thousands):
            assert decimal != thousands
        case Empty():
            assert not text.strip()
        case Unreadable(sentence):
            assert sentence.say(language)
