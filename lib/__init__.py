"""Balise: an incubator's dashboard of impact, from the base to the screen and back."""
