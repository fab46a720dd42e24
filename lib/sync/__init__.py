"""From the base to the mirror, and from the journal back to the base."""
