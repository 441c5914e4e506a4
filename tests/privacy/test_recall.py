"""A fixed sample of the benchmark's grammar: enough is found, and next to nothing harmless."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from ido_cli.privacy.rules import found
from ido_cli.workspace.folder import shipped
from ido_cli.workspace.reading import open_workspace

SAMPLE: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "made_texts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("kind", SAMPLE["with"])
def test_personal_data_of_each_kind_is_found(kind: str) -> None:
    """Names are the hardest: two in five stand in no list."""
    directory = open_workspace(shipped()).directory
    texts = SAMPLE["with"][kind]
    missed = [text for text in texts if not found(text, directory)]
    assert len(missed) <= len(texts) * (0.05 if kind in ("name", "home") else 0), missed


def test_harmless_texts_pass() -> None:
    directory = open_workspace(shipped()).directory
    assert len(SAMPLE["without"]) > 80
    assert {text: finds for text in SAMPLE["without"] if (finds := found(text, directory))} == {}


def test_texts_of_the_shipped_trees_pass() -> None:
    """What the tool itself says can't be refused when it is typed over."""
    workspace = open_workspace(shipped())
    texts = {
        text
        for tree in workspace.trees.values()
        for advice in tree.advices.values()
        for text in (advice.title, advice.why, *(line.text for line in advice.do))
        if text
    }
    assert len(texts) > 1000
    assert {one: finds for one in texts if (finds := found(one, workspace.directory))} == {}
