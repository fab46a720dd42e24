"""The indicator's page: its figures, history, card, and what is behind each figure."""
