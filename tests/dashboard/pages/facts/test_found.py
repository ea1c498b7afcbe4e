from streamlit.testing.v1 import AppTest


def page() -> None:
    from dashboard.pages.facts.found import show_findings
    from dashboard.words import words
    from data.problems import fault, remark

    problems = [fault("required", row=3, column="giver").at("a.csv", table="stream"), remark("sheet_empty").at("b.csv")]
    show_findings(problems, words("nl"), key="k")


def test_faults_stand_first_and_remarks_that_need_nothing_are_folded_away() -> None:
    app = AppTest.from_function(page).run()
    assert not app.exception
    assert app.error[0].value.startswith("1 fout")
    assert app.dataframe[0].value["Plaats"].tolist() == ["a.csv, rij 3, kolom wie brengt"]
    assert len(app.expander) == 1
