"""Classified posts become findings: packs of rules, windows, bounds and remedies."""
