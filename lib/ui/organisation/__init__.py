"""The page of portfolios, projects and phases, one file per part."""
