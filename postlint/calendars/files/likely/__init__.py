"""Files that look as if they held posts, and are not read: by their names, keys and texts."""
