"""The pages about postlint, and what makes those that follow from its sources."""
