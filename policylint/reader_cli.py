"""The commands about the trained reader and its corpus: flags in, exit code out."""

from __future__ import annotations

import click


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


COMMANDS = (corpus,)
