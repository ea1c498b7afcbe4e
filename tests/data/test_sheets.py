from datetime import date

from data.problems import fault
from data.sheets import Sheet, packed, unpacked


def test_sheets_and_findings_come_out_of_the_reading_process_as_they_went_in() -> None:
    sheet = Sheet("a.xlsx", "blad", [(1, ["naam", "wáárde"]), (2, [date(2026, 7, 1), 2.5, 3, True, ""])], ragged=False)
    problem = fault("cell_error", row=2, column="H", found="#N/A")
    assert unpacked(packed([sheet], [problem])) == ([sheet], [problem])
