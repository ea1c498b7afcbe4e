import dataclasses

import pandas as pd
import pytest

from metrics.metric import Metric


def test_an_entry_of_the_catalogue_stays_as_it_is() -> None:
    entry = Metric("parties", pd.DataFrame.copy, ("members",), {"party": "party"})
    with pytest.raises(dataclasses.FrozenInstanceError):
        entry.name = "other"
