"""What rules over a mix are made of: windows of an account, what they owe a rule, and what mends them."""
