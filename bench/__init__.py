"""Benchmarks: accuracy against gold, speed and memory. Run them from the repository's root."""
