"""Regular expressions that are compiled when they are first used.

To compile all that a module may come to need would be a third of the time of a run in which
no sentence passes the gate.
"""

from __future__ import annotations

import re
from typing import Any, cast


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``; what is wrong with `source` shows at the first use.

    It is a stand-in with a pattern's methods, so ``re.sub`` and its like do not take it.
    """
    return cast("re.Pattern[str]", _Expression(source, flags))


class _Expression:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet: then it is, and the next time costs nothing."""
        found = getattr(re.compile(self._source, self._flags), name)
        self.__dict__[name] = found
        return found

    def __repr__(self) -> str:
        return f"expression({self._source!r}, {self._flags})"
