"""The one error that a person can cause, and the words for not knowing what was meant."""

from collections.abc import Iterable

FOUND_WRONG = 1
"""Exit code: the command did its work and found something wrong, or could not do it."""
WRONG_USE = 2
"""Exit code: the command was given something that does not exist or makes no sense."""
STOPPED = 130
"""Exit code: stopped by the user (128 + SIGINT, as shells have it)."""


class IdoError(Exception):
    """A mistake or mishap that is explained to the person, in Dutch, without a traceback.

    `message` says where and what; `hint` says what to do; `exit_code` is 1 (something wrong) or 2
    (wrong use).
    """

    def __init__(self, message: str, hint: str = "", exit_code: int = FOUND_WRONG) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code


def reason(error: OSError) -> str:
    """Why the system refused, in Dutch: its own words are English, or those of its own language."""
    import errno

    words = {
        errno.ENOENT: "deze map bestaat niet",
        errno.ENOTDIR: "een deel van dit pad is geen map",
        errno.EISDIR: "daar staat een map met die naam",
        errno.EEXIST: "daar staat een bestand met die naam",
        errno.EACCES: "dat mag u niet",
        errno.EPERM: "dat mag u niet",
        errno.EROFS: "daar kan niets worden opgeslagen",
        errno.ENOSPC: "de schijf is vol",
        errno.EIO: "het apparaat geeft een fout",
        errno.EBADF: "die is gesloten",
        errno.ENAMETOOLONG: "de naam is te lang",
    }
    return words.get(error.errno or 0, f"fout {error.errno}")


def nearest(wrong: str, right: Iterable[str], count: int = 3) -> list[str]:
    """The words of `right` that `wrong` was probably meant to be, best first.

    Empty when none is near.
    """
    from difflib import get_close_matches

    by_folded = {word.casefold(): word for word in right}
    return [
        by_folded[word]
        for word in get_close_matches(wrong.casefold(), by_folded, n=count, cutoff=0.6)
    ]


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """'Bedoelde u "digid" of "zorg"?' or an empty text when nothing is near."""
    words = [f'"{word}"' for word in nearest(wrong, right)]
    if not words:
        return ""
    return f"Bedoelde u {' of '.join(words)}?"


def unknown(kind: str, wrong: str, right: Iterable[str], hint: str) -> IdoError:
    """The error for a name that does not exist.

    What it is (`kind`, as in "boom"), the nearest right names, else `hint`.
    """
    return IdoError(f'Ik ken geen {kind} "{wrong}".', did_you_mean(wrong, right) or hint, WRONG_USE)
