from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial, reduce, wraps
from operator import attrgetter, methodcaller
from typing import ParamSpec, TypeVar, cast

Item = TypeVar("Item", bound="Weighted")
Arguments = ParamSpec("Arguments")
type Pairs[Left, Right = int] = list[tuple[Left, Right]]


class Weighted:
    def __init__(self, weight: int):
        self.weight = weight

    def heavier(self, by: int = 1) -> "Weighted":
        return Weighted(self.weight + by)


def heaviest[Thing: Weighted, *Others, **Rest](things: list[Thing]) -> Thing:
    return max(things, key=attrgetter("weight"))


def counted(function: Callable[Arguments, Item]) -> Callable[Arguments, Item]:
    @wraps(function)
    def inner(*positional, **named):
        inner.calls += 1
        return function(*positional, **named)

    inner.calls = 0
    return inner


@counted
def scaled(thing, factor=1, *, offset=0):
    return thing.weight * factor + offset


def numbers(limit) -> Iterator[int]:
    current = 0
    while (current := current + 1) <= limit:
        received = yield current
        if received:
            current += received


things = [Weighted(weight) for weight in (3, 1, 2)]
print(heaviest(things).weight, methodcaller("heavier", by=4)(things[0]).weight)
print(scaled(things[0], factor=2, offset=1), partial(scaled, factor=5)(things[1]), scaled.calls)
options = dict(factor=3, offset=2)
print(scaled(things[0], **options), scaled(things[0], **{"factor": 7}))
counter = numbers(limit=9)
print(next(counter), counter.send(3), list(counter))
print(reduce(lambda total, weight: total + weight, map(attrgetter("weight"), things)))
print(cast("Weighted", things[0]).weight, [left for left, *rest in [(1, 2, 3)] if rest])
print({weight: index for index, weight in enumerate(sorted(thing.weight for thing in things))})
