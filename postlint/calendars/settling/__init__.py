"""Parts of a calendar under their real keys and in the words of calendars, with what is wrong in them."""
