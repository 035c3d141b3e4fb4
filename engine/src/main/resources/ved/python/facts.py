"""What sources define, together, and small questions to nodes of their trees."""

import ast

_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Facts:
    """What sources define, together."""

    def __init__(self):
        self.variables = {}  # name: kind of its pseudonym
        self.members = {}
        self.functions = {}  # name: [(names of parameters, takes others as well)]
        self.classes = {}  # name: [(its __init__, names of fields, names of bases)]
        self.parameters = set()
        self.fields = set()
        self.modules = set()  # public ones
        self.borrowed = set()  # names that public modules gave
        self.words = set()  # every name in code
        self.overriding = []  # (method of a class with foreign bases, its parameters, the bases)
        self.options = set()  # attributes that argparse makes of strings
        self.keys = set()  # names that are keys of dictionaries as well
        self.fields_are_keys = False
        self.own_star = False
        self.imported = set()  # names that own modules gave
        self.star_calls = set()  # functions that are called with **


def every(args):
    rest = [one for one in (args.vararg, args.kwarg) if one is not None]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *rest]


def parameters(args):
    """Those that can be given by name, and the receiver."""
    return {arg.arg for arg in (*args.args, *args.kwonlyargs)} - {"self", "cls"}


def root(node):
    """The name that a chain of attributes begins with."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def last_name(node):
    if isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def callee_of(node, facts):
    """What is called, and which names go to it as arguments."""
    passed = tuple(last_name(one) for one in node.args)
    passed += tuple(last_name(one.value) for one in node.keywords)
    if last_name(node.func) == "methodcaller" and node.args:
        return "attr", getattr(node.args[0], "value", ""), ()
    if isinstance(node.func, ast.Name):
        return "name", node.func.id, passed
    if isinstance(node.func, ast.Attribute):
        base = node.func.value
        borrowed = isinstance(base, ast.Name) and base.id in facts.borrowed
        return "library" if borrowed else "attr", node.func.attr, passed
    return "other", "", passed


def bound_in(body):
    """The names that statements of a class body bind, not those of what they contain."""
    found, pending = set(), list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, _NESTED):
            found.add(node.name)
            continue
        if isinstance(node, (ast.Lambda, *_COMPREHENSIONS)):
            continue
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                found.add(node.id)
            continue
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            continue
        if isinstance(node, ast.alias):
            found.add(node.asname or node.name.partition(".")[0])
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            found.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            found.add(node.rest)
        pending.extend(ast.iter_child_nodes(node))
    return found
