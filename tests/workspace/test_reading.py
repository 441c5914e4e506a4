"""Reading a workspace.

It is about what is read when, and how a broken file keeps nobody from working.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from conftest import DIGID, DIRECTORY, TREE, URGENT, Ido, MakeWorkspace

from ido_cli.checks.check import check
from ido_cli.errors import IdoError
from ido_cli.source.codes import Severity
from ido_cli.triage.examples import prove
from ido_cli.workspace.directory_file import read_directory
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace
from ido_cli.workspace.tree_file import read_tree
from ido_cli.workspace.tree_files import Trees

BROKEN = TREE.replace("naar: samen}", "naar: same}", 1)
"""A tree with an unknown target on line 14."""
CONCEPT = DIGID + "status: concept\n"


# The shipped copy


def test_shipped_copy_has_no_file_with_an_error() -> None:
    workspace = open_workspace(shipped())
    assert [(file.id, file.findings) for file in workspace.trees.left_out()] == []
    assert workspace.directory_file.findings == ()
    assert len(workspace.trees.in_use()) >= 10
    assert "spoed" in workspace.trees


# Read when asked for


def test_tree_is_read_when_it_is_first_asked_for_and_then_kept(
    make_workspace: MakeWorkspace,
) -> None:
    folder = make_workspace()
    path = folder / "decision_trees" / "toeslagen.yaml"
    workspace = open_workspace(folder)
    assert workspace.trees.known == ("digid", "spoed", "toeslagen")
    path.write_text(TREE.replace("titel: Toeslagen", "titel: Later", 1), encoding="utf-8")
    assert workspace.tree("toeslagen").title == "Later"
    path.write_text("stuk", encoding="utf-8")
    assert workspace.tree("toeslagen").title == "Later"
    assert workspace.trees["toeslagen"] is workspace.tree("toeslagen")


def test_one_broken_tree_is_not_noticed_by_who_asks_another(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"goed": TREE, "stuk": "titel: [\n"})
    workspace = open_workspace(folder)
    (folder / "decision_trees" / "stuk.yaml").unlink()
    assert workspace.tree("goed").title == "Toeslagen"


def test_tree_that_vanishes_before_it_is_read_is_left_out(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace()
    workspace = open_workspace(folder)
    assert "digid" in workspace.trees.known
    (folder / "decision_trees" / "digid.yaml").unlink()
    assert sorted(workspace.trees) == ["spoed", "toeslagen"]
    assert [(file.id, file.findings[0].code) for file in workspace.trees.left_out()] == [
        ("digid", "Y001")
    ]


def test_tree_is_read_once_by_who_ask_at_the_same_time(make_workspace: MakeWorkspace) -> None:
    trees = open_workspace(make_workspace()).trees
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: trees["toeslagen"], range(32), timeout=30))
    assert all(tree is found[0] for tree in found)


# Trees as a mapping


def test_trees_are_a_mapping_of_the_usable_ones(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        {"b-goed": TREE, "a-goed": URGENT, "stuk": BROKEN, "leeg": "", "nieuw": CONCEPT}
    )
    trees = open_workspace(folder).trees
    assert list(trees) == list(trees.keys()) == ["a-goed", "b-goed", "nieuw"]
    assert len(trees) == 3
    assert [tree.title for tree in trees.values()] == ["Spoed", "Toeslagen", "DigiD"]
    assert dict(trees.items())["b-goed"].begin == "wat"
    assert "b-goed" in trees
    assert "stuk" not in trees
    assert "bestaat-niet" not in trees
    assert trees.get("stuk") is None
    for tree_id in ("stuk", "bestaat-niet", ""):
        with pytest.raises(KeyError):
            trees[tree_id]


def test_all_files_are_known_and_the_broken_ones_left_out(make_workspace: MakeWorkspace) -> None:
    trees = open_workspace(make_workspace({"goed": TREE, "stuk": BROKEN, "leeg": ""})).trees
    assert trees.known == ("goed", "leeg", "stuk")
    assert [file.id for file in trees.files()] == ["goed", "leeg", "stuk"]
    assert [file.id for file in trees.left_out()] == ["leeg", "stuk"]
    assert [file.usable for file in trees.files()] == [True, False, False]
    assert trees.file("stuk").tree is not None
    with pytest.raises(KeyError):
        trees.file("bestaat-niet")


def test_tree_with_only_a_warning_is_usable(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(
        {"boom": TREE.replace("adviezen:\n", "adviezen:\n  los: {titel: Los}\n", 1)}
    )
    file = open_workspace(folder).trees.file("boom")
    assert [finding.code for finding in file.findings] == ["B007"]
    assert file.usable


def test_concept_is_there_but_not_offered(make_workspace: MakeWorkspace, ido: Ido) -> None:
    folder = make_workspace({"toeslagen": TREE, "digid": CONCEPT}, name="concept")
    trees = open_workspace(folder).trees
    assert list(trees.in_use()) == ["toeslagen"]
    assert not trees["digid"].in_use
    assert "digid" in ido("bomen", "--map", str(folder)).out


def test_other_files_in_the_tree_folder_are_no_trees(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"toeslagen": TREE})
    for name in (
        ".verborgen.yaml",
        "._toeslagen.yaml",
        "toeslagen.yaml.bak",
        "toeslagen.yaml~",
        "LEESMIJ.md",
        "schema.json",
    ):
        (folder / "decision_trees" / name).write_text("x", encoding="utf-8")
    (folder / "decision_trees" / "oud").mkdir()
    (folder / "decision_trees" / "oud" / "digid.yaml").write_text(DIGID, encoding="utf-8")
    assert open_workspace(folder).trees.known == ("toeslagen",)


def test_folder_without_trees_is_an_empty_mapping(tmp_path: Path) -> None:
    assert len(Trees(tmp_path / "weg")) == 0
    assert Trees(tmp_path / "weg").left_out() == ()


@pytest.mark.parametrize(
    "name", ["Toeslagen", "mijn_boom", "mijn boom", "één", "-boom", "boom.oud", "boom#a"]
)
def test_file_whose_name_cannot_be_an_id_is_left_out_and_says_so(
    make_workspace: MakeWorkspace, name: str
) -> None:
    folder = make_workspace({name: TREE})
    (finding,) = open_workspace(folder).trees.left_out()[0].findings
    assert (finding.code, finding.mark.line, finding.message) == (
        "B025",
        1,
        f'"{name}" kan geen naam van een boom zijn',
    )
    assert (
        finding.hint == "Gebruik alleen kleine letters, cijfers en streepjes, zoals mijn-boom.yaml."
    )


@pytest.mark.parametrize("name", ["boom", "2-toeslagen", "a", "zorg2026"])
def test_file_whose_name_is_an_id_is_used(make_workspace: MakeWorkspace, name: str) -> None:
    assert list(open_workspace(make_workspace({name: TREE})).trees) == [name]


def test_folder_named_as_a_tree_is_left_out(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace({"toeslagen": TREE})
    (folder / "decision_trees" / "map.yaml").mkdir()
    trees = open_workspace(folder).trees
    assert list(trees) == ["toeslagen"]
    assert [(file.id, file.findings[0].code) for file in trees.left_out()] == [("map", "Y001")]


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses such names itself")
def test_file_name_brings_no_escape_sequence_to_the_terminal(
    make_workspace: MakeWorkspace, ido: Ido
) -> None:
    folder = make_workspace({"bo\x1b[31m\x1b]0;om": "a: 1\n"}, name="stuk")
    assert "\x1b" not in ido("bomen", "controleer", "--map", str(folder), code=1).out
    listing = ido("bomen", "--map", str(folder))
    assert "\x1b" not in listing.out + listing.err


# Broken trees at the desk


def test_list_of_trees_names_what_was_left_out(make_workspace: MakeWorkspace, ido: Ido) -> None:
    folder = make_workspace({"toeslagen": TREE, "stuk": BROKEN, "ook-stuk": "- a\n"}, name="stuk")
    result = ido("bomen", "--map", str(folder))
    assert "toeslagen" in result.out
    assert result.err == (
        "Niet gebruikt, want er zit een fout in: ook-stuk, stuk. "
        'Bekijk ze met "ido bomen controleer".\n'
    )


def test_visit_goes_on_with_the_healthy_trees(
    make_workspace: MakeWorkspace, ido: Ido, tmp_path: Path
) -> None:
    folder = make_workspace({"toeslagen": TREE, "spoed": URGENT, "stuk": BROKEN}, name="stuk")
    out = tmp_path / "uit.txt"
    ido(
        "start",
        "--boom",
        "toeslagen",
        "-a",
        "3",
        "--afloop",
        "doorverwezen",
        "--export",
        str(out),
        "--map",
        str(folder),
    )
    assert "Samen uitzoeken" in out.read_text(encoding="utf-8")


def test_topics_at_the_desk_name_what_was_left_out(make_workspace: MakeWorkspace, ido: Ido) -> None:
    folder = make_workspace({"toeslagen": TREE, "spoed": URGENT, "stuk": BROKEN}, name="stuk")
    result = ido("--locatie", "noord", "--map", str(folder), typed="\nq\n")
    assert (
        'Niet gebruikt, want er zit een fout in: stuk. Bekijk ze met "ido bomen controleer".'
        in " ".join(result.out.split())
    )


@pytest.mark.parametrize(
    "words", [["bomen", "toon", "stuk"], ["start", "--boom", "stuk"], ["bomen", "proef", "stuk"]]
)
def test_broken_tree_that_is_asked_for_says_what_is_wrong(
    words: list[str], make_workspace: MakeWorkspace, ido: Ido
) -> None:
    folder = make_workspace({"toeslagen": TREE, "stuk": BROKEN}, name="stuk")
    result = ido(*words, "--map", str(folder), code=1)
    assert result.err.endswith(
        'ido: De boom "stuk" heeft een fout: onbekend doel "same" (regel 14).\n'
        '     Bekijk alles met "ido bomen controleer stuk".\n'
    )


@pytest.mark.parametrize(
    "words", [["bomen", "toon"], ["bomen", "controleer"], ["bomen", "proef"], ["start", "--boom"]]
)
def test_unknown_tree_names_the_nearest(words: list[str], ido: Ido) -> None:
    assert (
        ido(*words, "toeslag", code=2).err
        == 'ido: Ik ken geen boom "toeslag".\n     Bedoelde u "toeslagen"?\n'
    )


def test_unknown_tree_that_looks_like_nothing_says_where_to_look(ido: Ido) -> None:
    assert (
        ido("bomen", "toon", "xyz", code=2).err
        == 'ido: Ik ken geen boom "xyz".\n     Bekijk alle bomen met "ido bomen".\n'
    )


def test_tree_is_an_error_with_the_first_error_not_the_first_warning(
    make_workspace: MakeWorkspace,
) -> None:
    text = TREE.replace("begin: wat", "begin: wta", 1).replace("naar: samen}", "naar: same}", 1)
    with pytest.raises(IdoError) as caught:
        open_workspace(make_workspace({"boom": text})).tree("boom")
    assert (
        caught.value.message
        == 'De boom "boom" heeft een fout: onbekende eerste vraag "wta" (regel 5).'
    )
    assert caught.value.exit_code == 1


def test_read_tree_tells_yaml_shape_name_and_structure_at_once(tmp_path: Path) -> None:
    path = tmp_path / "Boom.yaml"
    path.write_text(
        "titel: x\ntitel: y\nbegin: z\nvragen: {}\nadviezen: {a: {}}\n", encoding="utf-8"
    )
    assert [finding.code for finding in read_tree(path).findings] == ["Y009", "B002", "B025"]
    path.write_text("titel: x\nbegin: z\nvragen: {}\nadviezen: {}\n", encoding="utf-8")
    assert [finding.code for finding in read_tree(path).findings] == ["B025", "B005"]


# partners.yaml


MISTAKES = {
    "wrong type": (
        DIRECTORY.replace("[Noord, Zuid]", "{a: b}", 1),
        '"regios" moet een lijst zijn, geen sleutels met waarden',
        3,
    ),
    "duplicate": (
        DIRECTORY + "bibliotheek: Ander\n",
        'de sleutel "bibliotheek" staat er twee keer',
        40,
    ),
    "syntax": (
        DIRECTORY.replace("soort: overheid", "soort: @", 1),
        "een tekst mag niet met dit teken beginnen",
        13,
    ),
    "empty": ("", "het bestand is leeg of bevat geen sleutels", 1),
}


@pytest.mark.parametrize(("directory", "message", "line"), MISTAKES.values(), ids=MISTAKES)
def test_broken_directory_is_told_by_what_needs_it(
    directory: str, message: str, line: int, make_workspace: MakeWorkspace, ido: Ido
) -> None:
    folder = make_workspace(directory=directory, name="stuk")
    for words in (
        ["partners"],
        ["start", "--boom", "toeslagen", "-a", "3", "--afloop", "doorverwezen"],
        ["herken", "toeslag"],
    ):
        result = ido(*words, "--map", str(folder), code=1)
        assert result.err == (
            f"ido: partners.yaml is niet te gebruiken: {message} (regel {line}).\n"
            '     Bekijk alle fouten met "ido bomen controleer".\n'
        )
        assert result.out == ""


@pytest.mark.parametrize(("directory", "message", "line"), MISTAKES.values(), ids=MISTAKES)
def test_broken_directory_leaves_the_trees_to_be_seen_and_checked(
    directory: str, message: str, line: int, make_workspace: MakeWorkspace, ido: Ido
) -> None:
    folder = make_workspace(directory=directory, name="stuk")
    assert "toeslagen" in ido("bomen", "--map", str(folder)).out
    checked = ido("bomen", "controleer", "--map", str(folder), code=1)
    assert f"fout: {message}" in checked.out
    assert f"partners.yaml:{line}:" in checked.out


def test_directory_is_read_once_and_kept(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace()
    workspace = open_workspace(folder)
    assert workspace.directory.library == "Testbieb"
    (folder / "partners.yaml").write_text("stuk", encoding="utf-8")
    assert workspace.directory.library == "Testbieb"
    assert [desk.id for desk in workspace.directory.locations] == ["noord", "zuid"]


def test_directory_that_is_gone_is_an_error_without_a_traceback(tmp_path: Path) -> None:
    file = read_directory(tmp_path / "partners.yaml")
    assert (file.directory, file.findings[0].code) == (None, "Y001")
    with pytest.raises(
        IdoError, match=r"partners\.yaml is niet te gebruiken: het bestand is niet te lezen"
    ):
        _ = open_workspace(tmp_path).directory


# A workspace of version 0.1


OLD = Path(__file__).parent / "data" / "0.1"


def test_workspace_of_version_01_is_read_whole_and_has_no_mistake(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(OLD, tmp_path / "inrichting"))
    workspace = open_workspace(folder)
    assert workspace.trees.left_out() == ()
    assert sorted(workspace.trees.known) == ["digid", "spoed", "toeslagen"]
    assert [desk.id for desk in workspace.directory.locations] == ["noord", "zuid"]
    assert [one.id for one in workspace.directory.partners] == [
        "dienst-toeslagen",
        "gemeente-noord",
        "wijkteam",
    ]
    advice = workspace.trees["toeslagen"].advices["aanvragen"]
    assert advice.names == ("dienst-toeslagen", "formulierenhulp")
    assert [(line.text, dict(line.when)) for line in advice.do] == [
        ("Log in op Mijn toeslagen.", {}),
        ("Vraag eerst een DigiD aan.", {"digid": ("nee",)}),
    ]
    for tree_id in workspace.trees.known:
        assert all(proof.good for proof in prove(workspace.trees, tree_id))
    found = check(workspace, date(2026, 11, 24))
    assert [one for one in found if one.severity is Severity.ERROR] == []


# What a desk keeps of the trees


def many_trees() -> dict[str, str]:
    """More trees than a desk keeps whole, each with a title of its own."""
    return {f"boom-{n}": TREE.replace("titel: Toeslagen", f"titel: Boom {n}", 1) for n in range(9)}


def test_desk_walks_the_trees_that_it_began_with(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(many_trees())
    trees, whole = open_workspace(folder).trees, open_workspace(folder).trees
    trees.lighten()
    assert dict(trees) == dict(whole)
    for path in (folder / "decision_trees").glob("boom-*.yaml"):
        path.write_text("titel: [", encoding="utf-8")
    assert dict(trees) == dict(whole)
    assert trees.left_out() == ()


def test_desk_that_reads_first_and_is_made_light_later_keeps_the_same(
    make_workspace: MakeWorkspace,
) -> None:
    trees = open_workspace(make_workspace(many_trees() | {"stuk": BROKEN})).trees
    before = dict(trees)
    trees.lighten()
    assert dict(trees) == before
    assert [file.id for file in trees.left_out()] == ["stuk"]


def test_desk_that_is_made_light_again_keeps_the_same(make_workspace: MakeWorkspace) -> None:
    folder = make_workspace(many_trees())
    trees, whole = open_workspace(folder).trees, dict(open_workspace(folder).trees)
    trees.lighten()
    kept = trees.light()
    for again in (trees.lighten, lambda: trees.remember(kept)):
        again()
        assert dict(trees) == whole


def test_what_the_desk_offers_has_headings(make_workspace: MakeWorkspace) -> None:
    trees = open_workspace(
        make_workspace({"toeslagen": TREE, "digid": CONCEPT, "stuk": BROKEN})
    ).trees
    assert list(trees.headings) == ["digid", "toeslagen"]
    assert list(trees.offered) == ["toeslagen"]
    heading = trees.headings["toeslagen"]
    tree = trees["toeslagen"]
    assert (heading.title, heading.theme) == (tree.title, tree.theme)
    assert heading.advices == {name: advice.title for name, advice in tree.advices.items()}
