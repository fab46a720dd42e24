"""Entry: reading what is typed, checking it, and the one write path."""
