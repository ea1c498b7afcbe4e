"""The explanation that goes with a template: how to fill it, in the reader's language."""

from dashboard.words import Words


def explanation(say: Words) -> list[str]:
    """The lines of the first sheet, its title first."""
    lines = ("title", "invented", "rows", "must", "unknown", "period", "correct", "choice", "import")
    return [say(f"template.{line}") for line in lines]
