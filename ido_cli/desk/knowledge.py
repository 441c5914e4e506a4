"""The recogniser, loaded in the background while the user types.

So the first question is on the screen at once. The index of words is kept; where it is not there
yet, another process makes it, so that the visit is not held up and stays small. Until then the
first words stand in for it below the line, and only there: a list to choose from has all words.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ido_cli.recognition.first_words import FirstWords
    from ido_cli.recognition.match import Match, Recognition
    from ido_cli.recognition.meaning import Meaning
    from ido_cli.recognition.recogniser import Recogniser
    from ido_cli.recognition.words.word_index import WordIndex
    from ido_cli.workspace.reading import Workspace

_OTHERS_COME: Final = "Wordt klaargezet: andere talen."
_WORDS_COME: Final = "Wordt klaargezet: meer woorden."
_ALL_COME: Final = "Wordt klaargezet: meer woorden en andere talen."
_PATIENCE: Final = 5.0
"""So many seconds a question that words are not sure of waits for the other languages."""


class Knowledge:
    """What a visit knows about all trees.

    Loading starts with `load`; whoever asks first waits until it is done.

    It is also what stands below the line while the visitor's question is typed (see page.Live).
    `open_workspace` is called in the background; a workspace that can't be used is reported by who
    opens it in the foreground.
    """

    def __init__(
        self,
        open_workspace: Callable[[], "Workspace"],
        cache: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self._open = open_workspace
        self._cache = cache
        self._variables = variables or {}
        self._workspace: Workspace | None = None
        self._index: WordIndex | None = None
        self._recogniser: Recogniser | None = None
        self._first: FirstWords | None = None
        """What stands in for the recogniser while another process makes its index."""
        self._making = False
        """Whether that process is at work."""
        self._meaning: Meaning | None = None
        self._thread: Thread | None = None
        self._expected = False
        """Whether meaning is on its way, or there."""
        self._changed: Callable[[], None] | None = None
        """What draws the lines below the typing anew, as long as more is to come."""
        self._answers = Event()
        """Set as soon as words can be asked, the first or all of them, or are known not to come."""
        self._tried = Event()
        """Set as soon as meaning can be asked, or is known not to come."""

    def load(self) -> None:
        """Start loading, once."""
        if self._thread is None:
            self._thread = Thread(target=self._read, daemon=True)
            self._thread.start()
            Thread(target=self._read_meaning, daemon=True).start()

    def workspace(self) -> "Workspace":
        """The workspace, opened once. Raises IdoError when it can't be used."""
        if self._workspace is None:
            self._workspace = self._open()
        return self._workspace

    def ready_within(self, seconds: float) -> bool:
        """Whether the words are there within some time: on a fresh data folder it takes more."""
        self.load()
        assert self._thread is not None
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def hear(self, text: str) -> "Recognition":
        """All that is made of a text.

        What words are not sure of waits for meaning, as long as that takes a few seconds: it may
        be said in another language.
        """
        from ido_cli.recognition.match import Recognition

        self.load()
        assert self._thread is not None
        self._thread.join()
        if self._recogniser is None or not text.strip():
            return Recognition()
        heard = self._heard(text)
        if not self._tried.is_set() and not any(match.sure for match in heard.matches):
            self._tried.wait(_PATIENCE)
            heard = self._heard(text)
        return heard

    def _heard(self, text: str) -> "Recognition":
        """All that is made of a text; in memory when the disk with the index is gone."""
        from ido_cli.errors import IdoError
        from ido_cli.recognition.recogniser import Recogniser
        from ido_cli.recognition.words.kept import index_of

        assert self._recogniser is not None
        try:
            return self._recogniser.hear(text)
        except IdoError:
            index = index_of(self.workspace(), None)
            self._recogniser = Recogniser(index, self._recogniser.meaning)
            return self._recogniser.hear(text)

    def recognise_if_ready(self, text: str) -> tuple["Match", ...]:
        """The best matches, or none as long as the recogniser is not there."""
        known = self._recogniser is not None and text.strip()
        return self._heard(text).matches if known else ()

    def begin(self, changed: Callable[[], None] | None = None) -> None:
        """Start loading while the user types; `changed` draws anew what stands below the line."""
        self._changed = changed
        self._rest()
        self.load()

    def _rest(self) -> None:
        """Let go of the line when nothing more is to come: a prompt is 2 MB."""
        if self._recogniser is not None and self._tried.is_set():
            self._changed = None

    def _come(self) -> None:
        """Say that more can be recognised than before."""
        self._answers.set()
        if self._changed is not None:
            self._changed()

    def lines(self, text: str) -> list[str]:
        """What is recognised so far, as lines below the typing."""
        growing = self.still_growing()
        below = [f"   {growing}"] if growing else []
        return [*(_line(title, match) for title, match in self._titled(text)), *below]

    def _titled(self, text: str) -> list[tuple[str, "Match"]]:
        """The matches for the text so far, as they are called, by the words that are there."""
        first = self._first
        if self._recogniser is None and first is not None and text.strip():
            return first.matches(text)
        found = self.recognise_if_ready(text)
        if not found:
            return []
        from ido_cli.recognition.match import match_words

        headings = self.workspace().trees.headings
        return [(match_words(match, headings), match) for match in found]

    def still_growing(self) -> str:
        """What is recognised so far; empty when nothing more is to come."""
        if self._making:
            return _ALL_COME if self._expected else _WORDS_COME
        meaning = self._meaning
        if meaning is None:
            return _OTHERS_COME if self._expected and not self._tried.is_set() else ""
        if meaning.ready:
            return "" if meaning.whole else _OTHERS_COME
        from ido_cli.recognition.meaning import languages_words

        return f"Wordt klaargezet: {languages_words(meaning)}."

    def left_out(self) -> str:
        """Which trees the desk does without, and how to see why; empty when there are none."""
        from ido_cli.workspace.tree_files import left_out_words

        return left_out_words(self.workspace().trees)

    def _read(self) -> None:
        from ido_cli.errors import IdoError
        from ido_cli.recognition.recogniser import Recogniser
        from ido_cli.recognition.words.kept import index_of, kept_index
        from ido_cli.recognition.words.other_process import takes_long

        try:
            workspace = self.workspace()
            workspace.trees.lighten()
            cache = self._cache
            index = kept_index(workspace, cache) if cache else None
            if index is None and cache is not None and takes_long(workspace):
                self._have_made(workspace, cache)
            index = index or index_of(workspace, cache)
        except IdoError:
            return  # the visit opens the same workspace and says it
        finally:
            self._making = False
            self._answers.set()
        self._index, self._recogniser = index, Recogniser(index)
        self._first = None
        self._come()
        self._rest()
        from ido_cli.privacy import rules  # noqa: F401  # asked as soon as Enter is pressed

    def _have_made(self, workspace: "Workspace", cache: Path) -> None:
        """Have the index made by another process; until it is there, know the first words."""
        from ido_cli.recognition.first_words import kept_first
        from ido_cli.recognition.words.kept import name_of
        from ido_cli.recognition.words.other_process import making

        name = name_of(workspace)
        self._making = True
        for _ in making(workspace.folder, cache):
            self._first = self._first or kept_first(cache, name)
            if self._first is not None and not self._answers.is_set():
                self._come()

    def _read_meaning(self) -> None:
        """Words answer first; meaning joins in when it is loaded, and grows while nobody waits."""
        from ido_cli.errors import IdoError
        from ido_cli.recognition.meaning import is_installed

        try:
            self._expected = is_installed(self._variables)
            if self._expected:
                self._join_meaning()
        except IdoError:  # an extra that is not whole: `ido voorbereiden` says it
            self._meaning = None
            if self._recogniser is not None:
                self._recogniser.meaning = None
        finally:
            self._tried.set()
            self._rest()

    def _join_meaning(self) -> None:
        """The encoder is loaded after the first words, beside the process that makes the others."""
        self._answers.wait()
        from ido_cli.recognition.meaning import Meaning
        from ido_cli.recognition.vectors.encoder import Encoder

        encoder = Encoder()
        encoder.load()
        assert self._thread is not None
        self._thread.join()
        if self._index is None or self._recogniser is None:
            return
        self._meaning = Meaning(self._index.every_phrase(), self._cache, encoder)
        self._recogniser.meaning = self._meaning
        self._tried.set()
        self._meaning.complete()


def _line(title: str, match: "Match") -> str:
    return f"   {title}   ({', '.join(match.why)})" if match.why else f"   {title}"
