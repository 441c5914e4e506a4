"""What was given on the command line for a visit."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Plan:
    """What was given on the command line, so that it need not be asked."""

    text: str = ""
    tree: str | None = None
    answers: tuple[str, ...] = ()
    outcome: str | None = None
    export: Path | None = None
    urgent: bool = False
    asked: bool = False
    """Whether the visitor's question was asked already, so that an empty text means the list of topics."""

    @property
    def hands_free(self) -> bool:
        """Whether nothing may need to be asked."""
        return self.tree is not None and self.outcome is not None

    @property
    def arrived(self) -> bool:
        """Whether it is known what the visitor came with."""
        return self.asked or bool(self.text) or self.urgent
