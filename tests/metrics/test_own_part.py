from metrics.catalogue import BY_NAME
from metrics.own_part import OWN_PART


def test_the_metrics_of_the_own_part_stand_in_the_catalogue() -> None:
    assert [BY_NAME[metric.name] for metric in OWN_PART] == list(OWN_PART)
