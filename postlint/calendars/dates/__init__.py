"""Dates and times of calendars: what is written loosely is put right, then read by ``parse_dates``."""
