"""The thresholds that some rules compare with: ours, unless a project sets its own."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """Every threshold, with the value it has when nothing is set.

    Shares are whole numbers of percent, amounts 万元.
    """

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
    )

    lowest_satisfaction: int = Field(90, ge=0, le=100)
    fewest_rows: int = Field(6, ge=0)
    most_rows: int = Field(20, ge=1)
    money_change: int = Field(30, ge=0)
    same_text_years: int = Field(3, ge=2)
    similarity: int = Field(80, ge=50, le=100)
    shortest_text: int = Field(10, ge=0)
    longest_name: int = Field(30, ge=4)
    largest_amount: Decimal = Field(Decimal(1_000_000), ge=0)


DEFAULTS = Limits.model_construct()
"""What counts when nothing is set; that needs no validator, which takes long to build."""
