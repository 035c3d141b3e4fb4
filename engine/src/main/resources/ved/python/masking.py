"""Puts pseudonyms into texts; everything else stays, byte for byte."""

import ast
import re
import token

import messages
import words
from library import KEYWORDS, SPECIAL
from renaming import PSEUDONYM
from sources import Uncertain, same

_FORMAT = re.compile(
    r"(?:[^{}\w]?[<>=^])?[-+ ]?z?#?0?\d*[_,]?(?:\.\d*)?[_,]?[bcdeEfFgGnosxX%]?"
    r"|(?:%[-#]?[A-Za-z%]|[-:/., ])*")
_FIELD = re.compile(r"\{(\w*)([^{}!:]*)|%\((\w+)\)")
_ATTRIBUTE = re.compile(r"(?<=\.)([^\W\d]\w*)")
_PRAGMA = re.compile(r"#\s*(?:type:|noqa|fmt:|ruff:|pylint:|pyright:|mypy:|pragma:|-\*-|!/)")
_ESCAPED = re.compile(r"\w+(?:\\_\w+)+")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_ESCAPES = re.compile(r"\\(?:[abfnrtv0\\'\"]|\r?\n)")
_QUOTED = re.compile(
    r"""(?<!File )(?:(?<!\w)|(?<=\b[rbuft])|(?<=\b[rbft][rbft]))"""
    r"""(?:"([^"\n]+)"|'([^'\n]+)'(?!\w)|“([^”\n]+)”|«([^»\n]+)»)""", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


class Edits:
    """Replacements in one text, none of which overlap: the first to come wins."""

    def __init__(self, text):
        self.text = text
        self.found = {}

    def add(self, start, end, replacement):
        self.found.setdefault(start, (end, replacement))

    def apply(self, names, position=0, finish=None):
        """The new text; what stays of the old may hold words that are pseudonyms by now."""
        parts, begin = [], position
        finish = len(self.text) if finish is None else finish
        for start, end, replacement in self._joined(names):
            if start < begin < end or start < finish < end:
                raise Uncertain("a name is cut in two here: select it as a whole")
            if start < position or start >= finish:
                continue
            parts.append(self._guarded(position, start, names))
            parts.append(replacement)
            position = end
        parts.append(self._guarded(position, finish, names))
        return "".join(parts)

    def _joined(self, names):
        """In order. Two that touch become one, for nobody could tell where the second begins."""
        found = []
        for start, (end, replacement) in sorted(self.found.items()):
            if found and start == found[-1][1]:
                start = found.pop()[0]
                replacement = names.of(self.text[start:end], "text")
            if not found or start >= found[-1][1]:
                found.append((start, end, replacement))
        return found

    def _guarded(self, start, end, names):
        piece = self.text[start:end]
        if "_" not in piece:
            return piece
        return words.WORD.sub(
            lambda match: names.of(match[0]) if match[0] in names.originals else match[0], piece)


def value_of(node):
    """The text of a literal; what is computed in it joins nothing."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else node.value.decode("latin-1")
    return "".join(
        one.value if isinstance(one, ast.Constant) else "\0" for one in node.values)


class Masking:
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
        quoted = [match.span() for match in _QUOTED.finditer(content)] if holds_texts else []
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

    def tells(self, content):
        """Whether a literal holds more than signs, or is what Python itself knows."""
        return bool(_SAYS_SOMETHING.search(_ESCAPES.sub("", content))) and content not in SPECIAL

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

    # --- other texts ----------------------------------------------------------------------------

    def words(self, edits, start, end, literal=False, among=None):
        """Own names as whole words, and terms.

        among: those to be mapped, if not all. literal: escapes are none of a word.
        """
        self.term_places(edits, start, end)
        mapped = self.names.pseudonyms
        if literal and edits.text.find("\\", start, end) >= 0:
            for begin, finish in words.in_literal(edits.text, start, end):
                word = edits.text[begin:finish]
                if word in mapped and (among is None or word in among):
                    self.word_in_literal(edits, begin, finish, mapped[word])
            return
        if among is not None and not among:
            return
        for match in words.WORD.finditer(edits.text, start, end):
            word = match[0]
            if word in mapped and (among is None or word in among):
                # What is as short, and no name, stands for something else as often as not.
                if len(word) > 3 or word != word.lower() or not mapped[word].startswith("text_"):
                    edits.add(*match.span(), mapped[word])
            elif among is None:
                self.emphasized(edits, match)

    def emphasized(self, edits, match):
        """A name between underscores, as Markdown has it."""
        word = match[0]
        name = word.strip("_")
        if word.endswith("_") and name in self.names.pseudonyms and (
                word not in SPECIAL and word not in self.renaming.facts.words):
            before, after = word.split(name, 1)
            edits.add(*match.span(), self.names.prefixed(before, name, after))

    def word_in_literal(self, edits, start, end, pseudonym):
        """The letter of an escape before it looks like its first: both are mapped as one."""
        begin = words.word_around(edits.text, start)
        if begin < start:
            pseudonym = self.names.prefixed(edits.text[begin:start], edits.text[start:end])
        edits.add(begin, end, pseudonym)

    def term_places(self, edits, start, end):
        for begin, finish in self.terms.places(edits.text[start:end]):
            original = edits.text[start + begin:start + finish]
            edits.add(start + begin, start + finish, self.names.of(original, "text"))

    def prose(self, text, kind):
        edits = Edits(text)
        if self.strict:
            self.known_literals(edits)
            if kind == "DATA":
                self.data(edits)
            else:
                self.quotations(edits)
            if kind == "TRACEBACK":
                self.messages(edits)
        for match in _ESCAPED.finditer(text):  # \_ is an underscore in Markdown
            if match[0].replace("\\_", "_") in self.names.pseudonyms:
                edits.add(*match.span(), self.names.of(match[0], "text"))
        self.words(edits, 0, len(text))
        if kind in ("TOOL", "TRACEBACK", "DATA"):  # JSON, and what was repr()ed
            self.words(edits, 0, len(text), literal=True)
        return edits.apply(self.names)

    def known_literals(self, edits):
        """Contents of masked literals that are no single word, wherever they stand by themselves."""
        if self.literals is None:
            self.literals = [
                name for name in self.names.pseudonyms
                if not words.WORD.fullmatch(name) and _LETTER.search(name) and len(name) > 2]
            self.literals.sort(key=len, reverse=True)
        text, covered = edits.text, bytearray(len(edits.text))
        for literal in self.literals:
            start = text.find(literal)
            while start >= 0:
                end = start + len(literal)
                if words.stands_alone(text, start, end) and not any(covered[start:end]):
                    edits.add(start, end, self.names.pseudonyms[literal])
                    covered[start:end] = b"\1" * len(literal)
                start = text.find(literal, end)

    def data(self, edits):
        for match in words.WORD.finditer(edits.text):
            if _LETTER.search(match[0]):
                edits.add(*match.span(), self.names.of(match[0], "text"))

    def messages(self, edits):
        """What exceptions say and Python does not: it may be anything that the script has read."""
        for start, end in messages.said(edits.text):
            for match in words.WORD.finditer(edits.text, start, end):
                word = match[0]
                if _LETTER.search(word) and word not in messages.VOCABULARY and (
                        word.lower() not in messages.VOCABULARY or not word.istitle()) and (
                        word not in self.renaming.kept and word not in self.renaming.public):
                    edits.add(*match.span(), self.names.of(word, "text"))

    def quotations(self, edits):
        for match in _QUOTED.finditer(edits.text):
            group = match.lastindex
            content = match[group]
            if content not in self.renaming.kept and self.tells(content) and (
                    PSEUDONYM.fullmatch(content) is None) and not content.startswith("<"):
                edits.add(*match.span(group), self.names.of(content, "text"))
