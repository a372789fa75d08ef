"""Located trees become calendars: accounts, posts, slots, periods and inbox items."""
