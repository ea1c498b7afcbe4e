"""INDIGO, the data standard of the Government Outcomes Lab (University of Oxford) for impact bonds and outcomes funds.

Its public tables are told apart by their columns. A project is a coalition of the parties that play a role in it; each
role row is a membership, and a stream of what that role brings to the project. An amount that is not recorded is
unknown; planned and paid stay apart; a row that comes twice under one id keeps its place as the second of that name.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from data.checking import Layout, Row
from data.columns import Table
from data.numbering import number
from data.problems import Problem, fault, remark
from data.sheets import Sheet
from data.standing import Known
from data.tables import BY_NAME

SOURCE: Final = "INDIGO"
DEFAULTS: Final = {"source": SOURCE, "link": "https://golab.bsg.ox.ac.uk", "visibility": "public"}


@dataclass(frozen=True)
class Form:
    """A table of the standard: how it is told apart, and the column of ours that each column of it fills.

    `needs` are columns it always has; of `marks` (beginnings of names) it has at least one. An `exact` form, whose columns
    others have as well, is only taken where it explains every column. `role` is the role that a row of it stands for.
    """

    table: str
    needs: tuple[str, ...]
    columns: dict[str, str]
    marks: tuple[str, ...] = ()
    role: str = ""
    exact: bool = False

    def fits(self, header: Sequence[str]) -> bool:
        """Is a sheet with this header a table of this form?"""
        if not set(self.needs) <= set(header):
            return False
        if self.marks and not any(name.startswith(self.marks) for name in header):
            return False
        return not self.exact or set(header) <= {*self.columns, *_ASIDE}


_ASIDE: Final = frozenset({"Sources", "Notes", "(In Sandboxes)"})
"""Columns that say nothing of their own: references to the source table, and remarks that are blank in practice."""
_FINANCE = "Overall project finance - "
_COMMITMENT = _FINANCE + "Total investment commitment - "
_PEOPLE = "Service and beneficiaries - "
_POT = "Fund - Dimensions of Scale - Total Outcome Fund value (outcomes funding) - "
_REPAYABLE = "Fund - Dimensions of Scale - Total value of repayable investment linked to Outcome Fund - "
_CONTRACTS = "Fund - Dimensions of Scale - Number of outcome contracts - "
_OF_PROJECT = {"Project ID": "project", "Notes": "note"}
_OF_ROLE = {**_OF_PROJECT, "Organisation ID - (Value)": "party", "Organisation Role Category - (Value)": "category"}
_OF_METRIC = {**_OF_PROJECT, "Outcome Metric Id - (Value)": "outcome_metric"}
_PERIOD = {"Period - Start - (Value)": "period_start", "Period - End - (Value)": "period_end"}

FORMS: Final = (
    Form(
        "project",
        ("ID", "Impact Bond Name - (Value)"),
        {
            "ID": "project",
            "Impact Bond Name - (Value)": "name",
            "Alternative Names - (Value)": "alternative_names",
            "Stage of Development - (Value)": "stage",
            "Dates - Date outcomes contract signed - (Value)": "signed",
            "Dates - Start date of service provision - (Value)": "start",
            "Dates - Anticipated end date of service provision - (Value)": "end_expected",
            "Dates - Actual end date of service provision - (Value)": "end_actual",
            f"{_COMMITMENT}Currency - (Value)": "currency",
            f"{_COMMITMENT}Amount - Exact - (Value)": "committed",
            f"{_COMMITMENT}Amount - Min - (Value)": "committed_least",
            f"{_COMMITMENT}Amount - Max - (Value)": "committed_most",
            f"{_FINANCE}Maximum potential outcome payment - Currency - (Value)": "maximum_payment_currency",
            f"{_FINANCE}Maximum potential outcome payment - Amount - (Value)": "maximum_payment",
            f"{_FINANCE}Maximum potential return - (Value)": "maximum_return",
            f"{_FINANCE}Total outcome payments made - Currency - (Value)": "paid_currency",
            f"{_FINANCE}Total outcome payments made - Amount - (Value)": "paid",
            "Purpose and classifications - Social challenge - (Value)": "challenge",
            "Purpose and classifications - Intervention - (Value)": "intervention",
            "Purpose and classifications - Policy sector - (Value)": "sector",
            "Purpose and classifications - Primary SDG goal - (Value)": "sdg",
            f"{_PEOPLE}Target population - (Value)": "target_group",
            f"{_PEOPLE}Targeted number of unique service users or beneficiaries (total) - (Value)": "people_targeted",
            f"{_PEOPLE}Actual number of unique service users or beneficiaries engaged (total) - (Value)": "people_engaged",
            "Notes - (Value)": "note",
        },
    ),
    Form(
        "fund",
        ("ID", "Fund - Name"),
        {
            "ID": "fund",
            "Fund - Name": "name",
            "Fund - Host institution of Outcome Fund": "host",
            "Fund - Mechanism": "mechanism",
            "Fund - Purpose and classifications - Purpose": "purpose",
            "Fund - Purpose and classifications - Secondary SDG goals": "sdg",
            "Fund - Dates - Expression of interest - (Value)": "announced",
            "Fund - Dates - (Notes)": "note",
            "Fund - Country": "country",
            f"{_POT}Currency": "currency",
            f"{_POT}Aspiration - Amount - (Value)": "outcome_pot",
            f"{_POT}Actual - Amount - (Value)": "outcome_pot_actual",
            f"{_REPAYABLE}Aspiration - Amount - (Value)": "private_money",
            f"{_REPAYABLE}Actual - Amount - (Value)": "private_money_actual",
            f"{_CONTRACTS}Aspiration - (Value)": "contracts_aspired",
            f"{_CONTRACTS}Actual - (Value)": "contracts",
        },
    ),
    Form(
        "party",
        ("ID", "Name"),
        {
            "ID": "party",
            "Name": "name",
            "Type - (Value)": "kind",
            "Country": "country",
            "Website": "website",
            "Description": "note",
        },
    ),
    Form("outcome_fund", ("Project ID", "Id"), {**_OF_PROJECT, "Id": "fund"}, exact=True),
    Form(
        "outcome_metric",
        ("Project ID", "Id", "Outcome Definition - (Value)"),
        {
            **_OF_PROJECT,
            "Id": "outcome_metric",
            "Outcome Definition - (Value)": "definition",
            "Target Population - (Value)": "target_group",
            "Targeted number of service users Or beneficiaries (total) - (Value)": "people_targeted",
            "Unit type of targeted Service users or beneficiaries - (Value)": "unit",
            "Outcome metric target - (Value)": "target",
            "Outcome validation Method - (Value)": "validation",
            "Data source for Outcome validation - (Value)": "data_source",
            "Policy sector - (Value)": "sector",
            "Primary SDG goal - (Value)": "sdg",
        },
    ),
    Form(
        "outcome_pricing",
        ("Project ID", "Outcome Metric Id - (Value)", "Price Per Unit - Amount - (Value)"),
        {
            **_OF_METRIC,
            "Currency - (Value)": "currency",
            "Price Per Unit - Amount - (Value)": "price",
            "Maximum Price if all targets achieved - Amount - (Value)": "maximum_price",
            "Contracted increases to outcome pricing - (Value)": "increases",
            "Price Description - (Value)": "description",
        },
    ),
    Form(
        "result",
        ("Project ID", "Outcome Metric Id - (Value)", "Outcomes achieved - (Value)"),
        {
            **_OF_METRIC,
            **_PERIOD,
            "Result type - (Value)": "type",
            "Result level - (Value)": "level",
            "Outcomes achieved - (Value)": "achieved",
            "Number engaged In impact bond - (Value)": "engaged",
            "Number with Positive social outcomes - (Value)": "positive",
            "Other Description of result - (Value)": "description",
            "Outcomes validator(s) - (Value)": "validators",
        },
    ),
    Form(
        "outcome_payment",
        ("Project ID", "Payments - Amount - (Value)"),
        {
            **_OF_METRIC,
            **_PERIOD,
            "Outcome Payment Plan Id - (Value)": "plan",
            "Payer Organisation ID - (Value)": "payer",
            "Recipient Organisation ID - (Value)": "recipient",
            "Type - (Value)": "type",
            "Payments - Currency - (Value)": "currency",
            "Payments - Amount - (Value)": "amount",
        },
    ),
    Form(
        "outcome_payment_plan",
        ("Project ID", "Outcome Payment Plan Id - (Value)"),
        {**_OF_PROJECT, **_PERIOD, "Outcome Payment Plan Id - (Value)": "plan"},
        exact=True,
    ),
    Form(
        "outcome_payment_commitment",
        ("Project ID", "Organisation ID - (Value)"),
        {
            **_OF_ROLE,
            **_PERIOD,
            "Maximum potential Outcome payment - Currency - (Value)": "currency",
            "Maximum potential Outcome payment - Amount - (Value)": "maximum_payment",
            "Total outcome payments made - Currency - (Value)": "paid_currency",
            "Total outcome payments made - Amount - (Value)": "paid",
        },
        marks=("Maximum potential Outcome payment - ", "Total outcome payments made - "),
        role="outcome payer",
    ),
    Form(
        "investment",
        ("Project ID", "Organisation ID - (Value)"),
        {
            **_OF_ROLE,
            "Id": "investment",
            "Investment Commitment - Currency - (Value)": "currency",
            "Investment Commitment - Amount - Exact - (Value)": "amount",
            "Investment Commitment - Amount - Min - (Value)": "amount_least",
            "Investment Commitment - Amount - Max - (Value)": "amount_most",
            "Investment Type - (Value)": "type",
            "Maximum Potential loss - (Value)": "maximum_loss",
            "Maximum Potential Return - (Value)": "maximum_return",
            "Investor Repayment - (Value)": "repayment",
        },
        marks=("Investment Commitment - ", "Investment Type - ", "Investor Repayment - "),
        role="investor",
    ),
    Form(
        "membership",
        ("Project ID", "Organisation ID - (Value)"),
        {**_OF_ROLE, "Intervention - (Value)": "task"},
        marks=("Intervention - ", "Planned Service - ", "Actual Service - "),
        role="provider",
    ),
    Form(
        "membership",
        ("Project ID", "Organisation ID - (Value)"),
        {**_OF_ROLE, "Other Role Description - (Value)": "task"},
        marks=("Other Role Description - ",),
        role="intermediary",
    ),
    Form(
        "source",
        ("Project ID", "Id", "Name - (Value)"),
        {
            "Project ID": "about",
            "Id": "reference",
            "Name - (Value)": "title",
            "Type - (Value)": "type",
            "URL - (Value)": "url",
            "Accessed Date - (Value)": "accessed",
            "Notes": "note",
        },
    ),
)
BROUGHT: Final = {
    "investor": ("geld", "investering"),
    "outcome payer": ("geld", "uitkomstbetaling"),
    "provider": ("dienst", "uitvoering"),
    "intermediary": ("bemiddeling", "begeleiding"),
}
"""What each role brings to the contract: the kind of stream, and the word for it."""
KINDS: Final = {
    "government body": "government",
    "for-profit": "business",
}
"""Words of the standard for a kind of organisation, as ours. Others are left unknown, with their text kept."""


def layouts(sheets: Sequence[Sheet]) -> tuple[list[tuple[Sheet, Layout]], list[Problem]]:
    """The sheets that are a table of the standard, with how each fills ours; a remark for each that is not."""
    found: list[tuple[Sheet, Layout]] = []
    problems: list[Problem] = []
    for sheet in sheets:
        header = [str(cell).strip() for cell in sheet.rows[0][1]] if sheet.rows else []
        fitting = [form for form in FORMS if form.fits(header)]
        if not fitting:
            problems.append(remark("table_skipped", found=", ".join(header[:6])).at(sheet.file, sheet.name))
            continue
        form = max(fitting, key=lambda one: len(one.columns.keys() & set(header)))
        table = BY_NAME[form.table]
        columns = {
            at: table.by_name[form.columns[name]]
            for at, name in enumerate(header)
            if name in form.columns and name not in header[:at]
        }
        twice = sorted({name for at, name in enumerate(header) if name and name in header[:at]})
        problems += [remark("column_twice_left_out", found=name).at(sheet.file, sheet.name) for name in twice]
        defaults = {**DEFAULTS, **({"role": form.role} if form.table == "membership" else {})}
        copies = {"coalition": "project"} if "project" in table.by_name else {}
        found.append((sheet, Layout(table, columns, lenient=True, defaults=defaults, copies=copies, words={"kind": KINDS})))
        unused = [
            name
            for at, name in enumerate(header)
            if at not in columns
            and name not in _ASIDE
            and any(str(cell).strip() for _, row in sheet.rows[1:] for cell in row[at : at + 1])
        ]
        if unused:
            problems.append(remark("columns_unused", columns="; ".join(unused), n=len(unused)).at(sheet.file, sheet.name))
    if not found:
        problems.append(fault("nothing_fits", expected="INDIGO"))
    return found, problems


def complete(rows: list[Row], known: Known) -> tuple[list[Row], list[Problem]]:
    """The rows with what follows from them: who is in which contract and brings what, and parties known by id only."""
    problems = _numbered(rows, known) + _copied_payments(rows)
    derived: list[Row] = []
    for row in rows:
        role = {"investment": "investor", "outcome_payment_commitment": "outcome payer"}.get(row.table.name)
        if role:
            told = {name: row.values.get(name) for name in ("project", "party", "nth", "category")}
            derived.append(_from(row, "membership", role=role, **told))
        role = role or (row.values["role"] if row.table.name == "membership" else None)
        if role:
            derived.append(_stream(row, role))
        if row.table.name == "project":
            derived += _collective(row)
    absent, found = _absent([*rows, *derived], known)
    return [*rows, *derived, *absent], problems + found


def _from(row: Row, table: str, **values: Any) -> Row:
    """A row of another table that follows from `row`, at the same place in the file."""
    common = {name: row.values.get(name) for name in ("source", "link", "visibility", "coalition")}
    return Row(BY_NAME[table], {**common, **values}, row.file, row.sheet, row.line)


def _stream(row: Row, role: str) -> Row:
    kind, what = BROUGHT[role]
    amount = {"investor": "amount", "outcome payer": "maximum_payment"}.get(role, "")
    project = row.values["project"]
    told = {"giver": row.values["party"], "receiver": project, "kind": kind, "what": what, "nth": row.values["nth"]}
    return _from(row, "stream", project=project, unit=row.values.get("currency"), promised=row.values.get(amount), **told)


def _collective(row: Row) -> list[Row]:
    """A contract as a coalition of the parties in it, and as a party that takes what they bring."""
    project, name = row.values["project"], row.values.get("name")
    coalition = _from(row, "coalition", name=name, **{"coalition": project})
    return [coalition, _from(row, "party", party=project, name=name, kind="collective", **{"coalition": None})]


def _numbered(rows: Sequence[Row], known: Known) -> list[Problem]:
    """Give what comes more than once under one name its number, and say so."""
    problems = []
    groups: dict[Table, dict[tuple[Any, ...], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if "nth" in row.table.by_name:
            groups[row.table][tuple(row.values.get(column) for column in row.table.key if column != "nth")].append(row)
    for table, named in groups.items():
        standing = known.numbered(table, SOURCE)
        for name, group in named.items():
            number(group, standing.get(name, {}))
            for row in (row for row in group if row.values["nth"] > 1):
                told = " · ".join(str(part) for part in name if part)
                problems.append(row.at(remark("listed_again", found=told, nth=row.values["nth"])))
    return problems


def _copied_payments(rows: Sequence[Row]) -> list[Problem]:
    """Payments of different projects with the same amount and the same note: one may be copied from the other."""
    same: dict[tuple[Any, Any], list[Row]] = defaultdict(list)
    for row in rows:
        if row.table.name == "outcome_payment" and row.values.get("amount") and row.values.get("note"):
            same[row.values["amount"], row.values["note"]].append(row)
    problems = []
    for alike in same.values():
        projects = sorted({row.values["project"] for row in alike})
        if len(projects) > 1:
            amount = f"{alike[0].values['amount'].normalize():f}"
            found = remark("payment_repeated", column="amount", found=amount, projects=", ".join(projects))
            problems.append(alike[-1].at(found))
    return problems


def _absent(rows: list[Row], known: Known) -> tuple[list[Row], list[Problem]]:
    """Rows for what is named but has no record of its own, here or in the ledger: known by its id only, and said."""
    there = {name: known.ids(name) for name in ("party", "project", "fund")}
    for row in rows:
        if row.table.name in there:
            there[row.table.name].add(row.values[row.table.name])
    absent: list[Row] = []
    problems = []
    for row in rows:
        for column in row.table.columns:
            value, target = row.values.get(column.name), column.refers
            if target not in there or not value or value in there[target]:
                continue
            there[target].add(value)
            found = _from(row, target, **{"coalition": value if target == "project" else None, target: value})
            absent.append(found)
            if target == "project":
                absent += _collective(found)
                there["party"].add(value)
            problems.append(row.at(remark("known_by_id", column=column.name, found=str(value))))
    return absent, problems
