"""Who reads: sign-in, the door, the reader of a session."""
