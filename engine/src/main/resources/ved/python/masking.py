"""Puts pseudonyms into code; everything else stays, byte for byte."""

import ast
import re
import token

import words
from edits import Edits
from library import KEYWORDS, SPECIAL
from prose import QUOTED, Prose
from sources import Uncertain, same

_FORMAT = re.compile(
    r"(?:[^{}\w]?[<>=^])?[-+ ]?z?#?0?\d*[_,]?(?:\.\d*)?[_,]?[bcdeEfFgGnosxX%]?"
    r"|(?:%[-#]?[A-Za-z%]|[-:/., ])*")
_FIELD = re.compile(r"\{(\w*)([^{}!:]*)|%\((\w+)\)")
_ATTRIBUTE = re.compile(r"(?<=\.)([^\W\d]\w*)")
_PRAGMA = re.compile(r"#\s*(?:type:|noqa|fmt:|ruff:|pylint:|pyright:|mypy:|pragma:|-\*-|!/)")


def value_of(node):
    """The text of a literal; what is computed in it joins nothing."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else node.value.decode("latin-1")
    return "".join(
        one.value if isinstance(one, ast.Constant) else "\0" for one in node.values)


class Masking(Prose):
    """Of all texts of one request."""

    def __init__(self, renaming, names, terms, strict):
        self.renaming, self.names, self.terms, self.strict = renaming, names, terms, strict
        self.literals = None
        self.edits = {}

    # --- code -----------------------------------------------------------------------------------

    def code(self, collector):
        if collector in self.edits:
            return self.edits[collector]
        source = collector.source
        edits = Edits(source.text)
        used = set()
        for index, name, role, more in collector.uses:
            one = source.tokens[index]
            used.add(index)
            if not same(one.string, name):
                raise Uncertain(f"the name {name} is not where the parser says", one.start)
            if self.renaming.is_own(name, role, more) or self.terms.found_in(name):
                if one.string != name:
                    raise Uncertain(
                        f"{one.string} is another way to write {name}: write it like that",
                        one.start)
                edits.add(one.start, one.end, self.renaming.pseudonym(name))
        for index, one in enumerate(source.tokens):
            if one.kind == token.COMMENT:
                self.comment(edits, one.start, one.end)
            elif one.kind == token.STRING:
                self.literal(edits, collector, index, one)
            elif one.kind in (token.NAME, token.NUMBER) and index not in used:
                self.rest(edits, one)
        texts = list(source.format_texts())
        for start, end, is_format in texts:
            self.format_text(edits, start, end, is_format)
        self.joined_literals(edits, collector, texts)
        self.edits[collector] = edits
        return edits

    def rest(self, edits, one):
        """Keywords and numbers, which have no other name, and names of public modules."""
        if not self.terms.found_in(one.string) or one.string in KEYWORDS:
            return
        if one.kind == token.NUMBER:
            raise Uncertain("this number holds a masked term: put it into the data", one.start)
        edits.add(one.start, one.end, self.renaming.pseudonym(one.string))

    def comment(self, edits, start, end):
        if self.strict and not _PRAGMA.match(edits.text, start, end):
            while start < end and edits.text[start] in "# \t":
                start += 1
            if self.tells(edits.text[start:end]):
                edits.add(start, end, self.names.of(edits.text[start:end], "text"))
        self.words(edits, start, end)

    def literal(self, edits, collector, index, one):
        start, end, raw = collector.source.body(one)
        if start >= end:
            return
        role = collector.strings.get(index)
        content = edits.text[start:end]
        if role == "template" and not self.strict:
            self.template(edits, start, end, collector.fields.get(index))
        elif role in ("member", "variable", "either", "annotation", "program", "key") and (
                self.named(edits, start, end, role, raw)):
            return
        if self.strict and self.tells(content):
            edits.add(start, end, self.names.of(content, "text"))
        else:
            among = None if role == "prose" else self.renaming.everywhere
            self.words(edits, start, end, literal=not raw, among=among)

    def named(self, edits, start, end, role, raw):
        """Maps a string that names something; whether it did, or nothing in it can be masked."""
        content = edits.text[start:end]
        if role == "key":
            if content not in self.renaming.facts.keys or not self.renaming.is_own(content, "any"):
                return False
            owner = self.renaming.owner_of_key(content)
            if self.renaming.is_own(content, "member" if owner == "field" else "variable"):
                edits.add(start, end, self.renaming.pseudonym(content))
                return True
            return False
        if not raw and "\\" in content:
            return False
        if self.strict and (
                role == "program" or (role == "annotation" and not self.names_types(content))):
            return False
        self.term_places(edits, start, end)
        holds_texts = role == "program" or "Literal" in content or "Annotated" in content
        quoted = [match.span() for match in QUOTED.finditer(content)] if holds_texts else []
        for match in words.WORD.finditer(edits.text, start, end):
            if any(begin <= match.start() - start < finish for begin, finish in quoted):
                continue
            if self.renaming.is_own(match[0], role):
                edits.add(*match.span(), self.renaming.pseudonym(match[0]))
            elif self.strict and role != "annotation" and match[0] not in SPECIAL:
                edits.add(*match.span(), self.names.of(match[0], "text"))
        return True

    def names_types(self, content):
        """Whether an annotation holds nothing but names that are public, or have pseudonyms."""
        return not any(quote in content for quote in "'\"") and all(
            word in self.renaming.kept or word in self.renaming.public
            or self.renaming.is_own(word, "annotation") for word in words.WORD.findall(content))

    def template(self, edits, start, end, variables):
        """Names in the fields of a text that is formatted: variables (None: all) and attributes."""
        self.term_places(edits, start, end)
        for field in _FIELD.finditer(edits.text, start, end):
            group = 3 if field[1] is None else 1
            name = field[group]
            if (variables is None or name in variables) and self.renaming.is_own(name, "variable"):
                edits.add(*field.span(group), self.renaming.pseudonym(name))
            for match in _ATTRIBUTE.finditer(edits.text, *field.span()):
                if self.renaming.is_own(match[1], "member"):
                    edits.add(*match.span(1), self.renaming.pseudonym(match[1]))

    def format_text(self, edits, start, end, is_format):
        content = edits.text[start:end]
        if self.strict and self.tells(content) and not (
                is_format and _FORMAT.fullmatch(content)):
            edits.add(start, end, self.names.of(content, "text"))
        else:
            self.words(edits, start, end, literal=True, among=self.renaming.everywhere)

    def joined_literals(self, edits, collector, texts):
        """Terms that only the value of literals shows, for they are escaped or in pieces."""
        if self.terms.pattern is None or self.strict:
            return
        source = collector.source
        for node in (*collector.constants, *collector.formats):
            if self.terms.found_in(value_of(node)):
                for index in source.strings_in(node):
                    start, end, _ = source.body(source.tokens[index])
                    self.whole(edits, start, end)
                for start, end, _ in texts:
                    if source.start(node) <= start and end <= source.end(node):
                        self.whole(edits, start, end)

    def whole(self, edits, start, end):
        """Masks all of a piece of text, but where the term in it is masked alone."""
        shown = [one for one in edits.found if start <= one < end]
        if start < end and not any(
                self.terms.found_in(edits.text[one:edits.found[one][0]]) for one in shown):
            for one in shown:
                del edits.found[one]
            edits.add(start, end, self.names.of(edits.text[start:end], "text"))
