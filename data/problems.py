"""What can be wrong with what a person gave us, as values: where, what was found, what was expected."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Problem:
    """A finding. A fault makes the whole import refuse; a remark is said and kept, and the import goes on.

    `code` names the sentence, in the word catalogue, that says what was expected and how to mend it; `found` is what
    stood there, as it was written; `details` are the values the sentence needs. A place without row is the whole file;
    `column` is a column of `table`, or the letter of a workbook's column; `header` is what stands above it in the file.
    `differs` are the columns in which two rows or sources say something else: column, what one says, what the other says.
    """

    code: str
    fault: bool
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    table: str = ""
    header: str = ""
    found: str = ""
    differs: "Differs" = ()
    details: dict[str, str | int] = field(default_factory=dict)

    def at(
        self, file: str, sheet: str = "", row: int | None = None, column: str = "", *, table: str = "", header: str = ""
    ) -> "Problem":
        """The same finding, with its place filled in where it had none."""
        return replace(
            self,
            file=self.file or file,
            sheet=self.sheet or sheet,
            row=self.row if self.row is not None else row,
            column=self.column or column,
            table=self.table or table,
            header=self.header or header,
        )

    def as_remark(self) -> "Problem":
        """The same finding, as a remark."""
        return replace(self, fault=False)


Differs = tuple[tuple[str, str, str], ...]


def fault(
    code: str, *, row: int | None = None, column: str = "", found: str = "", differs: Differs = (), **details: str | int
) -> Problem:
    """A finding for which the whole import is refused."""
    return Problem(code, True, row=row, column=column, found=shown(found), differs=differs, details=details)


def remark(
    code: str, *, row: int | None = None, column: str = "", found: str = "", differs: Differs = (), **details: str | int
) -> Problem:
    """A finding that is said and kept, while the import goes on."""
    return Problem(code, False, row=row, column=column, found=shown(found), differs=differs, details=details)


def shown(found: str) -> str:
    """`found` fit to be printed: control and direction characters as their code points, and no longer than a line."""
    text = "".join(c if c.isprintable() and c not in _INVISIBLE else f"<U+{ord(c):04X}>" for c in found[:120])
    return text + "…" if len(found) > 120 else text


_INVISIBLE = frozenset("\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Refused(Exception):
    """A person asked for something that cannot be done; carries what to say. The doors turn it into one sentence."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems
