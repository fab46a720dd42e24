"""The page of an indicator's card and targets."""
