"""Decides which names are mapped, and to what.

A name that the scripts define is mapped where the script finds it by scope; where it is found in an
object, it is not if that name is public there as well, since nobody can tell whose object it is.
"""

import re

import library

_DUNDER = re.compile(r"__\w+__|_+|", re.ASCII)
_MANGLED = re.compile(r"(_[^\W_]\w*?)(__\w+)")
_PREFIXES = {
    "func": "func", "Class": "Class", "arg": "arg", "var": "var", "attr": "attr", "mod": "mod",
    "alias": "mod", "Type": "Type", "text": "text", "name": "name"}
PSEUDONYM = re.compile(
    r"_*(?:test_check|Test_Suite|func|Class|arg|var|attr|mod|Type|text|name)_\d+")
_OF_MEMBERS = re.compile(r"_*(?:test_check|Test_Suite|func|Class|attr|mod)_\d+")
_DISTINCTIVE = re.compile(r"(?=\w{6})_*(?:[^\W_]+_+[^\W_]|[^\W_]*?[a-z\d][A-Z])\w*")
UNREAD = "ved_unread"  # a module that stands for what could not be read of a script
_REPLACERS = frozenset(("replace", "_replace", "evolve", "SimpleNamespace", "_make"))
_RECEIVERS = frozenset(("self", "cls"))


class Names:
    """Pseudonyms: those of earlier turns, and new ones, none of which a text holds."""

    def __init__(self, known, taken):
        self.pseudonyms = dict(known)
        self.originals = {pseudonym: name for name, pseudonym in known.items()}
        self.plain = {pseudonym.lstrip("_") for pseudonym in self.originals}
        self.new = {}
        self.taken = taken
        self.numbers = {}

    def of(self, name, kind="name"):
        found = self.pseudonyms.get(name)
        if found is None:
            found = self.sibling(name) or self.free(name, kind)
            self.add(name, found)
        return found

    def sibling(self, name):
        """What a name that differs in leading underscores alone calls for: _rate beside rate."""
        plain = name.lstrip("_")
        if not name.isidentifier() or not plain:
            return None
        for other in (plain, "_" + plain, "__" + plain):
            found = self.pseudonyms.get(other)
            if found is not None:
                pseudonym = "_" * (len(name) - len(plain)) + found.lstrip("_")
                if self.is_free(pseudonym):
                    return pseudonym
        return None

    def prefixed(self, before, name, after=""):
        """That of a mapped name and what stands right beside it, as if all were one word."""
        word, pseudonym = before + name + after, before + self.pseudonyms[name] + after
        if word not in self.pseudonyms and self.is_free(pseudonym):
            self.add(word, pseudonym)
        return self.of(word, "text")

    def is_free(self, pseudonym):
        return pseudonym not in self.originals and pseudonym not in self.taken

    def add(self, name, pseudonym):
        self.pseudonyms[name] = self.new[name] = pseudonym
        self.originals[pseudonym] = name
        self.plain.add(pseudonym.lstrip("_"))

    def free(self, name, kind):
        plain = name.lstrip("_")
        stem = _PREFIXES[kind]
        # Else nobody would find tests. Whoever writes one for func_1 calls it test_func_1.
        if stem == "func" and plain.startswith("test"):
            stem = "test_check"
        elif stem == "Class" and plain.startswith("Test"):
            stem = "Test_Suite"
        private = stem != "text" and name.isidentifier()
        underscores = "_" * (len(name) - len(plain)) if private else ""
        number = self.numbers.get(stem, 0)
        while True:
            number += 1
            # Private names of _Class_1 and Class_1 would be the same.
            if f"{stem}_{number}" not in self.plain:
                pseudonym = f"{underscores}{stem}_{number}"
                if self.is_free(pseudonym):
                    self.numbers[stem] = number
                    return pseudonym


