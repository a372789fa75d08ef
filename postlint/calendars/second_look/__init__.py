"""A second look at what was read of a file, by modules that know nothing of how it was read."""
