"""What the shapes of all files share.

The types of a value in YAML, and the frozen model with Dutch aliases.

This is where the two languages meet: Dutch outside, English inside.
"""

import re
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from ido_cli.source.marked import YES_NO

_ADDRESS: Final = re.compile(r"https?://([\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?#]\S*)?")


def as_list(value: Any) -> Any:
    """A single text is a list of one."""
    return [value] if isinstance(value, str) else value


def _as_bool(value: Any) -> Any:
    """`ja` and `nee` beside YAML's own `true` and `false`."""
    return YES_NO.get(value.lower(), value) if isinstance(value, str) else value


def _as_day(value: Any) -> Any:
    """A text is a day only as 2026-11-01.

    Pydantic would also take a number of seconds since 1970.
    """
    if isinstance(value, str) and value and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_text", "not a date")
    return value


Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[
    tuple[Text, ...], BeforeValidator(as_list, json_schema_input_type=Text | tuple[Text, ...])
]
YesNo = Annotated[
    bool, BeforeValidator(_as_bool, json_schema_input_type=Literal["ja", "nee"] | bool)
]
Day = Annotated[date, BeforeValidator(_as_day, json_schema_input_type=date)]


class Shape(BaseModel):
    """What all shapes share.

    Frozen, unknown keys refused, Dutch aliases for YAML and English names for code.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=False,
        validate_by_alias=True,
        defer_build=True,
    )


def host_of(address: str) -> str | None:
    """The host of a web address, without www; None when it is none."""
    found = _ADDRESS.fullmatch(address)
    return found.group(1).lower().removeprefix("www.") if found else None
