"""What a quantity is by its number and unit alone: money, a share, a number that is rarely hit on by chance."""

from decimal import Decimal

from oicsummit.analysis.types import Quantity

DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade"})


def same_value(left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures are one number, whatever hedges them."""
    return left.value is not None and left.value == right.value and left.unit == right.unit


def is_telling(quantity: Quantity) -> bool:
    """Tell whether a number is rarely hit on by chance: three significant digits, or money, or above a hundred."""
    size = abs(quantity.value or Decimal(0))
    return size >= 100 or len(size.normalize().as_tuple().digits) >= 3


def is_odd_share(quantity: Quantity) -> bool:
    """Tell whether a quantity is a share or change that is rarely hit on by chance: 58%, not 60%."""
    if quantity.unit != "percent":
        return False
    size = abs(quantity.value or Decimal(0))
    return size > 10 and size % 5 != 0


def is_money(quantity: Quantity) -> bool:
    """Tell whether a quantity is in a currency (three capitals)."""
    return len(quantity.unit) == 3 and quantity.unit.isupper()
