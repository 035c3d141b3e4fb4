import statistics
from dataclasses import dataclass


@dataclass
class Order:
    customer: str
    amount: float


def total(orders: list[Order]) -> int:
    return sum(order.amount for order in orders)


total([Order("a", "b")])
Order("x").missing
statistics.mean("abc", 2)
undefined_name
