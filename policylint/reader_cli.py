"""The commands about the trained reader and its corpus: flags in, exit code out."""

from __future__ import annotations

from typing import Any

import click

from policylint.cli_flags import AUDIENCE, DECISIONS, IGNORE, PRECISION, PREVIEW, READER, SELECT, configurable


@click.group()
def corpus() -> None:
    """Look after a corpus: labelled documents that the trained reader learns from."""


@corpus.command("check")
@click.argument("directory", metavar="[DIR]", default="corpus")
@click.pass_context
def check_corpus(ctx: click.Context, directory: str) -> None:
    """Check the corpus in DIR (by default `corpus`): every document listed and labelled, every
    unit where it says, every label known. Counts it if all is well; exits with 2 if not."""
    from policylint.commands.corpus import check_corpus as command

    ctx.exit(command(directory))


@corpus.command("add")
@click.option(
    "--to", "directory", metavar="DIR", default="policylint-corpus", show_default=True, help="Your corpus."
)
@click.option("--author", default="local", show_default=True, help="Who wrote the documents.")
@click.option("--sector", default="local", show_default=True, help="What the organisation does.")
@DECISIONS
@configurable
def add_to_corpus(directory: str, author: str, sector: str, **given: Any) -> None:
    """Make labelled units of what reviewers decided, in a corpus of your own, with copies of the
    documents. Do it before you mend them; do it again as often as you like."""
    from policylint.commands.corpus_add import add_to_corpus as command
    from policylint.commands.session import Flags

    command(directory, author, sector, Flags(**given))


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS…]")
@SELECT
@IGNORE
@PREVIEW
@AUDIENCE
@PRECISION
@READER
@DECISIONS
@click.option("--by", metavar="NAME", default="", help="Who decides; kept with each decision.")
@click.option("--again", is_flag=True, help="Ask about what is decided, too.")
@click.option("--prune", is_flag=True, help="Ask nothing; remove decisions that are of no more use.")
@configurable
@click.pass_context
def review(
    ctx: click.Context, /, paths: tuple[str, ...], by: str, again: bool, prune: bool, **given: Any
) -> None:
    """Go through the findings in PATHS one by one: accept, dismiss with a reason, give another
    family, or skip. Each answer is kept at once, in a file that `check` reads."""
    from policylint.commands.review import review as command
    from policylint.commands.session import Flags

    ctx.exit(command(paths or (".",), Flags(**given), by=by.strip(), again=again, prune=prune))


@click.command()
@click.option(
    "--with",
    "directory",
    metavar="DIR",
    default="policylint-corpus",
    show_default=True,
    help="A corpus, as `policylint corpus add` makes it.",
)
@click.option(
    "--to", "target", metavar="FILE", default="policylint-reader.json", show_default=True, help="Write here."
)
def train(directory: str, target: str) -> None:
    """Teach the trained reader what reviewers decided. It learns on your machine, from DIR and
    from what it has learned before; `reader = "FILE"` in the configuration lets it read so."""
    from policylint.commands.train import train as command

    command(directory, target)


COMMANDS = (corpus, review, train)
