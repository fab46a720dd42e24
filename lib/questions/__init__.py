"""What a page may ask: typed functions over the mirror, a few milliseconds each."""
