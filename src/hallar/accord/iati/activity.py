"""What an IATI activity holds, as far as an accord is followed by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

AmountKind = Literal["budget", "commitment", "disbursement", "incoming", "planned", "other"]


@dataclass(frozen=True)
class Amount:
    """Money of an activity.

    Attributes:
        kind: a ``budget``; a ``planned`` disbursement; or a transaction by its code: 2 ``commitment``, 3 and
            4 ``disbursement`` (4 is expenditure), 1, 11 and 13 ``incoming``, the others ``other``.
            An original budget is ``other`` where the activity has a revised one for the same days.
        value: negative where something was taken back.
        currency: ISO 4217.
        on: the value date, whose exchange rate holds.
        code: code list TransactionType of a transaction, BudgetType of a budget or planned disbursement;
            empty where the file gives none.
        begins: first day of a budget or of a planned disbursement, the day of a transaction.
        ends: last day of a budget or of a planned disbursement, ``None`` for a transaction.
    """

    kind: AmountKind
    value: Decimal
    currency: str
    on: date
    code: str = ""
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class Baseline:
    """What an indicator was before.

    Attributes:
        year: of the measurement.
        on: its day, ``None`` where the file gives none.
        value: as published; empty where the file gives none.
    """

    year: int
    on: date | None
    value: str


@dataclass(frozen=True)
class Period:
    """What an indicator of a result was to reach in a period, and what it reached.

    Attributes:
        title: of the result and the indicator.
        begins: first day, ``None`` where the file gives none.
        ends: last day, ``None`` where the file gives none.
        target: as published; empty where the file gives none.
        actual: as published; empty where the file gives none.
        measure: code list IndicatorMeasure: 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative.
        baselines: of the indicator, in the order of the file.
    """

    title: str
    begins: date | None
    ends: date | None
    target: str
    actual: str
    measure: str = ""
    baselines: tuple[Baseline, ...] = ()


@dataclass(frozen=True)
class Participant:
    """An organisation and its part.

    Attributes:
        name: in English, else as published; empty where the file gives none.
        identifier: of the organisation; empty where the file gives none.
        role: code list OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing.
    """

    name: str
    identifier: str
    role: str


@dataclass(frozen=True)
class Share:
    """A country that receives, or a sector, and how much of the activity goes there.

    Attributes:
        code: ISO 3166-1 alpha-2 of a country, or a code of the sector's vocabulary.
        vocabulary: code list SectorVocabulary, ``1`` where the file gives none; empty for a country.
        name: empty where the file gives none.
        percentage: ``None`` where the file gives none.
    """

    code: str
    vocabulary: str
    name: str
    percentage: Decimal | None


@dataclass(frozen=True)
class Activity:
    """A programme or project.

    Attributes:
        identifier: unique in the world.
        titles: by language, ``""`` where none is named.
        organisation: who publishes it.
        status: code list ActivityStatus: 1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled,
            6 suspended; empty where the file gives none.
        begins: actual start, else the planned one; ``None`` where the file gives none.
        ends: actual end, else the planned one; ``None`` where the file gives none.
        amounts: budgets, then transactions, each in the order of the file.
        periods: in the order of the file.
        planned: planned disbursements, in the order of the file.
        participants: in the order of the file.
        countries: that receive, of the activity or of its transactions.
        sectors: of the activity or of its transactions.
    """

    identifier: str
    titles: dict[str, str]
    organisation: str
    status: str
    begins: date | None
    ends: date | None
    amounts: tuple[Amount, ...]
    periods: tuple[Period, ...]
    planned: tuple[Amount, ...]
    participants: tuple[Participant, ...]
    countries: tuple[Share, ...]
    sectors: tuple[Share, ...]
