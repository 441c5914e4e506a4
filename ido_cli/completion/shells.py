"""The talk with a shell: what it may fill in at Tab, and the script by which it asks.

Typer knows what bash, zsh, fish and PowerShell want to hear. Ours are the global options, which it
does not know of, and that a shell never gets to see an error or a sign that means something to it.
"""

import re
from typing import Any, Final, TextIO

from ido_cli.completion.names import Names, desks
from ido_cli.errors import WRONG_USE, IdoError, reason, unknown
from ido_cli.settings import Environment, take_settings
from ido_cli.usage import GLOBAL_OPTIONS

ASKED: Final = "_IDO_COMPLETE"
"""The variable by which the script of a shell asks for words: `complete_bash`."""
SHELLS: Final = ("bash", "zsh", "fish", "powershell", "pwsh")
_DESKS: Final = ("--balie", "--locatie")
_FOLDERS: Final = ("--map", "--gegevens")
_POWERSHELL_LINE: Final = "ido --show-completion powershell | Out-String | Invoke-Expression"
_ENGLISH_HELP: Final = "Show this message and exit."
_WORD: Final = re.compile(r"[\w.,/-]+")
"""What a shell takes for one word, whatever quotes are around it."""
_NOT_TOLD: Final = re.compile(r"[^\w ,./+-]+")
"""Signs that a shell might run, in the name of a partner that came from elsewhere."""


def answer(command: Any, environment: Environment) -> int:
    """Write what can follow the words so far; the exit code that the shell's script wants.

    `command` is the app's. Whatever goes wrong, nothing is said: it would stand in the line that is
    being typed.
    """
    shell = environment.variables[ASKED].removeprefix("complete_")
    try:
        said = _talking(shell, environment)(command, {}, "ido", ASKED).complete()
        print(said, file=environment.stdout, flush=True)
    except (Exception, KeyboardInterrupt):  # noqa: BLE001  # see above
        return 1
    return 0


def show(shell: str, out: TextIO) -> None:
    """Write the script by which a shell asks; without a name that of the shell we run in.

    Raises IdoError for a shell that is not known.
    """
    print(_script(_known(shell)), file=out)


def install(shell: str, out: TextIO) -> None:
    """Put the script where a shell reads it when it starts, and say so.

    Raises IdoError for a shell that is not known, a file that can't be written, and PowerShell:
    whether it may read a profile is for whoever keeps the computer to say.
    """
    shell = _known(shell)
    if shell in ("powershell", "pwsh"):
        message = "In PowerShell zet u zelf een regel in uw profiel (notepad $PROFILE)."
        raise IdoError(message, _POWERSHELL_LINE)
    from typer._completion_shared import install as install_script

    try:
        _, path = install_script(shell=shell, prog_name="ido", complete_var=ASKED)
        path.write_text(f"{_script(shell)}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"Aanvullen met Tab is niet ingesteld: {error.filename} ({reason(error)})."
        raise IdoError(message, _by_hand(shell)) from error
    except (UnicodeError, RuntimeError) as error:
        message = "Aanvullen met Tab is niet ingesteld: uw instellingen zijn niet te lezen."
        raise IdoError(message, _by_hand(shell)) from error
    print(f"Ingesteld voor {shell}: {path}", file=out)
    print("Open een nieuw venster. Daarna vult Tab woorden aan.", file=out)


def _script(shell: str) -> str:
    """Typer's script; that for zsh also answers the first Tab, at which zsh loads it."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="ido", complete_var=ASKED, shell=shell)
    if shell != "zsh":
        return script
    loaded = "[[ $zsh_eval_context[-1] != loadautofunc ]]"
    return f'{script}\n{loaded} || _ido_completion "$@"'


def _by_hand(shell: str) -> str:
    return f'Zet zelf in de instellingen van {shell} wat "ido --show-completion {shell}" laat zien.'


def _known(shell: str) -> str:
    """The name of a shell, else of the one we run in. Raises IdoError when it is not known."""
    if not shell:
        from typer._completion_shared import _get_shell_name

        shell = _get_shell_name() or ""
    choose = f"Noem er een: {', '.join(SHELLS)}."
    if not shell:
        raise IdoError("Ik weet niet in welke shell u werkt.", choose, WRONG_USE)
    if shell not in SHELLS:
        raise unknown("shell", shell, SHELLS, choose)
    return shell


def _talking(shell: str, environment: Environment) -> Any:
    """Typer's class for a shell, which knows our global options too."""
    from typer._click.shell_completion import CompletionItem, get_completion_class
    from typer._completion_classes import completion_init

    completion_init()
    known: Any = get_completion_class(shell)

    class Talking(known):  # type: ignore[misc]  # which class it is, is known by name only
        def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
            words, incomplete = _whole(args), incomplete.removeprefix("=")
            last = words[-1] if words else ""
            if last in _FOLDERS:
                return []  # the shell knows folders itself
            settings, rest = take_settings(words[:-1] if last in _DESKS else words, environment)
            if last in _DESKS:
                return _items(desks(settings), incomplete)
            self.ctx_args = {"obj": settings}
            found = [
                (one.value, one.help or "") for one in super().get_completions(rest, incomplete)
            ]
            return _items([*found, *_global_options(incomplete)], incomplete)

    def _items(found: Names, incomplete: str) -> list[CompletionItem]:
        return [
            CompletionItem(word, help=_harmless(about))
            for word, about in found
            if word.startswith(incomplete) and _WORD.fullmatch(word)
        ]

    return Talking


def _whole(words: list[str]) -> list[str]:
    """The words, of which bash makes three of `--map=x`."""
    before = ["", *words]
    return [
        word
        for last, word in zip(before, words, strict=False)
        if not (word == "=" and last in (*_DESKS, *_FOLDERS))
    ]


def _global_options(incomplete: str) -> Names:
    if not incomplete.startswith("-"):
        return []
    return [
        (name.split()[0], about) for names, about in GLOBAL_OPTIONS for name in names.split(", ")
    ]


def _harmless(about: str) -> str:
    """What a word means, in letters that no shell can take for a command."""
    said = "Toon deze uitleg." if about == _ENGLISH_HELP else about
    return " ".join(_NOT_TOLD.sub("", said.replace(":", ",")).split())
