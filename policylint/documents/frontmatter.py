"""Front matter: skipped as prose, read for its `policylint:` mapping only."""

from __future__ import annotations

import re

import yaml

from policylint.documents.lines import Lines
from policylint.errors import PolicylintError

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"""\s*(?:\#.*|["']?[\w .-]+["']?\s*[:=](?:\s.*)?|)$""")
_OURS = re.compile(r"^policylint\s*:", re.MULTILINE)


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

    Front matter that does not mention policylint is left alone, well-formed or not.
    Raises PolicylintError if ours is malformed, with the line.
    """
    text = "\n".join(lines.texts[1 : max(end - 1, 1)])
    if not _OURS.search(text):
        return {}
    try:
        loader = yaml.SafeLoader(text)
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise PolicylintError(
                "The front matter uses a YAML alias.", path=path, line=1, mend="Write the value out."
            )
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PolicylintError(
            f"The front matter is not valid YAML: {error.problem}.",
            path=path,
            line=(mark.line if mark else 0) + 2,
            mend="Mend it, since it holds settings for policylint.",
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise PolicylintError(
            "The front matter is not YAML that can be read.",
            path=path,
            line=1,
            mend="Mend it, since it holds settings for policylint.",
        ) from None
    return _mapping(root, path)


def _mapping(root: yaml.Node | None, path: str) -> dict[str, str]:
    if not isinstance(root, yaml.MappingNode):
        return {}
    for key, value in root.value:
        if key.value == "policylint":
            return _strings(value, path)
    return {}


def _strings(node: yaml.Node, path: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    well_formed = isinstance(node, yaml.MappingNode)
    for key, value in node.value if well_formed else ():
        if not (isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)):
            well_formed = False
            node = key
            break
        pairs[key.value] = value.value
    if not well_formed:
        raise PolicylintError(
            "`policylint:` in the front matter must be a mapping of names to words.",
            path=path,
            line=node.start_mark.line + 2,
            mend="Write for example `audience: staff` below it.",
        )
    return pairs
