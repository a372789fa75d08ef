"""What postlint says: findings, mixes and rules, one module a format."""
