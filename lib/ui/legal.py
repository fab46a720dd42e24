"""What the law asks an instance to say; who runs it says its part by settings."""

from collections.abc import Iterator

from lib.language import N_
from lib.settings import Settings
from lib.ui.language import plain, t

ACCESSIBILITY = (
    N_(
        "This service does not comply with the French accessibility reference (RGAA 4.1): it has not"
        " been audited yet, and an unaudited service counts as not compliant."
    ),
    N_(
        "Known limits: some labels of the underlying software, Streamlit, are in English (menus of"
        " large tables, file upload, connection messages); large tables are drawn as images whose"
        " text is doubled for screen readers. Every chart has a text alternative and a table beside"
        " it; a state is never told by its colour alone."
    ),
    N_(
        "If something keeps you from reading or entering what you need, write to the contact below:"
        " you will be given the content in another form. Without an answer, you may turn to the"
        " [Défenseur des droits](https://formulaire.defenseurdesdroits.fr/)."
    ),
)
PERSONAL_DATA = (
    N_(
        "Balise keeps the professional e-mail, name and role of the people who take part, and signs"
        " each entry with its author's e-mail and time: the figures must be traceable. It keeps"
        " nothing about the users of the projects followed."
    ),
    N_(
        "These data serve the follow-up of the projects only, are read by the people who may sign"
        " in, and are neither sold nor sent to third parties. There is no audience measurement; the"
        " only cookies are those of the session and of its protection."
    ),
    N_(
        "You may ask the contact above to see, correct or erase what concerns you, and complain to"
        " the [CNIL](https://www.cnil.fr/fr/plaintes)."
    ),
)


def notice(settings: Settings) -> Iterator[str]:
    """Who publishes, who answers for it, who hosts, whom to write to: a line each, in Markdown."""
    lines = {
        t("Publisher"): (settings.publisher, "PUBLISHER"),
        t("Director of publication"): (settings.publication_director, "PUBLICATION_DIRECTOR"),
        t("Hosting"): (settings.hosting, "HOSTING"),
        t("Contact"): (settings.contact, "CONTACT"),
    }
    for label, (value, setting) in lines.items():
        said = plain(value) if value else t("to be said by the setting {name}", name=f"`{setting}`")
        yield t("**{label}**: {said}", label=label, said=said)
    yield t("The software Balise is free, under the MIT licence.")
