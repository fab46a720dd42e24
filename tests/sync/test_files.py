"""A base from files: what is wrong with its shape is said by table and field, the rest is read."""

import json
from pathlib import Path

import pytest

from lib.questions.load_health import PROBLEMS
from lib.sync.files import items, read_base
from lib.sync.json_base import UnreadableBase

PERSON = "email,name,role,active\n"


def written(folder: Path, text: str | bytes, name: str = "base.json") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def shape(path: Path) -> set[tuple[str, str, str]]:
    """What is wrong, but for the tables that are not there."""
    complaints = {found for found in read_base(path)[1] if found[2] != "missing_table"}
    assert {problem for _, _, problem in complaints} <= PROBLEMS.keys()
    return complaints


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[1, 2]",
        "12",
        '{"no table": []}',
        "[" * 100_000,
        b"\xff\xfe\x00",
        b"PK\x03\x04",
    ],
)
def test_a_file_that_is_no_base_is_refused_in_a_sentence(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(UnreadableBase):
        read_base(written(tmp_path, text))


def test_a_file_that_is_not_there_and_an_empty_folder_too(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBase):
        read_base(tmp_path / "none.json")
    with pytest.raises(UnreadableBase):
        read_base(tmp_path)


def test_a_mark_of_byte_order_is_no_matter(tmp_path: Path) -> None:
    base = "\ufeff" + json.dumps({"person": [{"email": "ada@x.example"}]})
    assert read_base(written(tmp_path, base))[0]["person"] == [{"email": "ada@x.example"}]
    written(tmp_path, f"\ufeff{PERSON}ada@x.example,Ada,admin,true\r\n", "person.csv")
    assert read_base(tmp_path)[0]["person"][0]["email"] == "ada@x.example"


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_a_table_saved_with_another_separator_is_refused_in_a_sentence(
    tmp_path: Path, mark: str, name: str
) -> None:
    written(tmp_path, f"{PERSON}ada@x.example,Ada,admin,true\n".replace(",", mark), "person.csv")
    with pytest.raises(UnreadableBase, match=f"separated by {name}: separate its cells by commas"):
        read_base(tmp_path)


def test_a_table_of_one_column_is_read(tmp_path: Path) -> None:
    written(tmp_path, "email\nada@x.example\n", "person.csv")
    assert read_base(tmp_path)[0]["person"] == [{"email": "ada@x.example"}]


def test_what_json_says_twice_is_said(tmp_path: Path) -> None:
    text = '{"person": [{"email": "a"}], "person": [{"email": "b", "name": "B", "name": "C"}]}'
    path = written(tmp_path, text)
    assert read_base(path)[0]["person"] == [{"email": "b", "name": "C"}]
    assert shape(path) == {("person", "", "repeated_table"), ("person", "name", "repeated_column")}


def test_rows_that_are_none_are_left_out_alone(tmp_path: Path) -> None:
    path = written(
        tmp_path, '{"person": [{"email": "a"}, null, 3, ["x"]], "project": {"slug": "a"}}'
    )
    assert read_base(path)[0]["person"] == [{"email": "a"}]
    assert shape(path) == {("person", "", "not_a_row"), ("project", "", "not_rows")}


def test_half_characters_are_replaced(tmp_path: Path) -> None:
    path = written(tmp_path, r'{"person": [{"email": "a\ud83d", "\udc00": "\ud83d\ude00"}]}')
    assert read_base(path)[0]["person"] == [{"email": "a?", "?": "😀"}]


def test_columns_in_excess_missing_and_repeated_are_said(tmp_path: Path) -> None:
    written(tmp_path, "email,name,name,shoe\na@x.example,A,B,42,more\n\n", "person.csv")
    assert read_base(tmp_path)[0]["person"] == [{"email": "a@x.example", "name": "B", "shoe": "42"}]
    assert shape(tmp_path) == {
        ("person", "shoe", "unknown_column"),
        ("person", "role", "missing_column"),
        ("person", "active", "missing_column"),
        ("person", "name", "repeated_column"),
        ("person", "", "longer_rows"),
    }


def test_an_empty_table_is_said(tmp_path: Path) -> None:
    written(tmp_path, PERSON, "person.csv")
    assert shape(tmp_path) == {("person", "", "empty_table")}


@pytest.mark.parametrize("text", ["é".encode("latin-1"), b'a@x.example,"never closed\nb,c,d\n'])
def test_a_file_that_cannot_be_read_to_its_end_is_refused(tmp_path: Path, text: bytes) -> None:
    written(tmp_path, PERSON.encode() + text, "person.csv")
    with pytest.raises(UnreadableBase, match=r"person\.csv"):
        read_base(tmp_path)


def test_a_long_text_is_read_whole(tmp_path: Path) -> None:
    written(tmp_path, f"{PERSON}a@x.example,{'x' * 200_000},admin,\n", "person.csv")
    assert len(read_base(tmp_path)[0]["person"][0]["name"]) == 200_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a|b", ["a", "b"]),
        (r"a\|b", ["a|b"]),
        (r"a\\|b", ["a\\", "b"]),
        (r"C:\dir|b", [r"C:\dir", "b"]),
        ("a||\n|", ["a", "\n"]),
        ("a\\", ["a\\"]),
    ],
)
def test_items_are_separated_by_bars(text: str, found: list[str]) -> None:
    assert items(text) == found
