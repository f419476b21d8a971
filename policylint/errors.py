"""The one exception that reaches the user as a sentence."""

from __future__ import annotations


class PolicylintError(Exception):
    """Bad input, with everything its reader needs to mend it.

    Raised anywhere, caught once at the door (`cli`), printed as
    ``path:line: what. mend`` with exit code 2.
    """

    def __init__(self, what: str, *, path: str = "", line: int | None = None, mend: str = "") -> None:
        self.what = what
        self.path = path
        self.line = line
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return f"{place}{self.what}{' ' + self.mend if self.mend else ''}"
