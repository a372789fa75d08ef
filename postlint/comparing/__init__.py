"""What a change does: two states of calendars beside each other."""
