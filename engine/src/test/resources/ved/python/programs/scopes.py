import json as storage
import math

counter = 0
limit = 3
len_of = len


def outer():
    hidden = 1

    def inner():
        nonlocal hidden
        global counter, created_later
        hidden += 1
        counter += hidden
        created_later = hidden
        return hidden

    inner()
    return inner


def defaults(first, /, second=limit, *more, third: "int" = limit + 1, **others):
    return first, second, more, third, others.get("fourth"), sorted(others.values())


def keys(**settings):
    depth = settings.pop("depth", 0)
    return depth, settings["breadth"], "breadth" in settings, len(settings)


class Shadow:
    limit = limit + 1
    both = [limit] * 2

    def own(self):
        return self.limit, limit, [limit for limit in range(limit)]

    def __getitem__(self, index):
        return index

    def __call__(self, *values, scale=1):
        return sum(values) * scale


print(outer()(), counter, created_later)
print(defaults(1), defaults(1, 2, 3, third=4, fourth=5))
print(keys(breadth=2, depth=3), keys(**{"breadth": 1}))
print(Shadow().own(), Shadow.both, Shadow()[1:2], Shadow()(1, 2, scale=3))
print(globals()["limit"], globals().get("counter"), "limit" in globals())
globals()["made"] = 5
print(made)
print(storage.dumps([1, 2], indent=None), math.floor(2.5), len_of("abc"))
try:
    undefined_name
except NameError as missing:
    print(type(missing).__name__)
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError(2)])
except* ValueError as values_wrong:
    print(len(values_wrong.exceptions))
except* (TypeError, KeyError) as others_wrong:
    print(len(others_wrong.exceptions))
del limit
with open("/dev/null") as empty, open("/dev/null") as second_empty:
    print(empty.read(), second_empty.name)
lines = []
for position, (letter, *_) in enumerate(["ab", "cd"]):
    lines.append(letter * position)
else:
    print(lines)
assert lines, "no lines"
print(position if position else letter)
lambda_with = lambda value, *, power=2: value**power  # noqa: E731
print(lambda_with(3), lambda_with(3, power=3))
