"""A workspace -> all that is wrong in it, as Findings. Pure: the files are read already and `today` comes in.

B codes are about a tree, P codes about the directory, N codes about the network of both, Y codes about the YAML itself.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from ido_cli import hours
from ido_cli.errors import IdoError, did_you_mean
from ido_cli.findings import Finding, Severity
from ido_cli.model import ContactState, Directory, Partner, Tree
from ido_cli.referral import help_in_person
from ido_cli.routes import prove, routes
from ido_cli.structure import JUMP, target
from ido_cli.text_rules import MAX_WORDS, asks_personal_data, too_long, tree_texts, words
from ido_cli.triage import UNKNOWN_ANSWER
from ido_cli.workspace import TreeFile, Trees, Workspace
from ido_cli.yaml_source import Loc, Source

MAX_ANSWERS: Final = 7
MAX_QUESTIONS: Final = 7
MAX_ROUTES: Final = 20_000
"""Routes of one tree that are walked to find the longest; a tree with more is too large to walk at a desk."""
_STEP_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")


def check(workspace: Workspace, today: date) -> tuple[Finding, ...]:
    """Everything that is wrong in a workspace, sorted by file and line."""
    directory_file = workspace.directory_file
    found = list(directory_file.findings)
    for file in workspace.trees.files():
        found += check_tree(workspace, file, today)
    if directory_file.directory is not None:
        found += _directory(directory_file.directory, directory_file.source, today)
        found += _unused(directory_file.directory, directory_file.source, workspace.trees)
    return tuple(sorted(found, key=Finding.sort_key))


def check_tree(workspace: Workspace, file: TreeFile, today: date) -> tuple[Finding, ...]:
    """Everything that is wrong in one tree, also where it meets the directory and the other trees."""
    tree, source = file.tree, file.source
    if tree is None:
        return file.findings
    found = list(file.findings)
    for rule in (_answers, _texts, _advices):
        found += rule(tree, source)
    found += _facts_age(tree, source, today, workspace.directory_file.directory)
    found += _jumps(tree, source, workspace.trees)
    if workspace.directory_file.directory is not None:
        found += _network(tree, source, workspace.directory_file.directory)
    if file.usable:
        found += _conditions(tree, source, workspace.trees)
        found += _examples(file.id, tree, source, workspace.trees)
        found += _lengths(file.id, source, workspace.trees)
    return tuple(found)


def _answers(tree: Tree, source: Source) -> Iterator[Finding]:
    for name, question in tree.questions.items():
        loc: Loc = ("vragen", name)
        if not _STEP_NAME.fullmatch(name):
            yield source.finding("B025", Severity.ERROR, loc, f'"{name}" kan geen naam van een vraag zijn', _NAME_HINT, of_key=True)
        if len(question.answers) == 1:
            hint = "Een vraag met één antwoord vraagt niets. Voeg een antwoord toe of haal de vraag weg."
            yield source.finding("B010", Severity.WARNING, loc, f'de vraag "{name}" heeft maar één antwoord', hint, of_key=True)
        if len(question.answers) > MAX_ANSWERS:
            message = f'de vraag "{name}" heeft {len(question.answers)} antwoorden'
            hint = f"Hooguit {MAX_ANSWERS} is prettig. Maak er twee vragen van."
            yield source.finding("B023", Severity.WARNING, loc, message, hint, of_key=True)
        if UNKNOWN_ANSWER not in question.by_key:
            hint = 'Voeg "antwoord: Weet niet" toe, met een weg verder voor wie het niet weet.'
            yield source.finding("B012", Severity.WARNING, loc, f'de vraag "{name}" heeft geen antwoord "Weet niet"', hint, of_key=True)
        seen: dict[str, int] = {}
        for number, answer in enumerate(question.answers):
            if answer.key in seen:
                place = ("vragen", name, "antwoorden", number, "antwoord")
                message = f'het antwoord "{answer.text}" staat er twee keer'
                yield source.finding("B011", Severity.ERROR, place, message, "Geef de antwoorden verschillende teksten.")
            seen[answer.key] = number


_NAME_HINT: Final = "Gebruik alleen kleine letters, cijfers, streepjes en _."


def _texts(tree: Tree, source: Source) -> Iterator[Finding]:
    for loc, text in tree_texts(tree):
        for sentence in too_long(text):
            message = f"een zin van {words(sentence)} woorden is te lang"
            hint = f"Hooguit {MAX_WORDS} woorden. Maak er twee zinnen van."
            yield source.finding("B019", Severity.WARNING, loc, message, hint)
        if asks_personal_data(text):
            hint = "De balie vraagt hier nooit naar. Laat de klant het zelf intypen bij de instantie."
            yield source.finding("B020", Severity.ERROR, loc, "deze tekst vraagt om persoonsgegevens", hint)


def _advices(tree: Tree, source: Source) -> Iterator[Finding]:
    for name, advice in tree.advices.items():
        loc: Loc = ("adviezen", name)
        if not _STEP_NAME.fullmatch(name):
            yield source.finding("B025", Severity.ERROR, loc, f'"{name}" kan geen naam van een advies zijn', _NAME_HINT, of_key=True)
        if not advice.refer:
            hint = "Noem achter verwijs: waar de klant heen gaat, als partner of als dienst."
            yield source.finding("B018", Severity.ERROR, loc, f'het advies "{name}" verwijst naar niemand', hint, of_key=True)


def _facts_age(tree: Tree, source: Source, today: date, directory: Directory | None) -> Iterator[Finding]:
    valid_days = directory.valid_days if directory else 180
    for name, advice in tree.advices.items():
        loc: Loc = ("adviezen", name)
        finding = _age(advice.checked, today, valid_days, f'het advies "{name}"')
        if finding is not None:
            code, message = finding
            key = (*loc, "gecontroleerd") if advice.checked else loc
            yield source.finding(f"B{code}", Severity.HINT, key, message, _AGE_HINT, of_key=not advice.checked)


_AGE_HINT: Final = "Lees de bron na en zet de datum van die dag achter gecontroleerd:."


def _age(checked: date | None, today: date, valid_days: int, what: str) -> tuple[str, str] | None:
    if checked is None:
        return "022", f"{what} is nog nooit gecontroleerd"
    days = (today - checked).days
    if days < 0:
        return "021", f"{what} heeft een controledatum in de toekomst"
    if days > valid_days:
        return "021", f"{what} is {days} dagen geleden gecontroleerd"
    return None


def _jumps(tree: Tree, source: Source, trees: Trees) -> Iterator[Finding]:
    known = {file.id: file for file in trees.files()}
    for name, question in tree.questions.items():
        for number, answer in enumerate(question.answers):
            if JUMP not in answer.to:
                continue
            loc = ("vragen", name, "antwoorden", number, "naar")
            place = target("", answer.to)
            if place.tree not in known:
                hint = did_you_mean(place.tree, known) or 'Bekijk alle bomen met "ido bomen".'
                yield source.finding("B004", Severity.ERROR, loc, f'onbekende boom "{place.tree}"', hint)
                continue
            other = known[place.tree].tree
            if other is not None and place.step not in other.questions and place.step not in other.advices:
                steps = [*other.questions, *other.advices]
                hint = did_you_mean(place.step, steps) or f"Die boom heeft: {', '.join(steps)}."
                yield source.finding("B004", Severity.ERROR, loc, f'de boom "{place.tree}" heeft geen stap "{place.step}"', hint)


def _network(tree: Tree, source: Source, directory: Directory) -> Iterator[Finding]:
    known = {*directory.by_id, *directory.services}
    for name, advice in tree.advices.items():
        missing = False
        for number, addressee in enumerate(advice.refer):
            if addressee not in known:
                missing = True
                hint = did_you_mean(addressee, known) or "Voeg de partner of de dienst toe aan partners.yaml."
                loc = ("adviezen", name, "verwijs", number)
                yield source.finding("N001", Severity.ERROR, loc, f'onbekende partner of dienst "{addressee}"', hint)
        if missing or not advice.refer:
            continue
        alone = [region for region in directory.regions if not help_in_person(directory, advice.refer, region)]
        if alone:
            message = f'bij het advies "{name}" is er geen hulp in de buurt in {" en ".join(alone)}'
            hint = "Noem bij verwijs ook een dienst die hier iemand heeft, of zoek een partner."
            yield source.finding("N003", Severity.HINT, ("adviezen", name, "verwijs"), message, hint, of_key=True)


def _conditions(tree: Tree, source: Source, trees: Trees) -> Iterator[Finding]:
    settable = facts_of(trees)
    for name, advice in tree.advices.items():
        for key, lines in (("doe", advice.do), ("neem_mee", advice.bring), ("let_op", advice.watch)):
            for number, line in enumerate(lines):
                for fact, value in line.when.items():
                    loc = ("adviezen", name, key, number, "als", fact)
                    if fact not in settable:
                        hint = did_you_mean(fact, settable) or "Zet feit: bij de vraag die dit te weten komt."
                        yield source.finding("B013", Severity.ERROR, loc, f'geen vraag zet het feit "{fact}"', hint, of_key=True)
                    elif value not in settable[fact]:
                        hint = did_you_mean(value, settable[fact]) or f"Kan zijn: {', '.join(sorted(settable[fact]))}."
                        yield source.finding("B014", Severity.ERROR, loc, f'het feit "{fact}" is nooit "{value}"', hint)


def facts_of(trees: Trees) -> dict[str, set[str]]:
    """The facts that the questions of all trees set, with the values they can have."""
    facts: dict[str, set[str]] = {}
    for tree in trees.values():
        for question in tree.questions.values():
            if question.fact:
                facts.setdefault(question.fact, set()).update(key for key in question.by_key if key != UNKNOWN_ANSWER)
    return facts


def _examples(tree_id: str, tree: Tree, source: Source, trees: Trees) -> Iterator[Finding]:
    reached = set()
    for proof in prove(trees, tree_id):
        if proof.good:
            reached.add(proof.walk.at)
            continue
        if proof.walk.broken:
            continue  # reported where the road breaks
        loc: Loc = ("voorbeelden", proof.index, "advies")
        if proof.at_answer is not None:
            loc = ("voorbeelden", proof.index, "antwoorden", proof.at_answer)
        code = "B015" if proof.at_answer is not None else "B016"
        yield source.finding(code, Severity.ERROR, loc, proof.problem, proof.hint)
    for name in tree.advices:
        if target(tree_id, name) not in reached:
            hint = f'Voeg een voorbeeld toe dat eindigt met "advies: {name}".'
            yield source.finding(
                "B017",
                Severity.WARNING,
                ("adviezen", name),
                f'geen voorbeeld eindigt bij het advies "{name}"',
                hint,
                of_key=True,
            )


def _lengths(tree_id: str, source: Source, trees: Trees) -> Iterator[Finding]:
    longest = 0
    for number, route in enumerate(routes(trees, tree_id)):
        if route.broken and route.at in {step.place for step in route.route}:
            message = f"een route komt twee keer langs {route.at}"
            yield source.finding("B009", Severity.ERROR, ("begin",), message, "Haal de sprong weg die terugleidt.")
            return
        longest = max(longest, len(route.route))
        if number >= MAX_ROUTES:
            break
    if longest > MAX_QUESTIONS:
        message = f"de langste route heeft {longest} vragen"
        yield source.finding(
            "B024",
            Severity.WARNING,
            ("begin",),
            message,
            f"Hooguit {MAX_QUESTIONS}. Vraag alleen wat het advies verandert.",
        )


def _directory(directory: Directory, source: Source, today: date) -> Iterator[Finding]:
    ids = Counter(partner.id for partner in directory.partners)
    seen: set[str] = set()
    for number, partner in enumerate(directory.partners):
        loc: Loc = ("partners", number)
        if ids[partner.id] > 1 and partner.id in seen:
            yield source.finding(
                "P004",
                Severity.ERROR,
                (*loc, "id"),
                f'er zijn twee partners met id "{partner.id}"',
                "Geef elke partner een eigen id.",
            )
        seen.add(partner.id)
        if partner.id in directory.services:
            hint = "Geef de partner of de dienst een andere naam, anders is een verwijzing onduidelijk."
            yield source.finding("P012", Severity.ERROR, (*loc, "id"), f'"{partner.id}" is een partner en ook een dienst', hint)
        yield from _partner_words(directory, partner, source, loc)
        yield from _partner_contact(partner, source, loc)
        yield from _partner_age(directory, partner, source, loc, today)
    for number, location in enumerate(directory.locations):
        loc = ("locaties", number)
        yield from _hours(location.walk_in, source, (*loc, "spreekuur"))
        if location.region not in directory.regions:
            hint = did_you_mean(location.region, directory.regions) or f"Kies uit: {', '.join(directory.regions)}."
            yield source.finding("P009", Severity.ERROR, (*loc, "regio"), f'onbekende regio "{location.region}"', hint)


def _partner_words(directory: Directory, partner: Partner, source: Source, loc: Loc) -> Iterator[Finding]:
    for number, service in enumerate(partner.offers):
        if service not in directory.services:
            hint = did_you_mean(service, directory.services) or "Voeg de dienst toe onder diensten:."
            yield source.finding("P008", Severity.ERROR, (*loc, "biedt", number), f'onbekende dienst "{service}"', hint)
    for number, region in enumerate(partner.regions):
        if region not in directory.regions and not partner.nationwide:
            hint = did_you_mean(region, directory.regions) or f"Kies uit: landelijk, {', '.join(directory.regions)}."
            yield source.finding("P009", Severity.ERROR, (*loc, "regio", number), f'onbekende regio "{region}"', hint)


def _partner_contact(partner: Partner, source: Source, loc: Loc) -> Iterator[Finding]:
    yield from _hours(partner.hours, source, (*loc, "openingstijden"))
    if partner.phone and not is_phone(partner.phone):
        hint = "Schrijf alleen het nummer, zoals 0800-0543 of 071 123 45 67."
        yield source.finding("P006", Severity.WARNING, (*loc, "telefoon"), f'"{partner.phone}" is geen telefoonnummer', hint)
    if partner.website and not re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", partner.website):
        hint = "Schrijf het hele adres, zoals https://www.toeslagen.nl."
        yield source.finding("P007", Severity.WARNING, (*loc, "website"), f'"{partner.website}" is geen webadres', hint)
    if not any((partner.phone, partner.website, partner.address, partner.visit, partner.email, partner.remark)):
        hint = "Voeg een telefoonnummer, website, adres of bezoek toe."
        yield source.finding("P014", Severity.WARNING, loc, f'niemand weet hoe "{partner.name}" te bereiken is', hint)


def _partner_age(directory: Directory, partner: Partner, source: Source, loc: Loc, today: date) -> Iterator[Finding]:
    finding = _age(partner.checked, today, directory.valid_days, f'"{partner.name}"')
    if finding is not None:
        code = {"022": "P010", "021": "P011"}[finding[0]]
        key = (*loc, "gecontroleerd") if partner.checked else (*loc, "id")
        yield source.finding(code, Severity.HINT, key, finding[1], _AGE_HINT)
    if partner.contact is ContactState.TO_MAKE:
        hint = "Bel of mail deze partner, en zet daarna contact: in-gesprek of afspraken."
        yield source.finding("P013", Severity.HINT, (*loc, "contact"), f'het contact met "{partner.name}" is nog te leggen', hint)


def _hours(text: str, source: Source, loc: Loc) -> Iterator[Finding]:
    try:
        if text:
            hours.check(text)
    except IdoError as error:
        yield source.finding("P005", Severity.ERROR, loc, error.message.rstrip("."), error.hint)


def is_phone(text: str) -> bool:
    """Whether a text is a phone number that can be dialled in the Netherlands, short numbers such as 112, 1400 and 14071 included."""
    import phonenumbers

    digits = re.sub(r"\D", "", text)
    if re.fullmatch(r"11[23]|14\d{2,4}|144|0[89]00\d{4,7}", digits):
        return True
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(text, "NL")))
    except phonenumbers.NumberParseException:
        return False


def _unused(directory: Directory, source: Source, trees: Trees) -> Iterator[Finding]:
    """What the trees ask of the network and the network does not give, and the other way round."""
    files = [file.tree for file in trees.files() if file.tree is not None]
    wanted = {word for tree in files for advice in tree.advices.values() for word in advice.refer}
    for service in directory.services:
        if service not in wanted:
            continue
        empty = [region for region in directory.regions if not directory.offering(service, region)]
        if empty:
            message = f'niemand biedt de dienst "{service}" in {" en ".join(empty)}'
            yield source.finding("N002", Severity.HINT, ("diensten", service), message, "Zoek een partner die dit doet.", of_key=True)
    for number, partner in enumerate(directory.partners):
        if partner.id not in wanted and not wanted & set(partner.offers):
            hint = "Laat een advies naar deze partner verwijzen, of naar een dienst die hij biedt."
            yield source.finding("N004", Severity.HINT, ("partners", number, "id"), f'geen boom verwijst naar "{partner.id}"', hint)
