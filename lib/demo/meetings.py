"""Meetings, and the actions and decisions that came out of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from lib.demo.calendar import AS_OF, LAST, days_between, moment
from lib.demo.people import emails, in_charge
from lib.demo.plans import living
from lib.demo.rows import Row, dice_of, filled, keyed, six_letters
from lib.demo.seeds import read, sentence

FIRST_MONDAY = (LAST + -1).first_day + timedelta(days=5)
# How often each kind meets, and on which day after the first Monday.
RHYTHMS = {
    "weekly_review": (7, 0),
    "amdac": (14, 2),
    "odf": (63, 3),
    "club": (70, 8),
    "committee": (91, 10),
}
TRACKS = {"amdac": ("amdac", "code_map", "data_map"), "odf": ("odf",), "club": ("club",)}
DUE_DAYS = (7, 14, 21, 35, 60)


def meetings() -> list[Row]:
    """The weekly reviews and the other meetings of two quarters, and each portfolio's own one."""
    rows = [
        _meeting(kind, day)
        for kind, (step, shift) in RHYTHMS.items()
        for day in days_between(FIRST_MONDAY + timedelta(days=shift), AS_OF, step)
    ]
    names = [row["name"] for row in read("portfolios")]
    return rows + [_meeting("other", AS_OF - timedelta(days=12), name) for name in names]


def _meeting(kind: str, day: date, portfolio: str | None = None) -> Row:
    dice = dice_of(kind, day, portfolio)
    team = [*emails("director"), *emails("manager")]
    present = [email for email in team if dice.random() < 0.85] or team
    held = day < AS_OF - timedelta(days=1)
    return keyed(
        "meeting",
        kind=kind,
        date=day.isoformat(),
        portfolio=portfolio,
        attendees=[in_charge(portfolio)] if portfolio else present,
        minutes=sentence("minutes", dice) if held else None,
        closed_at=moment(day, dice) if held else None,
    )


def actions(meeting: Row) -> Iterator[Row]:
    """What was decided there: nothing at some, up to four things at others."""
    dice = dice_of(meeting["key"], "actions")
    for rank in range(dice.choice([1, 2, 2, 3, 4])):
        kind = dice.choices(["action", "decision", "blocker"], [65, 25, 10])[0]
        topic = {"action": "action"}.get(kind, f"{kind}_title")
        yield _action(meeting, kind, sentence(topic, dice), rank)


def _action(meeting: Row, kind: str, title: str, rank: int) -> Row:
    dice = dice_of(meeting["key"], "action", rank)
    day = date.fromisoformat(str(meeting["date"]))
    track = dice.choice(TRACKS.get(str(meeting["kind"]), ("",)))
    due = day + timedelta(days=dice.choice(DUE_DAYS))
    old = (AS_OF - day).days > 45
    status = dice.choices(["open", "done", "dropped"], [6, 84, 10] if old else [60, 38, 2])[0]
    closed = min(day + timedelta(days=dice.randint(3, 50)), AS_OF)
    return filled(
        key=f"{day.isoformat()}/{six_letters(dice)}",
        kind=kind,
        title=title,
        meeting=meeting["key"],
        project=None if track else dice.choice(living()).slug,
        track=track,
        owner=dice.choice(emails("manager")),
        due_on=due.isoformat() if kind != "blocker" else None,
        status=status,
        closed_on=closed.isoformat() if status != "open" else None,
        proof_url=_proof(track, closed) if status == "done" and track else None,
    )


def _proof(track: str, day: date) -> str:
    return f"https://feuille-de-route.example/{track}/{day.isoformat()}"
