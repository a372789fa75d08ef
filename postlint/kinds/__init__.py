"""Posts become classified posts: what each one does, how sure that is, and why."""
