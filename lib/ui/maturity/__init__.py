"""Maturity: levels by portfolio and project, and the evidence behind them."""
