"""Which names a source defines, and every place where it names something.

A use is (index of a token, name, role, more). Its role says what would have to know the name:
- variable: what is found by scope. classvariable: what a class body reads, be it its own or not.
- member: what is found in an object or a class. keyword: that of a call, whose callee is `more`.
"""

import ast
import token

import namestrings
from facts import bound_in, callee_of, every, last_name, parameters, root
from importing import Importing
from patterns import Patterns


class Collector(Importing, Patterns):
    def __init__(self, source, facts, library):
        self.source, self.facts, self.library = source, facts, library
        self.uses = []
        # Index of a token: member, variable, either, annotation, program, template, prose, key.
        self.strings = {}
        self.fields = {}  # index of a template: names in its fields that are ours to map; None: all
        self.bound = None  # the names of the class whose body this is
        self.own_bases, self.bases = True, []
        self.constants = []  # texts and bytes
        self.formats = []  # f-strings and t-strings
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

    def visit_JoinedStr(self, node):
        self.formats.append(node)
        self.visit_children(node)

    visit_TemplateStr = visit_JoinedStr

    def fields_of(self, node, names):
        for index in self.source.strings_in(node):
            self.fields[index] = names

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
        for base in node.bases:
            namestrings.quoted(self, base)
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

    # --- calls, and strings that name something -------------------------------------------------

    def visit_Call(self, node):
        self.visit(node.func)
        self.visit_all(node.args)
        namestrings.call(self, node)
        callee = callee_of(node, self.facts)
        if namestrings.is_template(node):
            callee = "own", callee[1], callee[2]
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
            if last_name(node.annotation) == "TypeAlias":
                namestrings.quoted(self, node.value)

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

    def visit_BinOp(self, node):
        self.visit_children(node)
        if isinstance(node.op, ast.Mod):
            namestrings.formatted(self, node)

    def visit_Compare(self, node):
        self.visit_children(node)
        if isinstance(node.ops[0], (ast.In, ast.NotIn)):
            namestrings.contained(self, node.left, node.comparators[0])
