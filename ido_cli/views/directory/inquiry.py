"""Partners asked by letter what is no longer true, and their answer taken into partners.yaml."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ido_cli.directory.choosing import find_partner
from ido_cli.directory.model import Directory, Partner, PartnerKind
from ido_cli.directory.rows import as_row, differences
from ido_cli.errors import WRONG_USE, IdoError, reason, unknown
from ido_cli.literal import shortened, slug
from ido_cli.pages.inquiry_form import LABELS, Reply, read_form
from ido_cli.pages.inquiry_letter import as_mail, as_text, letter, read_reply
from ido_cli.referral.network import work_list
from ido_cli.settings import Settings
from ido_cli.source.editing.lines import unsafe
from ido_cli.source.files.writing import write
from ido_cli.source.reading import parse
from ido_cli.terminal.fronts import confirm
from ido_cli.terminal.output import Output
from ido_cli.views.directory.partner_answers import (
    RefusedError,
    check_answer,
    is_mail_address,
    persons_in,
    serious,
    value_line,
)
from ido_cli.views.directory.partner_changes import require_own, save, value_words
from ido_cli.workspace.directory_file import directory_from, read_base, with_changes
from ido_cli.workspace.folder import NATIONAL
from ido_cli.workspace.layers.own_fields import own_fields
from ido_cli.workspace.reading import Workspace

FORMATS: Final = ("tekst", "eml")
_ENDINGS: Final = {"tekst": "txt", "eml": "eml"}
MAX_BYTES: Final = 10_000_000
"""Of an answer; a mail with pictures in its signature is a few MB."""


def ask_partners(
    settings: Settings, partner_id: str | None, form: str, to: Path | None, every: bool
) -> None:
    """A letter to one partner, to those that are due, or to `every` one of the own layer.

    In a folder a file for each; without it one letter on stdout.
    """
    if form not in FORMATS:
        raise unknown("formaat", form, FORMATS, f"Kies uit: {', '.join(FORMATS)}.")
    workspace = settings.workspace()
    partners = _asked(settings, workspace, partner_id, every)
    if not partners:
        settings.environment.tell("Geen enkele partner is aan de beurt. Alle partners: --alle")
        return
    if to is None and len(partners) > 1:
        hint = "Kies een map met --uit MAP, of een partner: ido partners navraag ID"
        raise IdoError(f"Er zijn {len(partners)} partners aan de beurt.", hint, WRONG_USE)
    letters = {one.id: _letter(settings, workspace.directory, one, form) for one in partners}
    out = Output(settings.environment.stdout)
    if to is None:
        text = letters[partners[0].id]
        out.text(text.replace("\r\n", "\n") if os.linesep == "\r\n" else text)
    else:
        _write_letters(settings, out, to, letters, partners, form)


def take_answer(settings: Settings, partner_id: str, path: Path) -> None:
    """Show what a filled in form changes, ask, and write it with today's date: all or nothing.

    The date is written when every line was answered, or the rest is said to be right.
    """
    workspace, today = settings.workspace(), settings.environment.today
    require_own(workspace)
    directory, file = workspace.directory, workspace.directory_file
    partner = find_partner(directory, partner_id)
    facts = _facts(directory, partner)
    reply = _read(path, partner, facts)
    new = _answered(settings, directory, partner, reply)
    open_keys = [] if reply.rest_right else [key for key in facts if key not in reply.answers]
    if not open_keys:
        new = new.model_copy(update={"checked": today})
    changed = differences(partner, new)
    out = Output(settings.environment.stdout)
    for line in _change_lines(partner, changed, open_keys):
        out.line(line, wrap=False)
    if not changed or not confirm(settings, "Zo opslaan in partners.yaml?"):
        out.line("Er is niets veranderd.")
        return
    text = with_changes(file, (), {partner.id: changed})
    read = directory_from(parse(text, file.source.path)).directory
    if read is None or differences(read.by_id[partner.id], new):
        raise unsafe(file.source)
    save(out, file.source.path, text)


def _asked(
    settings: Settings, workspace: Workspace, partner_id: str | None, every: bool
) -> Sequence[Partner]:
    """The partners to ask: one by its id, all of the own layer, or those of them that are due.

    What only the visitor has, such as the own bank, is nobody to write to.
    """
    own = _own_layer(workspace)
    if partner_id is not None:
        partner = find_partner(workspace.directory, partner_id)
        if partner.id not in [one.id for one in own.partners]:
            message = f"{partner.name} komt uit de landelijke basis; die vraagt u niet zelf na."
            raise IdoError(message, "Klopt er iets niet? Verander het in partners.yaml.", WRONG_USE)
        return (partner,)
    due = own.partners if every else work_list(own, settings.environment.today)
    return [one for one in due if one.kind is not PartnerKind.OTHER]


def _own_layer(workspace: Workspace) -> Directory:
    """The directory with only the partners that the library keeps or changed itself."""
    directory, own = workspace.directory, workspace.directory_file.own
    partners = own.partners if own else ()
    if directory.base == NATIONAL:
        inherited = {one.id for one in read_base().partners}
        inherited -= {field.partner for field in own_fields(workspace)}
        partners = tuple(one for one in partners if one.id not in inherited)
    return directory.model_copy(update={"partners": partners})


def _facts(directory: Directory, partner: Partner) -> dict[str, str]:
    """What the form asks, as a partner reads it; a text in which a person stands is left out."""
    row = as_row(partner)
    facts = {key: value_line(row.get(key)) for key in LABELS}
    facts["biedt"] = "; ".join(directory.services.get(one, one) for one in partner.offers)
    if partner.nationwide:
        facts["regio"] = "heel Nederland"
    return {key: text for key, text in facts.items() if not persons_in(key, text)}


def _letter(settings: Settings, directory: Directory, partner: Partner, form: str) -> str:
    """The letter to one partner as it goes to a file; what is left out of it is told."""
    facts, library = _facts(directory, partner), directory.library
    left_out = [LABELS[key] for key in LABELS if key not in facts]
    if left_out:
        told = f"{partner.id}: niet in de brief, er staat iets van een persoon in"
        settings.environment.tell(f"{told}: {', '.join(left_out)}.")
    address = partner.email if is_mail_address(partner.email) and "email" in facts else ""
    body = letter(library, partner.id, partner.name, facts, partner.checked)
    if form == "tekst":
        return as_text(library, partner.name, address, body)
    return as_mail(library, partner.name, address, body, settings.environment.now()).as_string()


def _write_letters(
    settings: Settings,
    out: Output,
    to: Path,
    letters: Mapping[str, str],
    partners: Sequence[Partner],
    form: str,
) -> None:
    """Write each letter in a file of its own; a folder that has one of them is asked about."""
    paths = {one: to / name for one, name in zip(letters, _names(letters, form), strict=True)}
    there = sum(path.exists() for path in paths.values())
    if there and not confirm(
        settings, f"In {to} staan al {there} van deze brieven. Overschrijven?"
    ):
        out.line("Er is niets geschreven.")
        return
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "Kies een map met --uit MAP."
        raise IdoError(f"{to} kan geen map zijn: {reason(error)}.", hint) from error
    for one, path in paths.items():
        write(path, letters[one].encode("utf-8", "replace"))
    for partner in partners:
        how = partner.email or partner.phone or "geen mailadres en geen telefoon"
        out.line(f"{paths[partner.id].name}   {partner.name}   {how}", wrap=False)
    out.line(f"{len(paths)} {'brief' if len(paths) == 1 else 'brieven'} in {to}.", wrap=False)


def _names(ids: Iterable[str], form: str) -> Iterator[str]:
    """A name for the file of each, which no id can lead out of the folder."""
    taken: set[str] = set()
    for number, one in enumerate(ids, 1):
        name = f"navraag-{slug(one)[:80]}"
        if name in taken or not re.fullmatch(r"[a-z0-9-]+", name):
            name = f"navraag-{number}"
        taken.add(name)
        yield f"{name}.{_ENDINGS[form]}"


def _read(path: Path, partner: Partner, facts: Mapping[str, str]) -> Reply:
    """The one form in a file that is filled in, for this partner."""
    try:
        if path.stat().st_size > MAX_BYTES:
            hint = "Bewaar alleen de tekst van het formulier."
            raise IdoError(f"{path} is te groot.", hint, WRONG_USE)
        raw = path.read_bytes()
    except OSError as error:
        message = f"{path} is niet te lezen ({reason(error)})."
        raise IdoError(message, "Kijk of het bestand bestaat.", WRONG_USE) from error
    texts = read_reply(raw, path.suffix.lower() == ".eml")
    filled = [one for text in texts for one in read_form(text, facts)]
    mine = [one for one in filled if one.partner == partner.id]
    if filled and not mine:
        other = shortened(filled[0].partner)
        hint = f"Bedoelt u: ido partners gecontroleerd {other} --antwoord ..."
        raise IdoError(f'Dit formulier is van "{other}", niet van "{partner.id}".', hint, WRONG_USE)
    if not mine:
        hint = "Zet achter elke regel klopt of wordt:, of achter de rest klopt: ja."
        raise IdoError(f"In {path} vind ik geen ingevuld formulier.", hint)
    if len(mine) > 1:
        raise IdoError(f"In {path} staan {len(mine)} ingevulde formulieren.", "Laat er een staan.")
    return mine[0]


def _answered(settings: Settings, directory: Directory, partner: Partner, reply: Reply) -> Partner:
    """The partner as the form says. Raises IdoError that tells every mistake with its line."""
    today = settings.environment.today
    row, mistakes = as_row(partner), list(reply.mistakes)
    for key, answer in reply.answers.items():
        if answer.value is None:
            continue
        try:
            row[key] = check_answer(directory, key, answer.value, today)
        except RefusedError as error:
            words = f"{LABELS[key]}: {error.message} {error.hint}".strip()
            mistakes.append((answer.line, words))
    told = [f"  regel {line}: {text}" for line, text in sorted(mistakes)]
    new = partner
    if not told:
        new = Partner.model_validate({key: value for key, value in row.items() if value})
        before = {one.message for one in serious(directory, partner, today)}
        found = (one for one in serious(directory, new, today) if one.message not in before)
        told = [f"  {one.message}. {one.hint}" for one in found]
    if told:
        count = "zit een fout" if len(told) == 1 else f"zitten {len(told)} fouten"
        hint = "Herstel dit in het bestand en probeer het opnieuw. Er is niets veranderd."
        raise IdoError("\n".join([f"In het formulier {count}:", *told]), hint)
    return new


def _change_lines(
    partner: Partner, changed: Mapping[str, object], open_keys: Sequence[str]
) -> Iterator[str]:
    before = as_row(partner)
    yield f"{partner.id}: {partner.name}"
    for key, value in changed.items():
        yield f"  {key}: {value_words(before.get(key))} -> {value_words(value)}"
    if open_keys:
        words = ", ".join(LABELS[key] for key in open_keys)
        yield f"  Nog zonder antwoord: {words}. Daarom komt er geen datum van controle bij."
