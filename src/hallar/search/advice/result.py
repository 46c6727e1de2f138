"""What the advice says about one missing person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RelativeGain:
    """What typing one relative is expected to add.

    Attributes:
        relative: identifier of the untyped member.
        relationship: what the relative is to the missing member, in words.
        log10_lr: expected rise of the true missing member's log10 LR; NaN where the pedigree's loops are too
            interwoven to compute it.
    """

    relative: str
    relationship: str
    log10_lr: float


@dataclass(frozen=True)
class MemberAdvice:
    """What one family can expect for one missing member, and who would help.

    Attributes:
        family: family identifier.
        missing: identifier of the missing member.
        expected_log10_lr: expected log10 LR of the true missing member with the relatives typed so far.
        gains: the untyped relatives, the one who adds most first; empty if the pedigree has none.
    """

    family: str
    missing: str
    expected_log10_lr: float
    gains: tuple[RelativeGain, ...]

    @property
    def best(self) -> RelativeGain | None:
        """The relative who adds most, ``None`` if nobody is left who adds anything."""
        return self.gains[0] if self.gains and self.gains[0].log10_lr > 0 else None

    @property
    def expected_log10_lr_after(self) -> float:
        """Expected log10 LR of the true missing member once the best relative is typed."""
        return self.expected_log10_lr + (self.best.log10_lr if self.best else 0.0)
