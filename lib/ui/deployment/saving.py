"""Writing the deployments of a list, all at once; what could not be written stays in the list."""

from collections.abc import Sequence

import streamlit as st

from lib.entries.drafts import Outcome, Verdict
from lib.entries.form import Answer, Form
from lib.entries.several_deployments import Place, Planned
from lib.entries.write import submit
from lib.language import N_, Sentence
from lib.ui.current import now
from lib.ui.forms.answers import remember, tell_next
from lib.ui.language import tn

DONE = (Verdict.WRITTEN, Verdict.UNCHANGED)
LIST, SAVED = "authority", "several_saved"


def save_several(
    form: Form,
    settled: Sequence[tuple[str, Place]],
    asked: Sequence[str],
    changing: Sequence[Planned],
) -> None:
    """Writes what changes; the lines to settle and those refused stay in the list."""
    drafts = [one.draft for one in changing if one.draft]
    outcomes = submit(now(), form.person, drafts)
    refused = {
        one.place: outcome
        for one, outcome in zip(changing, outcomes, strict=True)
        if outcome.verdict not in DONE
    }
    left = [*asked, *(text for text, place in settled if place in refused)]
    if left:
        form.keep(LIST, "\n".join(left))
    else:
        form.forget()
    count = len(outcomes) - len(refused)
    words = tn("{count} deployment saved.", "{count} deployments saved.", count)
    st.session_state[SAVED] = words
    said = tuple(_why(*one) for one in refused.items())
    remember(form, Answer(Verdict.WRITTEN, said={"": said}))
    tell_next(words)


def _why(place: Place, outcome: Outcome) -> Sentence:
    meanwhile = Sentence(N_("Somebody else changed it in the meantime: look at the list below."))
    said = outcome.sentences[0] if outcome.sentences else meanwhile
    return Sentence(N_("{place}: {said}"), {"place": place.authority, "said": said})
