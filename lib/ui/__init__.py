"""The screen. A page is a script of at most fifty lines: guard, filters, question, answer.

    from lib.questions import portfolio as ask          # typed questions over the marts
    from lib.ui.current import mirror
    from lib.ui.filters import portfolio_filter, quarter_filter
    from lib.ui.guard import guard
    from lib.ui.language import plain, t

    reader = guard("explore/portfolio")                 # first: mirror caught up, role checked
    quarter = quarter_filter()                          # in the address, kept from page to page
    st.title(t("Portfolio"))

`pages.py` lists every page once: add yours there. `language.t` says a message in the reader's
language; what comes from a base goes through `language.plain` before it stands in a text, a label
or a link, where Streamlit would read it as Markdown. `shown.py` shows statuses, figures and tables,
`links.py` leads to another page with its filters, `why.py` opens a figure to its rows and
arithmetic.
"""
