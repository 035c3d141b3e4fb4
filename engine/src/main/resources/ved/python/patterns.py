"""What a collector of definitions makes of patterns and of parameters of types."""

import token

import namestrings


class Patterns:
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
        namestrings.quoted(self, node.value)

    def visit_type_parameter(self, node):
        index = self.source.name_from(self.source.index(self.source.start(node)), node.name)
        self.define(node.name, "Type")
        self.use(index, node.name, "variable")
        self.visit_children(node)
        for field in ("bound", "default_value"):
            namestrings.quoted(self, getattr(node, field, None))

    visit_TypeVar = visit_ParamSpec = visit_TypeVarTuple = visit_type_parameter
