"""A Finding: one thing that is wrong in a workspace, with the place and the way out.

A value, never printed here.
"""

from dataclasses import dataclass
from pathlib import Path

from ido_cli.source.codes import CODES, Severity


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text file.

    `line` and `column` count from 1, `width` is the number of characters to underline.
    """

    line: int = 1
    column: int = 1
    width: int = 1


START = Mark()


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake or hint.

    `code` is one of codes.CODES; `message` says what is wrong and `hint` how to mend it, both in
    Dutch.
    """

    code: str
    file: Path
    mark: Mark
    message: str
    hint: str = ""

    @property
    def with_line(self) -> str:
        """What is wrong, and in which line, to end a sentence about the file."""
        return f"{self.message} (regel {self.mark.line})"

    @property
    def severity(self) -> Severity:
        """How bad it is, which its code says."""
        return CODES[self.code].severity

    def sort_key(self) -> tuple[str, int, int, str]:
        """Findings are shown by file, line, column and code."""
        return (str(self.file), self.mark.line, self.mark.column, self.code)


CLEANED = "Y010"
"""Control signs in a text.

They were taken out, so what is left can be used until a coordinator mends it.
"""


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether any of these keeps a file from being used.

    An error, but for one that was cleaned already.
    """
    return any(
        finding.severity is Severity.ERROR and finding.code != CLEANED for finding in findings
    )
