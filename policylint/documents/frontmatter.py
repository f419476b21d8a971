"""Front matter: skipped as prose, read for its `policylint:` mapping only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.documents.lines import Lines
from policylint.errors import PolicylintError
from policylint.expressions import expression

if TYPE_CHECKING:
    import yaml

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = expression(r"""\s*(?:\#.*|["']?[\w .-]+["']?\s*[:=](?:\s.*)?|)$""")
_OURS = expression(r"policylint\s*:")
_CONTINUED = expression(r"\s|\#|$")
#: Our settings are a few words; YAML nested for its own sake costs quadratic time.
_LONGEST = 2_000
_MEND = "Write for example `audience: staff`, indented, below `policylint:`."


def front_matter_end(lines: Lines) -> int:
    """The number of lines that front matter takes, fences included; 0 without any.

    A rule at the top of a document is no fence: what follows it must look like keys.
    """
    closing = _FENCES.get(lines.texts[0].rstrip())
    if closing is None:
        return 0
    for number, line in enumerate(lines.texts[1:], 1):
        if line.rstrip() in closing:
            inside = [text for text in lines.texts[1:number] if text.strip()]
            return number + 1 if not inside or _KEY.match(inside[0]) else 0
    return 0


def read_front_matter(lines: Lines, end: int, path: str) -> dict[str, str]:
    """The ``policylint:`` mapping of strings within the first `end` lines.

    Only those lines are parsed, so other front matter may be malformed or hostile.
    Raises PolicylintError if ours is not a mapping of names to words, with the line.
    """
    for number, text in enumerate(lines.texts[:end]):
        if _OURS.match(text):
            return _settings(_section(lines.texts[number:end]), number + 1, path)
    return {}


def _section(texts: tuple[str, ...]) -> str:
    """The first line with the indented ones that follow it."""
    length = 1
    while length < len(texts) and _CONTINUED.match(texts[length]):
        length += 1
    return "\n".join(texts[:length])


def _settings(section: str, line: int, path: str) -> dict[str, str]:
    import yaml  # few documents have settings, and it takes longer to import than a page to read

    def error(what: str, at: yaml.Mark | None) -> PolicylintError:
        return PolicylintError(what, path=path, line=line + (at.line if at else 0), mend=_MEND)

    if len(section) > _LONGEST:
        raise error(f"`policylint:` in the front matter is longer than {_LONGEST:,} characters.", None)
    try:
        root = yaml.compose(section, yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        raise error(f"The front matter is not valid YAML: {problem.problem}.", problem.problem_mark) from None
    except (yaml.YAMLError, RecursionError):
        raise error("`policylint:` in the front matter is not readable YAML.", None) from None
    settings = root.value[0][1] if isinstance(root, yaml.MappingNode) else root
    if not isinstance(settings, yaml.MappingNode):
        raise error("`policylint:` in the front matter must be a mapping.", None)
    pairs: dict[str, str] = {}
    for key, value in settings.value:
        if not (isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)):
            raise error("`policylint:` in the front matter maps names to words only.", value.start_mark)
        pairs[key.value] = value.value
    return pairs
