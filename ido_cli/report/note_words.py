"""The fixed words of the note in the languages of visitors, and nothing that a machine translated.

Each word stands here only as two independent sources have it for the same English one; a word
without two is left out. The words: gettext catalogues of Django, pretix, Indico, Weblate, Wagtail,
django-oscar, Gramps, Evolution, GTK, coreutils, PackageKit, xdg-user-dirs and Nextcloud, named at
each row. The days: Unicode CLDR 48 and the locales of glibc, of which all nine agree.
"""

import re
from typing import Final

from ido_cli.errors import unknown
from ido_cli.source.dates import DAYS, MONTHS

LANGUAGES: Final = {
    "en": "Engels",
    "tr": "Turks",
    "ar": "Arabisch",
    "pl": "Pools",
    "uk": "Oekraïens",
    "es": "Spaans",
    "fr": "Frans",
    "de": "Duits",
    "ti": "Tigrinya",
}
RIGHT_TO_LEFT: Final = frozenset({"ar"})
_ORDER: Final = ("en", "tr", "ar", "pl", "uk", "es", "fr", "de")
_ROWS: Final = {
    # Until: Evolution, Gramps, pretix; tr: Indico (Deadline), pretix (Last date)
    "until": ("Until", "Son tarih", "حتى", "Do", "До", "Hasta", "Jusqu’à", "Bis"),
    # Address: GTK, pretix, django-oscar
    "where": (
        *("Address", "Adres", "العنوان", "Adres"),
        *("Адреса", "Dirección", "Adresse", "Adresse"),
    ),
    # When: coreutils, Weblate; ar: Weblate, Nextcloud
    "when": ("When", "Ne zaman", "متى", "Kiedy", "Коли", "Cuándo", "Quand", "Wann"),
    # Now: Django, GTK
    "do": ("Now", "Şimdi", "الآن", "Teraz", "Зараз", "Ahora", "Maintenant", "Jetzt"),
    # Documents: Wagtail, xdg-user-dirs
    "bring": (
        *("Documents", "Belgeler", "المستندات", "Dokumenty"),
        *("Документи", "Documentos", "Documents", "Dokumente"),
    ),
    # Question: GTK, pretix
    "say": (
        *("Question", "Soru", "سؤال", "Pytanie"),
        *("Запитання", "Pregunta", "Question", "Frage"),
    ),
    # Important: Evolution, PackageKit; Warning: ar django-oscar, Evolution; pl coreutils, pretix;
    # fr Gramps, Indico
    "watch": (
        *("Important", "Önemli", "تحذير", "Uwaga"),
        *("Важливе", "Importante", "Attention", "Wichtig"),
    ),
    # Help: Gramps, GTK, Indico
    "nearby": ("Help", "Yardım", "مساعدة", "Pomoc", "Допомога", "Ayuda", "Aide", "Hilfe"),
    # Phone: Evolution, Gramps, pretix
    "phone": (
        *("Phone", "Telefon", "هاتف", "Telefon"),
        *("Телефон", "Teléfono", "Téléphone", "Telefon"),
    ),
}
_DAYS: Final = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "tr": "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "uk": "понеділок вівторок середа четвер п'ятниця субота неділя",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "ti": "ሰኑይ ሰሉስ ረቡዕ ሓሙስ ዓርቢ ቀዳም ሰንበት",
}
_DATE: Final = re.compile(rf"({'|'.join(DAYS)}) (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
_HOLIDAYS: Final = re.compile(r"; ?feestdag gesloten")


def known_language(language: str) -> str:
    """A language's two letters as this module knows them. Raises IdoError for any other."""
    code = language.strip().lower()
    if code and code not in LANGUAGES:
        kinds = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise unknown("taal", language, LANGUAGES, f"Kies uit: {kinds}.")
    return code


def word(key: str, language: str) -> str:
    """A fixed word in a language; empty when no two sources have it, and for Dutch."""
    row = _ROWS.get(key, ())
    return dict(zip(_ORDER, row, strict=False)).get(language, "")


def date_in(text: str, language: str) -> str:
    """The dates in a Dutch text, for who reads another language: 'Montag 16-11-2026'."""
    if language not in _DAYS:
        return ""
    names = dict(zip(DAYS, _DAYS[language].split(), strict=True))
    dates = (
        f"{names[weekday]} {int(day):02}-{MONTHS.index(month) + 1:02}-{year}"
        for weekday, day, month, year in _DATE.findall(text)
    )
    return _isolated("; ".join(dates), language)


def hours_in(hours: str, language: str) -> str:
    """Opening hours with the days in a language: 'Montag-Freitag 08:00-17:00'.

    Empty when they say more than days and times.
    """
    if language not in _DAYS:
        return ""
    names = {full[:2]: day for full, day in zip(DAYS, _DAYS[language].split(), strict=True)}
    days = _HOLIDAYS.sub("", hours)
    if not re.fullmatch(rf"(?:(?:{'|'.join(names)})\b|[\d:;,. -])+", days):
        return ""
    return _isolated(re.sub("|".join(names), lambda found: names[found[0]], days), language)


def _isolated(text: str, language: str) -> str:
    """A text whose numbers are read from left to right, also in Arabic.

    Else 08:00-17:00 is shown as 17:00-08:00 (Unicode Bidirectional Algorithm, isolates).
    """
    if language not in RIGHT_TO_LEFT:
        return text
    return re.sub(r"\d[\d:.-]*", "\u2066\\g<0>\u2069", text)
