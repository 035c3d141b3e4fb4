"""What masks texts that are no code: words, quotations, what exceptions say."""

import re

import messages
import words
from edits import Edits
from library import SPECIAL
from renaming import PSEUDONYM

_ESCAPED = re.compile(r"\w+(?:\\_\w+)+")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_ESCAPES = re.compile(r"\\(?:[abfnrtv0\\'\"]|\r?\n)")
QUOTED = re.compile(
    r"""(?<!File )(?:(?<!\w)|(?<=\b[rbuft])|(?<=\b[rbft][rbft]))"""
    r"""(?:"([^"\n]+)"|'([^'\n]+)'(?!\w)|“([^”\n]+)”|«([^»\n]+)»)""", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_PREFIXED = re.compile(r"[rbuft]{1,2}[\"']", re.IGNORECASE)


class Prose:
    """The part of masking that needs no tree; it has what the rest of it knows."""

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
                if _PREFIXED.match(edits.text, match.start()):
                    continue
                if match.start() == start or edits.text.endswith(": ", start, match.start()):
                    word = word[0].lower() + word[1:]  # as messages begin
                if _LETTER.search(word) and word not in messages.VOCABULARY and (
                        match[0] not in self.renaming.kept
                        and match[0] not in self.renaming.public):
                    edits.add(*match.span(), self.names.of(match[0], "text"))

    def quotations(self, edits):
        for match in QUOTED.finditer(edits.text):
            group = match.lastindex
            content = match[group]
            if content not in self.renaming.kept and self.tells(content) and (
                    PSEUDONYM.fullmatch(content) is None) and not content.startswith("<"):
                edits.add(*match.span(group), self.names.of(content, "text"))

    def tells(self, content):
        """Whether a literal holds more than signs, or is what Python itself knows."""
        return bool(_SAYS_SOMETHING.search(_ESCAPES.sub("", content))) and content not in SPECIAL
