"""Which names a source defines, and every place where it names something.

A use is (index of a token, name, role, more). Its role says what would have to know the name:
- variable: what is found by scope. classvariable: what a class body reads, be it its own or not.
- member: what is found in an object or a class. keyword: that of a call, whose callee is `more`.
"""

import ast
import token

import namestrings
from sources import Uncertain

_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

# Other names for modules that everybody uses.
CUSTOMARY = frozenset((
    "np", "pd", "plt", "dt", "ET", "tk", "ttk", "mp", "sp", "sns", "nx", "tf", "pa", "pl", "xr"))


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


class Collector:
    def __init__(self, source, facts, library):
        self.source, self.facts, self.library = source, facts, library
        self.uses = []
        self.strings = {}  # index of a token: member, variable, either, annotation, prose, key
        self.bound = None  # the names of the class whose body this is
        self.own_bases, self.bases = True, []
        self.constants = []  # texts and bytes
        self.rest = []  # names of the ** parameters around

    def collect(self):
        self.visit(self.source.tree)
        for one in self.source.tokens:
            if one.kind == token.NAME:
                self.facts.words.add(one.string)
        return self

    # --- taking notes ---------------------------------------------------------------------------

    def use(self, index, name, role, more=None):
        self.uses.append((index, name, role, more))

    def define(self, name, kind):
        self.facts.variables.setdefault(name, kind)

    def define_member(self, name, kind="attr"):
        self.facts.members.setdefault(name, kind)

    def bind(self, index, name, kind):
        """A name bound by a statement, which in a class body makes a member."""
        if self.bound is not None and name in self.bound:
            self.define_member(name, "attr" if kind == "var" else kind)
            self.use(index, name, "member")
        else:
            self.define(name, kind)
            self.use(index, name, "variable")

    # --- walking --------------------------------------------------------------------------------

    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__, None)
        if method is None:
            self.visit_children(node)
        else:
            method(node)

    def visit_children(self, node):
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, ast.AST):
                self.visit(value)
            elif isinstance(value, list):
                self.visit_all(value)

    def visit_all(self, nodes):
        for node in nodes:
            if isinstance(node, ast.AST):
                self.visit(node)

    def visit_Name(self, node):
        index = self.source.index(self.source.start(node))
        if isinstance(node.ctx, ast.Store):
            self.bind(index, node.id, "var")
        elif self.bound is not None and node.id in self.bound:
            self.use(index, node.id, "classvariable")
        else:
            self.use(index, node.id, "variable")

    def visit_Attribute(self, node):
        self.visit(node.value)
        index = self.source.name_before(self.source.end(node), node.attr)
        base = root(node.value)
        borrowed = isinstance(node.value, ast.Name) and base in self.facts.borrowed
        if (isinstance(node.ctx, ast.Store) and not borrowed) or (
                self.facts.variables.get(base) == "mod"):
            self.define_member(node.attr)
        self.use(index, node.attr, "member")

    def visit_Global(self, node):
        index = self.source.index(self.source.start(node))
        for name in node.names:
            index = self.source.name_from(index + 1, name)
            self.use(index, name, "variable")

    visit_Nonlocal = visit_Global

    def visit_ExceptHandler(self, node):
        if node.type is not None:
            self.visit(node.type)
        if node.name is not None:
            index = self.source.name_from(self.source.index(self.source.start(node)), "as")
            while self.source.tokens[index].start < self.source.end(node.type):
                index = self.source.name_from(index + 1, "as")
            self.bind(self.source.name_from(index + 1, node.name), node.name, "var")
        self.visit_all(node.body)

    def visit_Module(self, node):
        namestrings.note_prose(self, node.body)
        self.visit_all(node.body)

    def visit_Constant(self, node):
        if isinstance(node.value, (str, bytes)):
            self.constants.append(node)

    # --- functions and classes ------------------------------------------------------------------

    def visit_FunctionDef(self, node):
        index = self.source.index(self.source.start(node))
        keyword = self.source.name_from(index, "def")
        self.visit_all(node.decorator_list)
        self.bind(self.source.name_from(keyword + 1, node.name), node.name, "func")
        self.visit_all(node.type_params)
        self.note_signature(node.name, node.args)
        if self.bound is not None and not self.own_bases:
            self.facts.overriding.append((node.name, parameters(node.args), self.bases))
        self.visit_outside(node.args)
        if node.returns is not None:
            namestrings.annotation(self, node.returns)
        self.inside(node.args, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def note_signature(self, name, args):
        names = parameters(args)
        self.facts.parameters |= names
        self.facts.functions.setdefault(name, []).append((names, args.kwarg is not None))

    def visit_Lambda(self, node):
        self.facts.parameters |= parameters(node.args)
        self.visit_outside(node.args)
        self.inside(node.args, [node.body])

    def visit_outside(self, args):
        """Defaults and annotations, which see what the function stands in."""
        self.visit_all(args.defaults)
        self.visit_all(args.kw_defaults)
        for arg in every(args):
            if arg.annotation is not None:
                namestrings.annotation(self, arg.annotation)

    def inside(self, args, body):
        bound, self.bound = self.bound, None
        for arg in every(args):
            if arg.arg not in ("self", "cls"):
                self.define(arg.arg, "arg")
            self.use(self.source.index(self.source.start(arg)), arg.arg, "variable")
        self.rest.append(args.kwarg.arg if args.kwarg is not None else None)
        namestrings.note_prose(self, body)
        self.visit_all(body)
        self.rest.pop()
        self.bound = bound

    def visit_ClassDef(self, node):
        index = self.source.index(self.source.start(node))
        keyword = self.source.name_from(index, "class")
        self.visit_all(node.decorator_list)
        self.bind(self.source.name_from(keyword + 1, node.name), node.name, "Class")
        self.visit_all(node.type_params)
        self.visit_all(node.bases)
        for one in node.keywords:
            self.note_keyword(one, ("attr", "__init_subclass__", ()))
        outside = self.bound, self.own_bases, self.bases
        self.bound = bound_in(node.body)
        bases = self.bases = [last_name(base) for base in node.bases]
        self.own_bases = all(
            base == "object" or base in self.facts.classes for base in bases)
        self.note_class(node, bases)
        namestrings.note_prose(self, node.body)
        self.visit_all(node.body)
        self.bound, self.own_bases, self.bases = outside

    def note_class(self, node, bases):
        fields = {
            one.target.id for one in node.body
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)}
        makers = [
            (parameters(one.args), one.args.kwarg is not None) for one in node.body
            if isinstance(one, ast.FunctionDef) and one.name in ("__init__", "__new__")]
        self.facts.fields |= fields
        if "TypedDict" in bases or any(
                base in self.facts.classes and fields for base in bases
                if base in self.facts.keys):
            self.facts.keys |= fields
        self.facts.classes.setdefault(node.name, []).append((makers, fields, bases))

    # --- comprehensions, whose first iterable alone sees a class body ---------------------------

    def visit_comprehension_expression(self, node):
        first = node.generators[0]
        self.visit(first.iter)
        bound, self.bound = self.bound, None
        for generator in node.generators:
            if generator is not first:
                self.visit(generator.iter)
            self.visit(generator.target)
            self.visit_all(generator.ifs)
        for field in ("elt", "key", "value"):
            if getattr(node, field, None) is not None:
                self.visit(getattr(node, field))
        self.bound = bound

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = (
        visit_comprehension_expression)

    # --- imports --------------------------------------------------------------------------------

    def visit_Import(self, node):
        for alias in node.names:
            index = self.source.index(self.source.start(alias))
            parts = alias.name.split(".")
            public = self.is_public(parts[0])
            if public:
                self.facts.modules.add(alias.name)
                if alias.asname is None:
                    self.facts.borrowed.add(parts[0])
            index = self.own_parts(index, parts, not public)
            self.visit_alias(alias, index, "mod", public)

    def visit_ImportFrom(self, node):
        parts = (node.module or "").split(".")
        public = node.level == 0 and self.is_public(parts[0])
        index = self.source.index(self.source.start(node))
        if node.module:
            index = self.own_parts(self.source.name_from(index + 1, parts[0]), parts, not public)
        for alias in node.names:
            if public:
                self.facts.modules.update((node.module, f"{node.module}.{alias.name}"))
            if alias.name == "*":
                self.star(node.module, public)
                continue
            index = self.source.index(self.source.start(alias))
            if public:
                if alias.asname is None:
                    self.facts.borrowed.add(alias.name)
            else:
                kind = "Class" if alias.name[:1].isupper() and not alias.name.isupper() else "func"
                self.define(alias.name, kind)
                self.define_member(alias.name, kind)
                self.facts.imported.add(alias.asname or alias.name)
                self.use(index, alias.name, "variable")
            self.visit_alias(alias, index, "var", public)

    def is_public(self, top):
        return top == "__main__" or self.library.has(top)

    def star(self, module, public):
        if public:
            self.facts.borrowed |= self.library.names(module).exported
        else:
            self.facts.own_star = True

    def own_parts(self, index, parts, own):
        """Walks over the tokens of a dotted name, which are ours to map if it is an own module."""
        for position, part in enumerate(parts):
            index = self.source.name_from(index, part)
            if own and position == 0:
                self.define(part, "mod")
                self.facts.imported.add(part)
                self.use(index, part, "variable")
            elif own:
                self.define_member(part, "mod")
                self.use(index, part, "member")
            index += 1
        return index - 1

    def visit_alias(self, alias, index, kind, public):
        if alias.asname is None:
            return
        index = self.source.name_from(index + 1, "as")
        index = self.source.name_from(index + 1, alias.asname)
        if public and (alias.asname in CUSTOMARY or alias.asname == alias.name):
            self.facts.borrowed.add(alias.asname)
        else:
            if not public:
                self.facts.imported.add(alias.asname)
            # Members of a public module are not ours, so it must not pass for an own one.
            self.bind(index, alias.asname, "alias" if public and kind == "mod" else kind)

    # --- patterns and type parameters -----------------------------------------------------------

    def visit_MatchAs(self, node):
        if node.pattern is not None:
            self.visit(node.pattern)
        if node.name is not None:
            self.bind(self.source.name_before(self.source.end(node), node.name), node.name, "var")

    def visit_MatchStar(self, node):
        if node.name is not None:
            self.bind(self.source.name_before(self.source.end(node), node.name), node.name, "var")

    def visit_MatchMapping(self, node):
        self.visit_all(node.keys)
        for key in node.keys:
            namestrings.key(self, key)
        self.visit_all(node.patterns)
        if node.rest is not None:
            index = max(
                position for position, one in self.tokens_of(node) if one.string == "**")
            self.bind(self.source.name_from(index + 1, node.rest), node.rest, "var")

    def visit_MatchClass(self, node):
        self.visit(node.cls)
        self.visit_all(node.patterns)
        end = self.source.end(node.cls)
        if node.patterns:
            end = self.source.end(node.patterns[-1])
        for name, pattern in zip(node.kwd_attrs, node.kwd_patterns):
            index = next(
                position for position, one in self.tokens_of(node)
                if one.start >= end and one.kind == token.NAME)
            self.use(index, name, "member")
            self.visit(pattern)
            end = self.source.end(pattern)

    def tokens_of(self, node):
        index, end = self.source.index(self.source.start(node)), self.source.end(node)
        while index < len(self.source.tokens) and self.source.tokens[index].start < end:
            yield index, self.source.tokens[index]
            index += 1

    def visit_TypeAlias(self, node):
        self.define(node.name.id, "Type")
        self.visit_children(node)

    def visit_type_parameter(self, node):
        index = self.source.name_from(self.source.index(self.source.start(node)), node.name)
        self.define(node.name, "Type")
        self.use(index, node.name, "variable")
        self.visit_children(node)

    visit_TypeVar = visit_ParamSpec = visit_TypeVarTuple = visit_type_parameter

    # --- calls, and strings that name something -------------------------------------------------

    def visit_Call(self, node):
        self.visit(node.func)
        self.visit_all(node.args)
        namestrings.call(self, node)
        callee = callee_of(node, self.facts)
        of_own_module = root(node.func) in self.facts.imported
        for one in node.keywords:
            if of_own_module and one.arg is not None:
                self.define(one.arg, "arg")
                self.facts.parameters.add(one.arg)
                callee = "own", callee[1], callee[2]
            self.note_keyword(one, callee)
            if one.arg in ("kwargs", "kwds") and isinstance(one.value, ast.Dict):
                self.facts.star_calls.update(callee[2])
            if one.arg is None and callee[0] != "other" and not (
                    isinstance(one.value, ast.Name) and one.value.id in self.rest):
                self.facts.star_calls.add(callee[1])

    def note_keyword(self, one, callee):
        if one.arg is not None:
            self.use(self.source.index(self.source.start(one)), one.arg, "keyword", callee)
        self.visit(one.value)

    def visit_AnnAssign(self, node):
        self.visit(node.target)
        namestrings.annotation(self, node.annotation)
        if node.value is not None:
            self.visit(node.value)
            namestrings.assigned(self, [node.target], node.value)

    def visit_Assign(self, node):
        self.visit_children(node)
        namestrings.assigned(self, node.targets, node.value)

    def visit_AugAssign(self, node):
        self.visit_children(node)
        namestrings.assigned(self, [node.target], node.value)

    def visit_Subscript(self, node):
        self.visit_children(node)
        namestrings.subscript(self, node)

    def visit_Dict(self, node):
        self.visit_children(node)
        for key in node.keys:
            namestrings.key(self, key)

    def visit_Compare(self, node):
        self.visit_children(node)
        if isinstance(node.ops[0], (ast.In, ast.NotIn)):
            namestrings.contained(self, node.left, node.comparators[0])


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
