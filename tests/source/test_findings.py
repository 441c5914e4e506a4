"""Findings as values: their order, and which of them keep a file from being used."""

from pathlib import Path

import pytest

from ido_cli.source.codes import CODES, Severity
from ido_cli.source.findings import Finding, Mark, has_errors, only_cleaned

FILE = Path("boom.yaml")


def finding(code: str, line: int = 1, column: int = 1, file: Path = FILE) -> Finding:
    return Finding(code, file, Mark(line, column), "iets")


def code_of(severity: Severity) -> str:
    """The first code that is this bad."""
    return next(code for code, kind in CODES.items() if kind.severity is severity)


def test_findings_stand_by_file_line_column_and_code() -> None:
    ordered = [
        finding("Y003", 9, file=Path("a.yaml")),
        finding("B001", 2, 1),
        finding("B004", 2, 1),
        finding("B001", 2, 7),
        finding("B001", 10, 1),
    ]
    turned = ordered[::-1]
    assert sorted(turned, key=Finding.sort_key) == ordered


def test_finding_is_as_bad_as_its_code_says() -> None:
    for severity in Severity:
        assert finding(code_of(severity)).severity is severity


@pytest.mark.parametrize(
    ("codes", "cleaned", "errors"),
    [
        ((), True, False),
        (("Y010",), True, False),
        (("Y010", "Y010"), True, False),
        (("Y010", "B004"), False, True),
        ((code_of(Severity.WARNING),), False, False),
        ((code_of(Severity.HINT), code_of(Severity.ERROR)), False, True),
    ],
)
def test_text_that_was_cleaned_does_not_keep_a_file_from_being_used(
    codes: tuple[str, ...], cleaned: bool, errors: bool
) -> None:
    found = tuple(finding(code) for code in codes)
    assert (only_cleaned(found), has_errors(found)) == (cleaned, errors)
