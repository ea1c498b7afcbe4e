"""What is seen: pages, figures, words and the command line.

A page loads answers, makes a view of them (plain values, testable without a screen), draws figures from the view and lays
them out. Nothing is computed here that a metric or a question could not be asked for.
"""
