"""policylint: a linter for the procedures that companies work by."""

__version__ = "0.1.0"
