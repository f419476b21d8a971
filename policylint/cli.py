"""The command line: flags in, exit code out. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from policylint import __version__
from policylint.cli_flags import (
    AUDIENCE,
    DECISIONS,
    IGNORE,
    PATHS,
    PRECISION,
    PREVIEW,
    READER,
    SELECT,
    STDIN_FILENAME,
    configurable,
)
from policylint.errors import PolicylintError
from policylint.reader_cli import COMMANDS

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Door(click.Group):
    """The one place where an error becomes a sentence and exit code 2."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        with _sentences():  # --version works while flags are read
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        with _sentences():
            return super().invoke(ctx)


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
        return
    except (click.exceptions.Exit, click.Abort, click.UsageError):
        raise
    except PolicylintError as error:
        sentence = str(error)
    except click.ClickException as error:
        sentence = error.format_message()
    except Exception as error:  # no traceback reaches a user
        from policylint.commands.session import unexpected

        sentence = str(unexpected(error))
    from policylint.commands.output import write_error

    write_error(sentence)
    raise click.exceptions.Exit(2)


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    from policylint.commands.session import shipped_tool

    try:
        tool = shipped_tool()
    except PolicylintError:
        click.echo(f"policylint {__version__}")  # what can be said is said before the error
        raise
    click.echo(f"policylint {__version__} (model {tool.model}, ruleset {tool.ruleset}, reader {tool.reader})")
    ctx.exit()


@click.group(cls=Door, context_settings=CONTEXT)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the versions of program, model and rules, and exit.",
)
def main() -> None:
    """Find language in company procedures that shifts blame, hides behind suppliers or serves
    the company over its customers, and see how to put it right.

    Exit codes: 0 clean, 1 findings, 2 wrong usage, configuration or unreadable input.
    """


def _traceback(_: click.Context, __: click.Parameter, asked: bool) -> None:
    if asked:
        os.environ["POLICYLINT_TRACEBACK"] = "1"


@main.command()
@PATHS
@STDIN_FILENAME
@click.option("--format", type=click.Choice(["full", "concise", "json"]), default="full", show_default=True)
@SELECT
@IGNORE
@PREVIEW
@AUDIENCE
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="Exit with 1 for findings from this severity up. Default: warning.",
)
@click.option("--fix", is_flag=True, help="Write safe rewrites into the files.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: take in rewrites that need a check."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--review/--no-review",
    default=None,
    help="Show what the trained reader would look at twice, or not. Never fails a check. "
    "Default: in full reports.",
)
@PRECISION
@READER
@DECISIONS
@click.option("--no-decisions", is_flag=True, help="Show what reviewers dismissed, too.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when named outright.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 in spite of findings.")
@click.option("--quiet", "-q", is_flag=True, help="Print findings only.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--traceback", is_flag=True, expose_value=False, callback=_traceback, hidden=True)
@configurable
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Check documents: files, directories (walked for .md, .markdown and .txt), or - for
    standard input. Without PATHS, the directory you are in."""
    from policylint.commands import check as command
    from policylint.commands.session import Flags

    if given["unsafe_fixes"] and not (given["fix"] or given["diff"]):
        raise click.UsageError("--unsafe-fixes needs --fix or --diff.")
    if given["diff"] and given["format"] != "full":
        raise click.UsageError(f"--diff prints a diff; it can't be had as {given['format']}.")
    if given["fix"] and "-" in paths and (len(set(paths)) > 1 or given["format"] == "json"):
        raise click.UsageError(
            "--fix of standard input prints the text, so it goes with no file and no JSON."
        )
    shared = Flags(**{name: given.pop(name) for name in Flags.__dataclass_fields__})
    ctx.exit(command.check(command.CheckFlags(paths=paths or (".",), **given), shared))


@main.command()
@PATHS
@STDIN_FILENAME
@click.option("--format", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@AUDIENCE
@configurable
@click.pass_context
def commitments(
    ctx: click.Context, /, paths: tuple[str, ...], stdin_filename: str, format: Any, **given: Any
) -> None:
    """List what documents promise customers, or deny them: who does what, for whom, by when, on what
    condition, and where it is written. PATHS as for `check`."""
    from policylint.commands import commitments as command
    from policylint.commands.session import Flags

    ctx.exit(command.commitments(paths or (".",), stdin_filename, format, Flags(**given)))


@main.group(invoke_without_command=True)
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--tenets", is_flag=True, help="List the tenets instead, each with the rules that cite it.")
@configurable
@click.pass_context
def rules(ctx: click.Context, /, format: str, tenets: bool, **given: Any) -> None:
    """List the rules; begin one of your own with `rules new`, test yours with `rules test`."""
    if ctx.invoked_subcommand is None:
        from policylint.commands.session import Flags

        if tenets:
            from policylint.commands.tenets import list_tenets

            list_tenets(Flags(**given), as_json=format == "json")
        else:
            from policylint.commands.rules import list_rules

            list_rules(Flags(**given), as_json=format == "json")


@rules.command("test")
@click.argument("directory", required=False, metavar="[DIR]")
@configurable
@click.pass_context
def test_rules(ctx: click.Context, /, directory: str | None, **given: Any) -> None:
    """Run the examples of the rules in DIR (by default of the configured rulesets, else of
    those that come with policylint): each of `flags` must be found, each of `allows` left alone."""
    from policylint.commands import rules as command
    from policylint.commands.session import Flags

    ctx.exit(command.test_rules(directory, Flags(**given)))


@rules.command("mine")
@click.argument("paths", nargs=-1, metavar="[PATHS…]")
@READER
@configurable
@click.pass_context
def mine_rules(ctx: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Show what the trained reader finds again and again in PATHS and no rule does: where
    the next rule is to be had."""
    from policylint.commands.mine import mine
    from policylint.commands.session import Flags

    ctx.exit(mine(paths or (".",), Flags(**given)))


@rules.command("new")
@click.argument("name", metavar="FAMILY/NAME")
@click.option(
    "--like",
    "likes",
    metavar="SENTENCE",
    multiple=True,
    required=True,
    help="It should find this. Repeatable.",
)
@click.option(
    "--dir", "directory", metavar="DIR", default="our-rules", show_default=True, help="Where your rules lie."
)
@configurable
def new_rule(name: str, likes: tuple[str, ...], directory: str, **given: Any) -> None:
    """Begin a rule of your own, DIR/FAMILY/NAME.yaml, from sentences that it should find.

    A sentence may have slots, as in "{supplier} is responsible for {thing}."; one without
    is given them. Above each the file says how it was read."""
    from policylint.commands import new_rule as command
    from policylint.commands.session import Flags

    command.new_rule(name, likes, directory, Flags(**given))


@main.command()
@click.argument("rule", required=False)
@click.option("--text", metavar="SENTENCE", help="Show how this text is read, and which rules nearly fired.")
@click.option("--preview", is_flag=True, help="With --text: ask preview rules too.")
@AUDIENCE
@READER
@configurable
def explain(rule: str | None, text: str | None, **given: Any) -> None:
    """Explain a RULE (or all of a family), or with --text how a sentence is read."""
    from policylint.commands.session import Flags

    if (rule is None) == (text is None):
        raise click.UsageError("Give either a RULE or --text.")
    if rule is not None:
        from policylint.commands.explain import explain_rule

        explain_rule(rule, Flags(**given))
    elif text is not None:
        from policylint.commands.explain_text import explain_text

        explain_text(text, Flags(**given))


for _command in COMMANDS:
    main.add_command(_command)


def run() -> NoReturn:
    """The console script."""
    sys.exit(main(prog_name="policylint"))
