"""Which files there are, which of them may be calendars, and what was in each."""
