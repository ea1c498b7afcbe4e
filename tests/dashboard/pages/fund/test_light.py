from decimal import Decimal

from streamlit.testing.v1 import AppTest


def _light() -> None:
    from decimal import Decimal

    from dashboard.pages.fund.light import Numbers, light

    light({"Wat": ["een", "twee"], "Bedrag": Numbers([Decimal("1.5"), None], ["€ 1,50", "onbekend"])})


def test_numbers_are_numbers_and_stand_as_they_are_told() -> None:
    app = AppTest.from_function(_light).run()
    assert not app.exception
    rows = app.table[0].value
    assert str(rows.dtypes["Bedrag"]) == "Float64"  # so that they stand at the right
    assert rows["Bedrag"].tolist()[0] == Decimal("1.5") and rows["Bedrag"].isna().tolist() == [False, True]
    assert app.table[0].proto.arrow_data.styler.display_values  # the texts travel beside the numbers
