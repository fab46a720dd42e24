"""The project's page: where it stands, its dimensions, indicators, maturity, reach and life."""
