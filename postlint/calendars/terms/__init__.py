"""What people and tools call things, as tables: fields, networks, statuses, what stands for a text."""
