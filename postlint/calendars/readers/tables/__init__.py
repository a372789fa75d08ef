"""Tables of posts: CSV files, and the sheets of workbooks. ``table_posts`` reads what the others find out."""
