"""How the shipped pipeline is made and measured."""
