"""Of how much of what is made it is known where it came from and where it goes after use, by weight (SEEDS K17)."""

from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Final

import numpy as np
import pandas as pd

from metrics.exact import EXACT, ratio, total

KILOGRAMS: Final = {"kg": Decimal(1), "g": Decimal("0.001"), "ton": Decimal(1000)}
"""The units that are a mass, with their exact weight in kg; a ton is the metric one."""


@dataclass(frozen=True)
class Traceability:
    """Kilograms delivered, and of how many it is known where they came from, where they go after use, and both; exact sums.

    `kg` and its parts are 0 without a product and None where there are products and none could be weighed. The shares, 0 to
    1, are parts of `kg`; nan where that is 0 or None. Of the `streams`, `other_unit` are not measured by weight and of
    `amount_unknown` it is not known how much was delivered; neither is in `kg`.
    """

    kg: Decimal | None
    kg_origin: Decimal | None
    kg_route: Decimal | None
    kg_both: Decimal | None
    origin_share: float
    route_share: float
    both_share: float
    streams: int
    other_unit: int
    amount_unknown: int


def product_streams(streams: pd.DataFrame) -> pd.DataFrame:
    """The streams of products, in their order, with what each weighs: the columns of `streams` and four more.

    A product is a stream of goederen in any unit, or of middelen where the unit is a mass: kg, g or ton, in capitals or not.
    What is promised is no product yet: a stream that is only promised, lapsed or declared not applicable, with nothing known
    to be delivered, is left out. `streams` has kind, what, unit, delivered (a Decimal, or missing), delivered_why, state,
    origin and after_use. Added: kg (Decimal, exact; None where it cannot be told), has_other_unit (its unit is no mass, or an
    amount has no unit), knows_origin, knows_route.
    """
    unit = streams["unit"].astype(object).where(streams["unit"].notna(), "").map(lambda told: str(told).strip().casefold())
    is_mass, is_known = unit.isin(KILOGRAMS), streams["delivered"].notna()
    nothing_yet = ~is_known & (streams["state"].isin(["promised", "lapsed"]) | streams["delivered_why"].isin(["nvt"]))
    is_product = (streams["kind"].isin(["goederen"]) | streams["kind"].isin(["middelen"]) & is_mass) & ~nothing_yet
    found = streams[is_product].reset_index(drop=True)
    of, weighable = unit[is_product].tolist(), (is_mass & is_known)[is_product].tolist()
    kg = [
        EXACT.multiply(Decimal(str(amount)), KILOGRAMS[told]) if can else None
        for amount, told, can in zip(found["delivered"], of, weighable, strict=True)
    ]
    return found.assign(
        kg=pd.Series(kg, dtype=object),
        has_other_unit=(~is_mass & (is_known | (unit != "")))[is_product].to_numpy(dtype=bool),
        knows_origin=found["origin"].notna().to_numpy(dtype=bool),
        knows_route=found["after_use"].notna().to_numpy(dtype=bool),
    )


def traceability(products: pd.DataFrame) -> Traceability:
    """How much of the `product_streams` can be traced, by weight. Source: SEEDS K17 (000:33), our design."""
    origin, route = products["knows_origin"].to_numpy(dtype=bool), products["knows_route"].to_numpy(dtype=bool)
    is_weighed = products["kg"].notna().to_numpy(dtype=bool)
    has_other_unit = products["has_other_unit"].to_numpy(dtype=bool)
    is_unknown = len(products) > 0 and not is_weighed.any()
    kg, kg_origin, kg_route, kg_both = (
        None if is_unknown else total(products["kg"][is_weighed & which])
        for which in (np.ones(len(products), dtype=bool), origin, route, origin & route)
    )
    return Traceability(
        kg=kg,
        kg_origin=kg_origin,
        kg_route=kg_route,
        kg_both=kg_both,
        origin_share=ratio(kg_origin, kg),
        route_share=ratio(kg_route, kg),
        both_share=ratio(kg_both, kg),
        streams=len(products),
        other_unit=int(has_other_unit.sum()),
        amount_unknown=int((~is_weighed & ~has_other_unit).sum()),
    )


def traced(streams: pd.DataFrame) -> pd.DataFrame:
    """How much of each product can be traced, by weight: `traceability_by_product` of the products in `streams`."""
    return traceability_by_product(product_streams(streams))


def traceability_by_product(products: pd.DataFrame) -> pd.DataFrame:
    """The same for each product: what (None: not told, last) and the fields of `Traceability`, a row a product, sorted."""
    rows = [
        {"what": None if pd.isna(what) else what, **asdict(traceability(of_product))}
        for what, of_product in products.groupby(products["what"].astype(object), dropna=False)
    ]
    return pd.DataFrame(rows, columns=["what", *(field.name for field in fields(Traceability))])
