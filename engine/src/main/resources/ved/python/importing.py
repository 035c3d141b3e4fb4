"""What a collector of definitions makes of imports."""

# Other names for modules that everybody uses.
CUSTOMARY = frozenset((
    "np", "pd", "plt", "dt", "ET", "tk", "ttk", "mp", "sp", "sns", "nx", "tf", "pa", "pl", "xr"))


class Importing:
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
