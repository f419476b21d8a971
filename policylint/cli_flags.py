"""Flags that several commands share."""

from __future__ import annotations

from typing import Any

import click


def names(_: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    from policylint.commands.session import split_names

    found = split_names(values)
    if values and not found:
        raise click.BadParameter("names nothing.", param=parameter)
    return found


AUDIENCE = click.option(
    "--audience",
    type=click.Choice(["auto", "customer", "staff"]),
    help="Who the text is for. Default: inferred.",
)
CONFIG = (
    click.option("--config", metavar="FILE", help="Use this configuration for every file."),
    click.option("--no-config", is_flag=True, help="Use no configuration file."),
    click.option("--rulesets", metavar="DIR", multiple=True, help="Add a directory of rules. Repeatable."),
)


def configurable(function: Any) -> Any:
    """Add the flags that say which configuration and rules to use."""
    for option in reversed(CONFIG):
        function = option(function)
    return function


READER = click.option(
    "--reader", metavar="FILE", help="Let the trained reader read as `policylint train` taught it in FILE."
)
DECISIONS = click.option(
    "--decisions",
    metavar="FILE",
    help="Decisions of reviewers. Default: policylint-decisions.yaml beside the configuration.",
)
PATHS = click.argument("paths", nargs=-1, metavar="[PATHS…|-]")
STDIN_FILENAME = click.option(
    "--stdin-filename", metavar="NAME", default="", help="The name of the text given as `-`."
)
SELECT = click.option(
    "--select", multiple=True, callback=names, help="Only these families or rules (a,b). Repeatable."
)
IGNORE = click.option(
    "--ignore", multiple=True, callback=names, help="Leave out these families or rules. Repeatable."
)
PREVIEW = click.option("--preview", is_flag=True, help="Ask preview rules too, which are less sure.")
PRECISION = click.option(
    "--review-precision",
    type=click.FloatRange(0.5, 0.95),
    metavar="SHARE",
    help="So many in one of the reader's findings are to be right, 0.5 to 0.95. Default: 0.7.",
)
