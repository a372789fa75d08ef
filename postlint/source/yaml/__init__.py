"""YAML: from text to a located tree under limits, what to do where it cannot be read, and back."""
