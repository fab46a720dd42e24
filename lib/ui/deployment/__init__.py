"""Deployment: how far it reaches, the gaps between classes, the page that records it."""
