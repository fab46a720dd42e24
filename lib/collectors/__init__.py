"""Public catalogues, read into the base: what they say is collected, never typed over people's words."""
