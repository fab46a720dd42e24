"""The door: what is shown to whoever is not signed in, or not known."""

import streamlit as st

from lib.entries.admission import Account, NotAdmitted
from lib.journal.identities import Identities
from lib.ui.language import plain, t, told
from lib.ui.pages import PAGES
from lib.ui.people.providers import ALONE, providers, secrets_are_unreadable
from lib.ui.people.reader import SessionOver, SignedOut
from lib.ui.whole import now

CLOSED = (SignedOut, NotAdmitted)


def stay_outside(reason: SignedOut | NotAdmitted) -> None:
    """Draws the door in place of the page; the address stays, to be come back to."""
    existing = [page for page in PAGES.values() if page.path.exists()]
    # Without this the address would be taken for that of no page.
    st.navigation(
        [st.Page(p.path, url_path=p.address, default=not p.address) for p in existing],
        position="hidden",
    )
    with st.container(width=560):
        if isinstance(reason, SignedOut):
            _ask_to_sign_in(reason)
        else:
            _turn_away(reason)


def _ask_to_sign_in(reason: SignedOut) -> None:
    st.title(t("Sign in"))
    if isinstance(reason, SessionOver):
        st.info(t("Your session has ended: sign in again."), icon=":material/schedule:")
    else:
        st.markdown(told(reason.sentence))
    if secrets_are_unreadable():
        st.error(t("The file of secrets cannot be read: nobody is let in until it is mended."))
    elif not providers():
        st.error(t("No identity provider is set up: see the README, “Sign-in”."))
    for name, shown in providers().items():
        label = t("Sign in with {provider}", provider=plain(shown)) if shown else t("Sign in")
        st.button(
            label,
            key=f"sign_in.{name}",
            icon=":material/login:",
            on_click=st.login,
            args=() if name == ALONE else (name,),
        )


def _turn_away(reason: NotAdmitted) -> None:
    st.title(t("You are not let in"))
    st.error(told(reason.sentence), icon=":material/person_off:")
    contact = now().settings.contact
    if contact:
        st.markdown(t("Ask the administrators of the base: {contact}.", contact=plain(contact)))
    else:
        st.markdown(t("Ask an administrator of the base, who keeps the list of people."))
    sign_out_button()


def sign_out_button() -> None:
    """The button that ends the session: here, at the provider, and in every other window."""
    st.button(t("Sign out"), icon=":material/logout:", on_click=_sign_out)


def _sign_out() -> None:
    session = Account.of(st.user.to_dict()).session
    Identities(now().store).end(session)
    st.logout()
