"""Strings that name something: attributes for getattr, fields, annotations, __all__, and docstrings.

What they are is noted in the strings of a collector, by the index of their token.
"""

import ast

from facts import last_name

_OF_OBJECTS = frozenset(("getattr", "setattr", "hasattr", "delattr", "object"))
_OF_ATTRIBUTES = frozenset((
    "__setattr__", "__getattribute__", "__getattr__", "__delattr__"))
_PROGRAMS = frozenset(("eval", "exec", "query", "timeit", "Timer"))
_GENERICS = frozenset((
    "list", "dict", "set", "frozenset", "tuple", "type", "deque", "defaultdict", "Annotated",
    "AsyncGenerator", "AsyncIterable", "AsyncIterator", "Awaitable", "Callable", "ClassVar",
    "Collection", "Container", "Coroutine", "DefaultDict", "Deque", "Dict", "Final", "FrozenSet",
    "Generator", "Generic", "Iterable", "Iterator", "List", "Mapping", "MutableMapping",
    "MutableSequence", "MutableSet", "NotRequired", "Optional", "Protocol", "Required", "Sequence",
    "Set", "Tuple", "Type", "Union"))
_ENUMS = frozenset(("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "namedtuple"))
_RECORDS = frozenset(("NamedTuple", "TypedDict", "make_dataclass"))
_TYPES = frozenset((
    "TypeVar", "ParamSpec", "TypeVarTuple", "NewType", "TypeAliasType", "ForwardRef", "cast"))
_NAMESPACES = frozenset(("globals", "locals", "vars"))
_TO_KEYS = frozenset(("asdict", "_asdict", "vars", "__dict__"))
_DOCUMENTED_NAMES = {"__all__": "either", "__slots__": "member", "__match_args__": "member",
                     "_fields_": "member"}


def text(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def mark(collector, node, role):
    for index in collector.source.strings_in(node):
        collector.strings[index] = role


def note_prose(collector, body):
    """Docstrings, and other strings that stand for themselves."""
    for statement in body:
        if isinstance(statement, ast.Expr) and text(statement.value) is not None:
            mark(collector, statement.value, "prose")


def fields(collector, node, role="member"):
    """The names in a string, or in a collection of them, are those of fields."""
    if text(node) is not None:
        mark(collector, node, role)
        for name in text(node).replace(",", " ").split():
            if role == "member":
                collector.define_member(name)
                collector.facts.fields.add(name)
    elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        for one in node.elts:
            pair = isinstance(one, (ast.Tuple, ast.List)) and one.elts
            fields(collector, one.elts[0] if pair else one, role)
    elif isinstance(node, ast.Dict):
        for one in node.keys:
            if one is not None:
                fields(collector, one, role)
    elif isinstance(node, ast.BinOp):
        fields(collector, node.left, role)
        fields(collector, node.right, role)


def annotation(collector, node):
    collector.visit(node)
    quoted(collector, node)


def quoted(collector, node):
    """Strings in an annotation are annotations, but for those that Literal and Annotated hold."""
    if text(node) is not None:
        mark(collector, node, "annotation")
    elif isinstance(node, ast.Subscript):
        name = getattr(node.value, "attr", getattr(node.value, "id", ""))
        if name == "Literal":
            return
        inner = node.slice
        if name == "Annotated" and isinstance(inner, ast.Tuple):
            inner = inner.elts[0]
        quoted(collector, node.value)
        quoted(collector, inner)
    elif isinstance(node, (ast.BinOp, ast.Tuple, ast.List)):
        for one in ast.iter_child_nodes(node):
            quoted(collector, one)


def key(collector, node):
    if node is not None and text(node) is not None:
        for index in collector.source.strings_in(node):
            collector.strings.setdefault(index, "key")


def contained(collector, node, container):
    if text(node) is not None and is_namespace(container):
        mark(collector, node, "either")
    else:
        note_rest(collector, container, node)
        key(collector, node)


def call(collector, node):
    function = node.func
    name = getattr(function, "attr", getattr(function, "id", ""))
    args = node.args
    if name in _TO_KEYS or name == "fields":
        collector.facts.fields_are_keys = True
    if name in ("get", "pop", "setdefault") and args:
        if isinstance(function, ast.Attribute) and is_namespace(function.value):
            mark(collector, args[0], "either")
            return
        note_rest(collector, getattr(function, "value", None), args[0])
        key(collector, args[0])
    elif name in _OF_OBJECTS and len(args) > 1:
        if text(args[1]) is not None and is_module(collector, args[0]):
            mark(collector, args[1], "either")
        else:
            member(collector, args[1], name == "setattr")
    elif name in _OF_ATTRIBUTES:
        for one in args[:2]:
            member(collector, one, name == "__setattr__")
    elif is_template(node):
        template(collector, node)
    elif name == "patch" and args and text(args[0]) is not None:
        mark(collector, args[0], "either")
    elif name == "attrgetter":
        for one in args:
            member(collector, one, False)
    elif name == "methodcaller" and args:
        member(collector, args[0], False)
    elif name in _ENUMS and len(args) > 1 and text(args[0]) is not None:
        mark(collector, args[0], "either")
        fields(collector, args[1])
    elif name in _RECORDS and args and text(args[0]) is not None:
        mark(collector, args[0], "either")
        for one in args[1:2]:
            fields(collector, one)
            if name == "TypedDict":
                collector.facts.keys |= {text(each) for each in getattr(one, "keys", ())}
    elif name in _PROGRAMS:
        for one in args[:2]:
            if text(one) is not None:
                mark(collector, one, "program")
    elif name in _TYPES and args:
        quoted(collector, args[0])
        for one in (*args[1:], *(keyword.value for keyword in node.keywords)):
            quoted(collector, one)
    elif name == "type" and len(args) == 3:
        mark(collector, args[0], "either")
        fields(collector, args[2])
    elif name in ("import_module", "__import__") and args and text(args[0]) is not None:
        module(collector, args[0])
    elif name == "SimpleNamespace":
        for keyword in node.keywords:
            if keyword.arg:
                collector.define_member(keyword.arg)
                collector.facts.fields.add(keyword.arg)
    elif name == "add_argument":
        for one in args:
            if text(one) is not None:
                collector.facts.options.add(text(one).lstrip("-").replace("-", "_"))
        for keyword in node.keywords:
            if keyword.arg == "dest" and text(keyword.value) is not None:
                collector.facts.options.add(text(keyword.value))
    elif name in ("append", "extend", "remove"):
        base = getattr(getattr(function, "value", None), "id", "")
        if base in _DOCUMENTED_NAMES:
            assigned(collector, [function.value], args[0] if args else None)


def is_template(node):
    """Whether a call formats a text that is written there."""
    function = node.func
    return isinstance(function, ast.Attribute) and text(function.value) is not None and (
        function.attr in ("format", "format_map"))


def template(collector, node):
    values = [*node.args, *(one.value for one in node.keywords if one.arg is None)]
    every = any(is_namespace(one) for one in values)
    mark(collector, node.func.value, "template")
    collector.fields_of(node.func.value, None if every else {one.arg for one in node.keywords})


def formatted(collector, node):
    """The text before a % that takes its values from variables."""
    if text(node.left) is not None and is_namespace(node.right):
        mark(collector, node.left, "template")
        collector.fields_of(node.left, None)


def is_module(collector, node):
    if isinstance(node, ast.Name):
        return collector.facts.variables.get(node.id) == "mod"
    return isinstance(node, (ast.Subscript, ast.Call)) and (
        last_name(node) in ("modules", "import_module", "__import__"))


def member(collector, node, defines):
    if text(node) is not None:
        mark(collector, node, "member")
        if defines and text(node).isidentifier():
            collector.define_member(text(node))


def module(collector, node):
    parts = text(node).strip(".").split(".")
    if collector.is_public(parts[0]):
        collector.facts.modules.add(text(node))
        return
    mark(collector, node, "either")
    for position, part in enumerate(parts):
        if part.isidentifier():
            (collector.define_member if position else collector.define)(part, "mod")


def assigned(collector, targets, value):
    for target in targets:
        role = _DOCUMENTED_NAMES.get(getattr(target, "id", ""))
        if role is not None and value is not None:
            fields(collector, value, role)


def is_namespace(node):
    if isinstance(node, ast.Attribute):
        return node.attr == "__dict__"
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in _NAMESPACES


def subscript(collector, node):
    index = node.slice
    if last_name(node.value) in _GENERICS and isinstance(node.ctx, ast.Load):
        quoted(collector, node)
    if text(index) is None:
        return
    if is_namespace(node.value):
        mark(collector, index, "either")
        if isinstance(node.ctx, ast.Store) and text(index).isidentifier():
            of_globals = getattr(getattr(node.value, "func", None), "id", "") == "globals"
            (collector.define if of_globals else collector.define_member)(
                text(index), "var" if of_globals else "attr")
    elif isinstance(node.value, ast.Name) and node.value.id in collector.facts.classes:
        mark(collector, index, "member")  # of an Enum
    else:
        note_rest(collector, node.value, index)
        key(collector, index)


def note_rest(collector, base, node):
    """What a function reads of its ** parameter is a parameter of it as well."""
    if isinstance(base, ast.Name) and base.id in collector.rest and text(node) is not None:
        name = text(node)
        if name.isidentifier():
            collector.facts.parameters.add(name)
            collector.facts.keys.add(name)
            collector.define(name, "arg")
