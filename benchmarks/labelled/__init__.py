"""What `benchmarks/quality.py` and `scripts/quality-table` are made of."""