class Renaming:
    def __init__(self, facts, collectors, known_library, names, terms, whole):
        """whole: whether a whole script is among the sources, so that nothing is defined elsewhere."""
        self.facts, self.names, self.terms, self.whole = facts, names, terms, whole
        self.unread = facts.variables.get(UNREAD) == "mod"
        if facts.fields_are_keys:
            facts.keys |= facts.fields
        self.public = known_library.of_words(facts.words) | facts.options
        self.methods = []
        self.called = set(library.BUILTIN_PARAMETERS)
        for module in sorted(facts.modules):
            found = known_library.names(module)
            self.public |= found.members
            self.called |= found.parameters
            self.methods.append(found.methods)
        self.kept = set(facts.borrowed) | library.BUILTINS
        for name in facts.star_calls:
            for parameters, _ in self.signatures(name):
                facts.keys |= parameters
        if facts.own_star:
            self._define_what_stars_bring(collectors)
        self.everywhere = library.EMPTY
        self._keep_what_others_call(collectors)
        self.everywhere = {
            name for name in (*facts.variables, *facts.members, *names.pseudonyms)
            if self.is_distinctive(name) and self.is_own(name, "any")}

    def _define_what_stars_bring(self, collectors):
        for collector in collectors:
            for _, name, role, _ in collector.uses:
                if role == "variable" and name not in self.kept:
                    self.facts.variables.setdefault(name, "name")

    def _keep_what_others_call(self, collectors):
        """Variables that somebody may know by a name that is public."""
        for method, parameters, bases in self.facts.overriding:
            if _DUNDER.fullmatch(method):
                self._keep(parameters, [(base, method) for base in bases])
            elif method in self.public:
                self._keep(parameters, [(None, method)])
            elif self.is_called_by_prefix(method):
                self.public.add(method)
        for collector in collectors:
            for _, name, role, more in collector.uses:
                if role == "classvariable" and name in self.facts.variables and (
                        not self.is_own_member(name)):
                    self.kept.add(name)
                elif role == "keyword" and name in self.facts.parameters and (
                        name in self.called and self.owner_of(name, more) == "unknown"):
                    self.kept.add(name)

    def _keep(self, parameters, overridden):
        for methods in self.methods:
            for method in overridden:
                self.kept |= parameters & methods.get(method, library.EMPTY)

    def is_called_by_prefix(self, method):
        """visit_Name and do_POST, say: the library makes these names."""
        prefix, _, rest = method.partition("_")
        return (prefix == "visit" and rest in self.public) or (
            prefix == "do" and rest.isupper() and "BaseHTTPRequestHandler" in self.facts.borrowed)

    # --- decisions ------------------------------------------------------------------------------

    def is_own_variable(self, name):
        if _DUNDER.fullmatch(name) or name in _RECEIVERS or name in self.kept:
            return False
        return name in self.facts.variables or name in self.names.pseudonyms

    def is_own_member(self, name):
        if _DUNDER.fullmatch(name) or name in self.public or name in self.kept:
            return False
        if self.unread or name in self.facts.members or name in self.everywhere:
            return True
        if self.mangled(name):
            return True
        return not self.whole and bool(
            _OF_MEMBERS.fullmatch(self.names.pseudonyms.get(name, "")))

    def is_own(self, name, role, more=None):
        if role == "variable":
            return self.is_own_variable(name)
        if role in ("member", "classvariable"):
            return self.is_own_member(name)
        if role == "keyword":
            return self.is_own_keyword(name, more)
        return self.is_own_variable(name) or self.is_own_member(name)

    def is_own_keyword(self, name, callee):
        owner = self.owner_of(name, callee)
        if owner == "field" or name in self.everywhere:
            return self.is_own_member(name)
        if owner == "parameter":
            return self.is_own_variable(name)
        if owner == "unknown" and name in self.facts.parameters:
            return self.is_own_variable(name)
        if owner == "unknown" and name in self.facts.fields:
            return self.is_own_member(name)
        return False

    def is_distinctive(self, name):
        """Made of several words, and nobody else's: such a name is mapped wherever it stands."""
        return bool(_DISTINCTIVE.fullmatch(name)) and not (
            name in self.public or name in self.called or name in self.kept)

    # --- whose keyword it is --------------------------------------------------------------------

    def signatures(self, name):
        return self.facts.functions.get(name, ())

    def owner_of(self, name, callee):
        """parameter or field of something of ours, library, or unknown."""
        how, called, passed = callee
        if how == "own":
            return "parameter"
        if how != "library" and called in self.facts.classes:
            return self.owner_in_class(name, called, set())
        if called in self.facts.functions:
            explicit = any(name in parameters for parameters, _ in self.signatures(called))
            certain = (
                (how == "name" and self.is_own_variable(called))
                or (how == "attr" and self.is_own_member(called))
                or called == "__init_subclass__")
            if explicit or certain:
                return "parameter" if explicit and certain else "unknown"
        if called in ("__init__", "__new__") and how == "attr":
            return self.owner_among(name, self.facts.classes)
        if called in ("cls", "__class__") or (called == "super" and how == "name"):
            return self.owner_among(name, self.facts.classes)
        if called in _REPLACERS and name in self.facts.fields:
            return "field"
        if called == "dict" and how == "name":
            return self.owner_of_key(name)
        if any(name in parameters for one in passed for parameters, _ in self.signatures(one)):
            return "unknown"
        if any(one in self.facts.classes for one in passed):
            return "unknown"
        if how == "library" or called in self.facts.borrowed or called in library.BUILTINS:
            return "library"
        if how == "attr" and called not in self.facts.members:
            return "library"
        return "library" if how == "attr" and called in self.public else "unknown"

    def owner_of_key(self, name):
        if name not in self.facts.keys:
            return "library"
        return "field" if name in self.facts.fields else "parameter"

    def owner_in_class(self, name, called, seen):
        seen.add(called)
        for makers, fields, bases in self.facts.classes[called]:
            if any(name in parameters for parameters, _ in makers):
                return "parameter"
            if name in fields and not makers:
                return "field"
            for base in bases:
                if base in self.facts.classes and base not in seen:
                    found = self.owner_in_class(name, base, seen)
                    if found != "unknown":
                        return found
        return "unknown"

    def owner_among(self, name, classes):
        for one in classes:
            found = self.owner_in_class(name, one, set())
            if found != "unknown":
                return found
        return "unknown"

    # --- pseudonyms -----------------------------------------------------------------------------

    def mangled(self, name):
        """The class and the private name, both our own, that a mangled name is made of."""
        match = _MANGLED.fullmatch(name)
        if match is None or name.endswith("__"):
            return None
        for owner in self.facts.classes:
            if owner.lstrip("_") == match[1][1:] and self.is_own_variable(owner) and (
                    match[2] in self.facts.members):
                return owner, match[2]
        return None

    def pseudonym(self, name):
        found = self.names.pseudonyms.get(name)
        if found is not None:
            return found
        parts = self.mangled(name)
        if parts is not None:
            owner, private = map(self.pseudonym, parts)
            found = f"_{owner.lstrip('_')}{private}"
            if self.names.is_free(found):
                self.names.add(name, found)
                return found
        kind = self.facts.variables.get(name) or self.facts.members.get(name) or "name"
        return self.names.of(name, kind)
