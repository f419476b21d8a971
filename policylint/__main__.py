"""``python -m policylint``."""

from policylint.cli import run

run()
