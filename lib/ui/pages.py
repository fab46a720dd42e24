"""Every page, declared once: where it is, its address, its section, who may open it.

A page appears as soon as its file exists.
"""

from dataclasses import dataclass
from pathlib import Path

from lib.language import N_
from lib.ui.language import t

ROOT = Path(__file__).parents[2]
STEER, EXPLORE, ENTER, ADMIN = N_("Steer"), N_("Explore"), N_("Enter"), N_("Administration")
ROLES = ("director", "manager", "owner", "viewer", "admin")
NOT_VIEWERS = ("director", "manager", "owner", "admin")
# What owners do not write of their projects, they read on the pages that show it.
NOT_OWNERS = ("director", "manager", "admin")
OVER_PROJECTS = ("director", "manager", "viewer", "admin")


@dataclass(frozen=True)
class Page:
    """One page: its name is its path under `pages/` without suffix, its title a message.

    The page without an address stands at the root.
    """

    name: str
    address: str
    title: str
    icon: str
    section: str
    roles: tuple[str, ...] = ROLES
    hidden: bool = False

    @property
    def path(self) -> Path:
        """Its script."""
        return ROOT / "pages" / f"{self.name}.py"


PAGES = {
    page.name: page
    for page in (
        Page("steer/overview", "", N_("Overview"), "explore", STEER, OVER_PROJECTS),
        Page("steer/validation", "validation", N_("Validation"), "verified", STEER, ("director",)),
        Page("explore/portfolio", "portfolio", N_("Portfolio"), "folder", EXPLORE, OVER_PROJECTS),
        Page("explore/project", "project", N_("Project"), "rocket_launch", EXPLORE),
        Page("explore/indicator", "indicator", N_("Indicator"), "show_chart", EXPLORE),
        Page("explore/deployment", "deployment", N_("Deployment"), "map", EXPLORE),
        Page("explore/maturity", "maturity", N_("Maturity"), "stairs", EXPLORE),
        Page("enter/entry", "entry", N_("To enter"), "edit_note", ENTER, NOT_VIEWERS),
        Page("enter/import", "import", N_("Import values"), "upload_file", ENTER, NOT_VIEWERS),
        Page("enter/check_in", "check-in", N_("Check-in"), "mood", ENTER, NOT_VIEWERS),
        Page(
            "enter/card",
            "card",
            N_("Indicator card and targets"),
            "fact_check",
            ENTER,
            NOT_OWNERS,
        ),
        Page("enter/assessment", "assessment", N_("Assessment"), "stairs", ENTER, NOT_VIEWERS),
        Page(
            "enter/deployments",
            "deployments",
            N_("Deployments"),
            "add_location",
            ENTER,
            NOT_OWNERS,
        ),
        Page("admin/health", "health", N_("Data health"), "monitor_heart", ADMIN),
        Page("admin/ledger", "ledger", N_("Ledger"), "history", ADMIN, NOT_VIEWERS),
        Page(
            "admin/projects",
            "projects",
            N_("Portfolios and projects"),
            "account_tree",
            ADMIN,
            ("manager", "admin"),
        ),
        Page("admin/people", "people", N_("People"), "group", ADMIN, ("admin",)),
        Page("admin/legal", "legal", N_("Legal notice"), "gavel", ADMIN, hidden=True),
    )
}


def open_to(role: str) -> list[Page]:
    """The pages that exist and that the role may open."""
    return [page for page in PAGES.values() if role in page.roles and page.path.exists()]


def start_of(role: str) -> Page:
    """Where a role begins: the overview, else what it has to enter."""
    pages = open_to(role)
    wished = (PAGES["steer/overview"], PAGES["enter/entry"])
    return next((page for page in wished if page in pages), pages[0])


def title_of(name: str) -> str:
    """A page's title in the reader's language."""
    return t(PAGES[name].title)
