"""The package as a library installs it.

It is built as a wheel, put in a fresh environment, and used from an unrelated folder.
"""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from ido_cli import __version__
from ido_cli.workspace.reading import open_workspace

SECONDS: Final = 180.0
"""How long a test waits for another process before it fails."""
CHECKOUT: Final = Path(__file__).parent.parent
LEFT_BEHIND: Final = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info", "dist", "build"
)


def run(
    command: list[str], folder: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the checkout without what a developer's day leaves in it."""
    folder = tmp_path_factory.mktemp("bouw")
    shutil.copytree(CHECKOUT, folder / "kopie", ignore=LEFT_BEHIND)
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder / "dist"),
        str(folder / "kopie"),
    ]
    built = run(command, folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = (folder / "dist").iterdir()
    return path


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it, and an unrelated folder to work in."""

    python: Path
    ido: Path
    elsewhere: Path

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `ido` in the unrelated folder, with a home and data of its own."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("IDO_", "PYTHON", "XDG_"))
        }
        return run(
            [str(self.ido), *words],
            self.elsewhere,
            {**kept, "HOME": str(self.elsewhere), "PYTHONUTF8": "1"},
        )


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a fresh environment.

    What it depends on comes from the environment of the tests, so that no network is needed.
    """
    folder = tmp_path_factory.mktemp("omgeving")
    venv.create(folder / "venv", with_pip=False)
    binaries = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    python = binaries / ("python.exe" if sys.platform == "win32" else "python")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        str(wheel),
    ]
    got = run(command, folder)
    assert got.returncode == 0, got.stdout + got.stderr
    site = Path(
        run(
            [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder
        ).stdout.strip()
    )
    packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (site / "van-de-tests.pth").write_text(
        "".join(f"{path}\n" for path in packages), encoding="utf-8"
    )
    elsewhere = folder / "ergens anders"
    elsewhere.mkdir()
    return Installed(
        python, binaries / ("ido.exe" if sys.platform == "win32" else "ido"), elsewhere
    )


def test_wheel_holds_the_package_and_the_shipped_workspace_and_no_more(wheel: Path) -> None:
    assert wheel.name == f"ido_cli-{__version__}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    trees = {
        f"ido_cli/shipped/decision_trees/{path.name}"
        for path in (CHECKOUT / "decision_trees").glob("*.yaml")
    }
    assert trees
    assert trees | {"ido_cli/shipped/partners.yaml", "ido_cli/py.typed", "ido_cli/main.py"} <= names
    assert "ido_cli/recognition/vectors/shipped.bin" in names
    assert {name.partition("/")[0] for name in names} == {
        "ido_cli",
        f"ido_cli-{__version__}.dist-info",
    }
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def test_installed_package_is_the_one_from_the_wheel(installed: Installed) -> None:
    code = "import ido_cli; print(ido_cli.__file__)"
    got = run(
        [str(installed.python), "-c", code],
        installed.elsewhere,
        {"PATH": os.environ.get("PATH", "")},
    )
    assert Path(got.stdout.strip()).is_relative_to(installed.python.parent.parent)
    assert installed("--versie").stdout == f"ido {__version__}\n"


def test_shipped_trees_are_found_from_an_unrelated_folder(installed: Installed) -> None:
    got = installed("bomen", "--json")
    assert (got.returncode, got.stderr) == (0, "")
    assert {row["id"] for row in json.loads(got.stdout)} == {
        path.stem for path in (CHECKOUT / "decision_trees").glob("[!_]*.yaml")
    }


def test_shipped_directory_is_found_from_an_unrelated_folder(installed: Installed) -> None:
    got = installed("partners", "--json")
    assert (got.returncode, got.stderr) == (0, "")
    ours = open_workspace(CHECKOUT).directory
    assert [row["id"] for row in json.loads(got.stdout)] == [
        partner.id for partner in ours.partners
    ]


def test_visit_is_held_from_an_unrelated_folder(installed: Installed) -> None:
    workspace = open_workspace(CHECKOUT)
    example = workspace.tree("toeslagen").examples[0]
    answers = [word for answer in example.answers for word in ("-a", answer)]
    desk = workspace.directory.locations[0]
    words = [
        "start",
        "--boom",
        "toeslagen",
        *answers,
        "--afloop",
        "doorverwezen",
        "--locatie",
        desk.id,
        "--export",
        "uit.txt",
    ]

    got = installed(*words)

    assert (got.returncode, got.stdout, got.stderr) == (
        0,
        "De samenvatting staat in uit.txt.\n",
        "",
    )
    text = (installed.elsewhere / "uit.txt").read_text(encoding="utf-8")
    assert text.startswith("Samenvatting van een bezoek aan het Informatiepunt Digitale Overheid\n")
    assert "Afloop      Doorverwezen" in text
    (row,) = json.loads(installed("sessies", "--json").stdout)
    tree, jump, step = example.advice.rpartition("#")
    assert row["vragen"][0]["advies"] == (f"{tree}{jump}{step}")
    assert row["locatie"] == desk.id


def test_first_command_without_anything_configured_is_a_visit(installed: Installed) -> None:
    got = installed()
    assert got.returncode == 130
    assert "Aan welke balie zit u?" in got.stdout
    assert got.stdout.endswith("Gestopt. Er is niets bewaard.\n")
    assert got.stderr == ""
