"""How the story of an invented example is told: blocks of lines as rows, the quarters it spans, and when each was reported."""

from typing import Final

Row = dict[str, str]

QUARTERS: Final = tuple(f"{2023 + (3 + n) // 4}-Q{(3 + n) % 4 + 1}" for n in range(12))
REPORT_DAY: Final = {"dommelrand": 12, "buurtwarmte": 19, "kringdal": 26}
"""On this day of the month after a quarter the coalition's report comes in."""


def lines(block: str) -> list[Row]:
    """The lines of a block as rows; the first one names the columns; cells part at the bars."""
    head, *rest = [[cell.strip() for cell in line.split("|")] for line in block.strip().splitlines()]
    return [dict(zip(head, cells, strict=True)) for cells in rest]


def reported(quarter: str, coalition: str) -> str:
    """The day, in the month after the quarter, on which the coalition's report came in."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return f"{year + number // 4}-{number % 4 * 3 + 1:02d}-{REPORT_DAY[coalition]}"
