"""Generated specs: units with a form of their own and one for each project, all different.

A spec is as long as the published ones, its sums add up, and what its texts say agrees with its
indicators; so every spec can be rendered. The same number and seed give the same files.
"""

from bench.corpus.corpus import corpus, write
from bench.corpus.unit import PROJECTS, UNITS, YEAR

__all__ = ["PROJECTS", "UNITS", "YEAR", "corpus", "write"]
