"""Auditing posts in tables: one pure function over Arrow, and an engine that maps it over files."""
