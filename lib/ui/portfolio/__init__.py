"""Portfolios and the whole: shares on track, what moved, sums, projects, attention, validation."""
