"""What is said of one service that comes in."""

from dataclasses import dataclass, field


@dataclass
class Said:
    """To who imports: `notes`, a key and a sentence. To the desk: `remarks`, sentences."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _sources: dict[str, None] = field(default_factory=dict)

    def note(self, key: str, text: str) -> None:
        """Say something of a key of partners.yaml, or of the file where that has none."""
        self.notes.append((key, text))

    def remark(self, source: str, text: str) -> None:
        """Tell the desk what `source` in the file says, which has no key of its own here."""
        self.remarks.append(text if text.endswith((".", "!", "?")) else f"{text}.")
        self._sources[source] = None

    def remark_with(self, alert: str) -> str:
        """The whole remark, of which it is said where it comes from."""
        if self._sources:
            self.note("opmerking", f"hierin staat nu ook: {', '.join(self._sources)}")
        return " ".join(text for text in (alert, *dict.fromkeys(self.remarks)) if text)
