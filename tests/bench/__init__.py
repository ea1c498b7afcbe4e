"""Our speed as a ratio to a plain baseline, both measured in one run, by turns. `make bench` prints them; no test is timed."""
