"""Posts in the words and nestings of teams and tools, turned into those of calendars."""
