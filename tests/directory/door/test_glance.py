"""What the look of the lines of a partners.yaml says."""

from pathlib import Path

from ido_cli.directory.door.glance import glance_at_partners
from ido_cli.directory.model import NATIONWIDE
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace


def test_a_glance_at_the_shipped_partners_sees_what_reading_them_gives() -> None:
    directory = open_workspace(shipped()).directory
    assert [tuple(one) for one in glance_at_partners(shipped() / "partners.yaml")] == [
        (one.id, one.name, NATIONWIDE in one.regions) for one in directory.partners
    ]


def test_a_glance_sees_partners_in_every_way_of_writing(tmp_path: Path) -> None:
    file = tmp_path / "partners.yaml"
    file.write_text(
        "locaties:\n  - {id: balie, naam: B}\n"
        "partners:\n"
        "- naam: 'Een, twee'\n  id: \"een\"\n  opmerking: id: niet\n"
        "- {naam: Twee, id: twee, regio: landelijk}\n"
        "- doet: niets\n"
        "diensten:\n  - id: dienst\n",
        encoding="utf-8",
    )
    assert [one.id for one in glance_at_partners(file)] == ["een", "twee"]
    assert [one.nationwide for one in glance_at_partners(file)] == [False, True]
    assert glance_at_partners(tmp_path / "weg.yaml") == []
