from abc import ABC, abstractmethod
from functools import cache, cached_property, lru_cache, singledispatch, singledispatchmethod, total_ordering
from typing import Protocol, overload, runtime_checkable


@runtime_checkable
class Sized2(Protocol):
    def size_of_it(self) -> int: ...


class Shape(ABC):
    @property
    @abstractmethod
    def area_of_it(self): ...

    @abstractmethod
    def scaled_by(self, factor): ...

    def described(self):
        return f"{self.area_of_it:.1f}"


@total_ordering
class Square(Shape):
    def __init__(self, side):
        self.side = side

    @cached_property
    def area_of_it(self):
        return self.side**2

    def scaled_by(self, factor):
        return Square(side=self.side * factor)

    def size_of_it(self):
        return 1

    def __lt__(self, other):
        return self.side < other.side

    def __eq__(self, other):
        return self.side == other.side


@singledispatch
def shown(thing, *, prefix="?"):
    return prefix + "thing"


@shown.register
def _(thing: int, *, prefix="#"):
    return prefix + str(thing)


@shown.register(Square)
def shown_square(thing, *, prefix="[]"):
    return prefix + thing.described()


class Printer:
    @singledispatchmethod
    def put(self, thing):
        return "any"

    @put.register
    def put_number(self, thing: int):
        return "number"


@overload
def either(given: int) -> int: ...
@overload
def either(given: str) -> str: ...
def either(given):
    return given * 2


@lru_cache(maxsize=None)
def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number=number - 2)


@cache
def cached(number, offset=1):
    return number + offset


def repeated(times, *, between=""):
    def decorate(function):
        def repeat(*values, **named):
            return between.join(str(function(*values, **named)) for _ in range(times))

        return repeat

    return decorate


@repeated(2, between="-")
def greet(who, greeting="hi"):
    return f"{greeting} {who}"


square = Square(2)
print(square.described(), square.scaled_by(factor=3).area_of_it, square < Square(3), square >= Square(2))
print(shown(1), shown(square), shown("x", prefix="!"), isinstance(square, Sized2))
print(Printer().put(1), Printer().put("x"), either("a"), either(given=2), fibonacci(20))
print(cached(1, offset=2), cached.cache_info().misses, greet("you", greeting="ho"))
TABLE = {"double": lambda amount: amount * 2, "greet": greet}
print(TABLE["double"](amount=4), TABLE["greet"](who="me"))
try:
    Shape()
except TypeError:
    print("abstract")
