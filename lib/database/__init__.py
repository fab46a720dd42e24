"""The mirror: a disposable DuckDB file made from the base, its marts, and the questions' only engine."""
