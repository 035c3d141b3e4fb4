from collections import namedtuple
from dataclasses import asdict, dataclass, field, replace
from enum import Enum, Flag, auto
from types import SimpleNamespace
from typing import Literal, NamedTuple, TypedDict


@dataclass(order=True)
class Invoice:
    customer: str
    cents: int = 0
    lines_of_it: list["Line"] = field(default_factory=list, repr=False)
    state: Literal["open", "paid"] = "open"

    def total_due(self) -> "int":
        return self.cents + sum(line.amount * line.pieces for line in self.lines_of_it)


class Line(NamedTuple):
    amount: int
    pieces: int = 1


class Movie(TypedDict, total=False):
    headline: str
    minutes: int


class Colour(Enum):
    RED = 1
    GREEN = RED + 1

    @property
    def darker(self):
        return Colour.RED if self is Colour.GREEN else self


class Permission(Flag):
    READING = auto()
    WRITING = auto()


Point = namedtuple("Point", "easting northing")
Box = namedtuple("Box", ["width_of", "height_of"], defaults=[7])

bill = Invoice("ann", lines_of_it=[Line(5, pieces=2), Line(amount=3)])
paid = replace(bill, state="paid", cents=4)
print(bill.total_due(), paid.total_due(), paid.state, paid > bill)
print(asdict(paid)["cents"], Line(1)._replace(pieces=9).pieces)
movie: Movie = {"headline": "x", "minutes": 90}
other = Movie(headline="y", minutes=movie["minutes"] + 1)
print(movie["headline"], other["minutes"], "headline" in other, other.get("headline"))
print(Colour.GREEN.darker is Colour.RED, Colour["RED"].value, len(Colour))
print((Permission.READING | Permission.WRITING).value)
spot = Point(easting=1, northing=2)
print(spot.easting + spot.northing, Box(3).height_of, Box(width_of=1, height_of=2).width_of)
thing = SimpleNamespace(weight_in_kg=3)
print(thing.weight_in_kg)
match spot, movie:
    case Point(easting=1, northing=where), {"headline": name_of_it, **remaining}:
        print(where, name_of_it, len(remaining))
match bill:
    case Invoice("ann", cents=0 | 1 as few):
        print("few", few)
