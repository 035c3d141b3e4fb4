"""Descriptors, metaclasses and hooks of classes."""


class Positive:
    def __set_name__(self, owner, name):
        self.private_name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.private_name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError("not positive")
        setattr(instance, self.private_name, value)


class Registry(type):
    known_classes = {}

    def __new__(mcs, title, bases, namespace, *, tag="none", **options):
        made = super().__new__(mcs, title, bases, namespace, **options)
        mcs.known_classes[tag] = made
        return made

    def __init__(cls, title, bases, namespace, **options):
        super().__init__(title, bases, namespace)
        cls.option_count = len(options)


class Part(metaclass=Registry, tag="part"):
    length = Positive()
    __slots__ = ("_length", "colour_code")
    __match_args__ = ("length", "colour_code")

    def __init_subclass__(cls, /, scale=1, **options):
        super().__init_subclass__(**options)
        cls.scale_factor = scale

    def __init__(self, length, colour_code=None):
        self.length, self.colour_code = length, colour_code

    def __eq__(self, other):
        return isinstance(other, Part) and self.length == other.length

    def __hash__(self):
        return hash(self.length)


class Small(Part, scale=3, tag="small"):
    pass


part = Small(2, colour_code="red")
print(part.length * part.scale_factor, sorted(Registry.known_classes), Small.option_count)
try:
    part.length = 0
except ValueError as failure:
    print(failure)
match part:
    case Part(length, colour_code="red" | "blue" as shade) if length > 1:
        print(length, shade)
print({Part(1): "one"}[Part(length=1)], isinstance(Part.length, Positive))
print(type("Made", (Part,), {"extra_field": 5}).extra_field)
