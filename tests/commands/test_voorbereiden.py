"""`ido voorbereiden`: what this desk has."""

from conftest import OWN, Ido, MakeBase, MakeWorkspace

from ido_cli import __version__


def test_desk_is_told_what_it_has(ido: Ido) -> None:
    said = ido("voorbereiden").out.splitlines()
    assert said[0] == f"ido {__version__}"
    assert "Bibliotheek: Testbieb, zonder basis" in said
    assert "Bomen: 3, waarvan 3 van uzelf" in said
    assert "Partners: 3" in said
    assert any(line.startswith("Talen: Nederlands") for line in said)
    assert any(line.startswith("Gesprekken: 0, in ") for line in said)


def test_library_on_the_base_is_told_so(
    ido: Ido, national_base: MakeBase, make_workspace: MakeWorkspace
) -> None:
    folder = make_workspace({}, OWN, name="eigen")
    said = ido("voorbereiden", "--map", str(folder)).out
    assert "Bibliotheek: De Boekenij, op de landelijke basis" in said
    assert "Bomen: 3, waarvan 0 van uzelf" in said
