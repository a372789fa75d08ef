"""How fast postlint is beside named peers; run with ``make bench``."""
