"""What it means: plain functions on arrays and frames, one idea a file, each formula with its source.

A metric never sees a screen or SQL. `catalogue` lists them all; `answer` fetches what one needs and computes it.
"""
