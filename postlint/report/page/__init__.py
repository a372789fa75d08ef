"""One page for people who look rather than read: what it shows, account by account, and its template."""
