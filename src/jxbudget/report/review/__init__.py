"""A review → the comment on a pull request."""

from jxbudget.report.review.comment import QUIET, comment
from jxbudget.report.review.report import Aside, Links, Reviewed
from jxbudget.report.review.verdict import heading, verdict

__all__ = ["QUIET", "Aside", "Links", "Reviewed", "comment", "heading", "verdict"]
