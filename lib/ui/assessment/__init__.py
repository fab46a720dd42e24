"""The assessment page: the facts to say, the form of one, its verification."""
