"""Claims and links become rows, and rows become short texts."""
