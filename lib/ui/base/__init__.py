"""The base itself: its health, dictionary, ledger, and its cells in words."""
