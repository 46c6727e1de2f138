"""An accord of ten thousand points in the database of the pages' benchmark."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hallar.casework.models import Account

POINTS = 10_000
BATCH = 500


def fill_accord(secretariat: Account) -> None:
    """Write an accord of confirmed points of all statuses, due on many days, a tenth of them contested."""
    from hallar.accord.actions.accords import create_accord
    from hallar.accord.models import Accord, DraftState, Point, Status, StatusStatement, Theme
    from hallar.casework.writing import writing

    draw = random.Random(1)
    accord: Accord = create_accord(
        by=secretariat, title="Ten thousand points", address="ten-thousand", concluded_on=date(2021, 6, 8),
        countries=["MX", "US"],
    )  # fmt: skip
    first = date(2021, 6, 8)
    with writing():
        points = [
            Point(
                accord=accord, number=number, state=DraftState.CONFIRMED,
                summary=f"Provide: forensic training of cohort {number} for the officials of a state",
                sentence=f"The United States will provide forensic training of cohort {number}. " * 3,
                committed_by=[draw.choice(["MX", "US"])], act="provide", theme=draw.choice(Theme.values),
                status=draw.choice(Status.values), contested=draw.random() < 0.1,
                next_due=first + timedelta(days=draw.randrange(3000)) if draw.random() < 0.6 else None,
                moved_on=first + timedelta(days=draw.randrange(1900)),
            )
            for number in range(1, POINTS + 1)
        ]  # fmt: skip
        Point.objects.bulk_create(points, batch_size=BATCH)
        StatusStatement.objects.bulk_create(
            (
                StatusStatement(
                    point=point, country=country, status=point.status, as_of=first, note="…", by=secretariat
                )
                for point in points
                for country in ("MX", "US")
            ),
            batch_size=BATCH,
        )
