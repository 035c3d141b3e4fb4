"""Measured"""
import json
import sys

size: int = "three"


def total(values: list[float]) -> float:
    return sum(values)


print(json.dumps({"total": total([1, 2]), "arguments": sys.argv[1:]}), size)
count: int = 1
