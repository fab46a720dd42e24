"""Charts: pure functions, typed rows in, a figure out; words come in already in the reader's language.

Backgrounds are transparent and fonts unset, so that the page's theme shows through, light or dark.
Every colour reads on both, and never speaks alone: a word, a pattern or a symbol says the same.
"""
