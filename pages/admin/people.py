"""People: who may sign in, in which role; the account that each is bound to."""

import streamlit as st

from lib.ui.forms.access import say_who_writes, why_not
from lib.ui.guard import guard
from lib.ui.language import t
from lib.ui.people.list import everyone, one_person

reader = guard("admin/people")
st.title(t("People"))
if why := why_not(reader, "person"):
    say_who_writes(why)
one_person(reader)
everyone()
