"""A workspace of one's own: what is asked, what is taken from the register, and an old one."""

import io
import shutil
from pathlib import Path

import pytest
import yaml
from conftest import DIRECTORY, Ido, say, surroundings
from copied import THEN

from ido_cli.settings import Settings
from ido_cli.views.founding import found
from ido_cli.workspace.folder import layer

ROOT = Path(__file__).parents[2]
REGISTER = "<overheidsorganisaties><organisaties>{}</organisaties></overheidsorganisaties>"
RECORD = (
    '<organisatie systeemId="{}"><naam>Gemeente {}</naam>'
    "<types><type>Gemeente</type></types></organisatie>"
)


def directory(folder: Path) -> dict[str, object]:
    read = yaml.safe_load((folder / "partners.yaml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def test_what_is_not_given_is_asked(ido: Ido, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    typed = "  De   Boekenij: en meer\nUtrecht, Texel\nNeude\n\n"
    asked = ido("init", str(own), typed=typed).out
    assert "Welke balies zijn er in Texel?" in asked
    made = directory(own)
    assert made["bibliotheek"] == "De Boekenij: en meer"
    assert made["regios"] == ["Utrecht", "Texel"]
    assert made["locaties"] == [{"id": "neude", "naam": "Neude", "regio": "Utrecht"}]
    assert "Zet de naam" not in asked


def test_without_anybody_to_answer_the_names_are_left_to_fill_in(ido: Ido, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    told = ido("init", str(own)).out
    assert told.endswith(
        "Zet de naam van de bibliotheek en de gemeente nog goed in partners.yaml.\n"
    )
    assert directory(own)["bibliotheek"] == "Onze bibliotheek"


def test_gemeente_without_the_register_has_no_number_and_says_so(ido: Ido, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    ido("init", str(own), "--bibliotheek", "B", "--gemeente", "Texel")
    rows = directory(own)["partners"]
    assert isinstance(rows, list)
    gemeente = next(row for row in rows if row["id"] == "gemeente-texel")
    assert "telefoon" not in gemeente
    assert "zoekt het met u op" in gemeente["opmerking"]
    assert {"burgerzaken", "bijstand", "schuldhulp"} <= set(gemeente["biedt"])
    assert "rni-loket" not in gemeente["biedt"]


def test_two_gemeenten_of_one_name_are_told_and_then_chosen(ido: Ido, tmp_path: Path) -> None:
    register = tmp_path / "exportOO.xml"
    records = RECORD.format(21, "Bergen (L)") + RECORD.format(22, "Bergen (NH)")
    register.write_text(REGISTER.format(records), encoding="utf-8")
    own = tmp_path / "eigen"
    words = ("init", str(own), "--bibliotheek", "B", "--register", str(register), "--gemeente")
    assert "Bergen (L)" in ido(*words, "Bergen", code=2).err
    assert not own.exists()
    ido(*words, "Bergen (L)")
    made = directory(own)
    assert made["regios"] == ["Bergen (L)"]
    assert isinstance(made["partners"], list)
    assert made["partners"][1]["register"]


def test_copy_of_version_01_is_shown_asked_and_taken_into_two_layers(
    ido: Ido, tmp_path: Path
) -> None:
    old = Path(shutil.copytree(ROOT / "decision_trees", tmp_path / "oud" / "decision_trees")).parent
    for path in (old / "decision_trees").glob("*.json"):
        path.unlink()
    (old / "partners.yaml").write_text(DIRECTORY, encoding="utf-8")
    copied = "Beslist over huurtoeslag, zorgtoeslag, kindgebonden budget en kinderopvangtoeslag."
    text = DIRECTORY.replace("Beslist over de vier toeslagen.", copied)
    (old / "partners.yaml").write_text(text, encoding="utf-8")
    told = ido("init", str(old), typed="1\n").out
    assert "Deze inrichting is een kopie van versie 0.1." in told
    assert told.rstrip().endswith("Er is niets veranderd.")
    assert layer(old).base is None
    told = ido("init", str(old), "--ja").out
    assert "partner met een eigen gegeven: dienst-toeslagen" in told
    assert layer(old).base is not None
    assert "gemeente-noord" in (old / "partners.yaml").read_text(encoding="utf-8")


def test_one_partner_that_was_not_changed_is_told_in_the_singular(ido: Ido, old: Path) -> None:
    told = ido("init", str(old), "--ja").out
    assert "   1  partner is landelijk en komt voortaan mee\n" in told
    assert f'Klaar. Kijk na met: ido --map "{old}" bomen controleer' in told


def test_copy_with_a_mistake_is_taken_over_and_says_where_to_look(ido: Ido, old: Path) -> None:
    wrong = THEN.replace("soort: maatschappelijk", "soort: iets")
    (old / "partners.yaml").write_text(wrong, encoding="utf-8")
    got = ido("init", str(old), "--ja", code=1)
    assert got.err == say(
        "De inrichting staat nu op de landelijke basis, maar partners.yaml klopt nog niet.",
        f'Kijk na met: ido --map "{old}" bomen controleer',
    )
    assert "Klaar." not in got.out
    assert layer(old).base is not None
    assert "soort: iets" in (old / "partners.yaml").read_text(encoding="utf-8")


class AtTheKeyboard(io.StringIO):
    """What a person types; its end is that they pressed Ctrl-D."""

    def isatty(self) -> bool:
        return True


def test_person_who_stops_at_a_question_makes_no_workspace(tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    settings = Settings(surroundings(stdin=AtTheKeyboard("De Boekenij\n")))
    with pytest.raises(KeyboardInterrupt):
        found(settings, own, "", (), None)
    assert not own.exists()


def test_folder_that_a_start_left_half_can_be_used_again(ido: Ido, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    words = ("init", str(own), "--bibliotheek", "B", "--gemeente", "Texel")
    ido(*words)
    (own / "partners.yaml").unlink()
    ido(*words)
    assert directory(own)["bibliotheek"] == "B"
