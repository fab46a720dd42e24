"""Airtable: the calls to a base, paced in one queue for all processes, and what may go wrong."""
