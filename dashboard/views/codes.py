"""The word for a code that a column holds, in the reader's language, as its declaration gives it."""

from functools import cache
from typing import TYPE_CHECKING

from data.columns import Choice
from data.tables import BY_NAME

if TYPE_CHECKING:
    from dashboard.words import Words


def code_told(table: str, column: str, code: str | None, words: "Words") -> str:
    """The word of a code; a word of people's own stays as they wrote it, and nothing told is unknown."""
    if code is None:
        return words("state.unknown")
    choice = _choices(table, column).get(code)
    return choice.word(words.lang) if choice else code


@cache
def _choices(table: str, column: str) -> dict[str, Choice]:
    return {choice.code: choice for choice in BY_NAME[table].by_name[column].choices}
