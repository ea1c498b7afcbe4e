"""One file a standard: how its files are told apart, and which column of theirs fills which of ours."""
