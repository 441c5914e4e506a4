"""One row of the table of promises: what a part of the benchmarks measured, and what was promised.

A part prints its rows with `tell`; run.py finds them back in what the part prints.
"""

from typing import Final

TABLE: Final = (
    "| what | ido | beside | takes | ratio | promise | kept |\n|---|---|---|---|---|---|---|"
)
_KEPT: Final = {True: "yes", False: "NO", None: ""}
COLUMNS: Final = 7


def tell(
    what: str,
    ours: str,
    promise: str = "",
    kept: bool | None = None,
    beside: str = "",
    takes: str = "",
    ratio: float | None = None,
) -> bool:
    """Print a row; whether the promise is kept. A row without a promise is only to compare with."""
    shown = "" if ratio is None else f"{ratio:.2f}"
    cells = (what, ours, beside, takes, shown, promise, _KEPT[kept])
    print(f"| {' | '.join(cells)} |", flush=True)
    return kept is not False


def cells_of(line: str) -> list[str]:
    """The cells of a row that `tell` printed; nothing for another line."""
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    is_row = line.startswith("| ") and len(cells) == COLUMNS and cells[-1] in _KEPT.values()
    return cells if is_row else []
