"""The baseline: what was found before a team began, and what is news beside it."""
