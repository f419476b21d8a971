"""From a match to sentences put right, and from findings to a mended text.

A rewrite is the author's own sentence in the tenet's direction: same person and mood,
same names, numbers, dates and conditions. What can't be said so is left to the rule's
advice in words.
"""

from policylint.rewriting.applying import apply
from policylint.rewriting.candidate import Candidate
from policylint.rewriting.checks import check
from policylint.rewriting.realise import propose, rewrites

__all__ = ["Candidate", "apply", "check", "propose", "rewrites"]
