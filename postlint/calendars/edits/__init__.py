"""Writing what the author says a post does into the file of the post, at its place."""
