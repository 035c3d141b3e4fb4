"""The pseudonymiser: maps the names that scripts define; how it is asked, service.py says.

A request is JSON: {"passages": [{"kind", "text"}], "known": {name: pseudonym}, "masking", "terms"};
the answer {"texts": [...], "names": {new ones}}, or {"refused": {"passage", "why", "line",
"column"}}, or {"too_complex": why}.
"""

import ast
import json
import os
import re
import sys
import textwrap

sys.path.insert(0, os.path.dirname(__file__))
import fragments
import service
import words
from definitions import Collector
from facts import Facts
from library import KEYWORDS, Library
from masking import Masking
from renaming import PSEUDONYM, Names, Renaming
from sources import Source, Uncertain

_FENCE = re.compile(
    r"^([ \t>*+-]*)(```+|~~~+)[ \t]*(?:py[^\r\n]*)?\r?\n(.*?)^[ \t>]*\2", re.M | re.S | re.I)
_NUMBERED = re.compile(r"\b\w*_\d+\b", re.ASCII)
_LINE_END = re.compile("\r\n|\r|\n")


class Refused(Exception):
    def __init__(self, passage, why, line, column):
        super().__init__(why)
        self.answer = {"passage": passage, "why": why, "line": line, "column": column}


def place(text, offset):
    """Line and column, from 1."""
    line, start = 1, 0
    for end in _LINE_END.finditer(text):
        if end.end() > offset:
            break
        line, start = line + 1, end.end()
    return line, max(1, offset - start + 1)


class Request:
    def __init__(self, passages, known, masking, terms, library):
        self.passages, self.library = passages, library
        self.terms = words.Terms(terms)
        self.facts = Facts()
        self.strict = masking == "names-and-strings"
        self.names = Names(known, self.taken())
        self.collectors = {}
        self.blocks = []  # collectors of code in prose

    def taken(self):
        """Words that might be taken for pseudonyms."""
        return {word for passage in self.passages for word in _NUMBERED.findall(passage["text"])}

    def answer(self):
        for number, passage in enumerate(self.passages):
            self.refusing(number, self.read, number, passage)
        whole = any(passage["kind"] == "CODE" for passage in self.passages)
        collectors = list(self.collectors.values())
        renaming = Renaming(self.facts, collectors, self.library, self.names, self.terms, whole)
        for collector in collectors:
            collector.uses.sort(key=lambda use: use[0])
            for _, name, role, more in collector.uses:
                if renaming.is_own(name, role, more):
                    renaming.pseudonym(name)
        for name in (*self.facts.variables, *self.facts.members):
            if renaming.is_own(name, "any"):
                renaming.pseudonym(name)
        masking = Masking(renaming, self.names, self.terms, self.strict)
        if self.strict:
            self.learn_literals(masking)
        order = sorted(range(len(self.passages)), key=self.turn)
        texts = {number: self.refusing(number, self.mask, number, masking) for number in order}
        return {"texts": [texts[number] for number in range(len(texts))], "names": self.names.new}

    def learn_literals(self, masking):
        """Those of code in prose, so that they are masked wherever they stand."""
        for block in self.blocks:
            try:
                masking.code(block)
            except Uncertain:
                pass  # what is quoted is masked in any case

    def turn(self, number):
        """Literals and terms get their pseudonyms from code and data, wherever these stand."""
        if number in self.collectors:
            return 0
        return 1 if self.passages[number]["kind"] == "DATA" else 2

    def refusing(self, number, function, *arguments):
        text = self.passages[number]["text"]
        try:
            return function(*arguments)
        except Uncertain as error:
            raise Refused(number, error.why, *place(text, error.offset)) from None
        except SyntaxError as error:
            line, column = error.lineno, error.offset
            if line is None:
                line, column = place(text, max(0, text.find("\0")))
            raise Refused(
                number, error.msg or "invalid syntax", max(line, 1), max(column or 1, 1)) from None
        except ValueError as error:
            raise Refused(number, str(error), 1, 1) from None

    def read(self, number, passage):
        kind, text = passage["kind"], passage["text"]
        if kind == "CODE":
            self.collectors[number] = Collector(Source(text), self.facts, self.library).collect()
        elif kind == "FRAGMENT":
            if not any(text in code for code in self.codes()):
                wrapped = fragments.parse(text)
                self.collectors[number] = Collector(wrapped, self.facts, self.library).collect()
        elif kind == "PROSE" and ("```" in text or "~~~" in text):
            for block in _FENCE.finditer(text):
                code = re.sub(r"^[ \t]*>[ \t]?", "", block[3], flags=re.M)
                try:
                    self.blocks.append(
                        Collector(
                            Source(textwrap.dedent(code)), self.facts, self.library).collect())
                except (SyntaxError, Uncertain, ValueError):
                    pass  # words alone, then

    def codes(self):
        return [passage["text"] for passage in self.passages if passage["kind"] == "CODE"]

    def mask(self, number, masking):
        kind, text = self.passages[number]["kind"], self.passages[number]["text"]
        collector = self.collectors.get(number)
        if collector is not None:
            masked = masking.code(collector).apply(self.names)
            self.check(collector, masked)
            masked = fragments.unwrap(collector.source, masked)
        elif kind == "FRAGMENT":
            masked = self.part_of_code(text, masking)
        else:
            masked = masking.prose(text, kind)
        self.check_terms(masked)
        return masked

    def part_of_code(self, text, masking):
        for number, passage in enumerate(self.passages):
            if passage["kind"] == "CODE" and text in passage["text"]:
                start = passage["text"].index(text)
                return masking.code(self.collectors[number]).apply(
                    self.names, start, start + len(text))
        raise Uncertain("this part was not found in the script")

    @staticmethod
    def check(collector, masked):
        """What was a program is one still."""
        try:
            tree = ast.parse("\n".join(_LINE_END.split(masked.removeprefix("\ufeff"))))
        except (SyntaxError, ValueError):
            raise Uncertain("the script would not be valid with other names") from None
        if len(tree.body) != len(collector.source.tree.body):
            raise Uncertain("the script would not be the same with other names")

    def check_terms(self, masked):
        if not self.terms.found_in(masked):
            return
        for start, end in self.terms.places(masked):
            for word in words.WORD.finditer(masked, start, end):
                if not PSEUDONYM.fullmatch(word[0]) and word[0] not in KEYWORDS:
                    raise Uncertain("a masked term stands here across names or signs", start)


def answer(request, library):
    try:
        asked = json.loads(request)
        return Request(
            asked["passages"], asked["known"], asked["masking"], asked["terms"], library).answer()
    except Refused as refused:
        return {"refused": refused.answer}
    except RecursionError:
        return {"too_complex": "The source is nested too deeply."}
    except MemoryError:
        return {"too_complex": "The source needs too much memory to be parsed."}


def prepare(home, site=None):
    library = Library(home, site)
    warm = {"kind": "CODE", "text": "import os\nclass A:\n    def b(self, c): return f'{c}'\n"}
    answer(json.dumps({"passages": [warm], "known": {}, "masking": "names", "terms": []}), library)
    return lambda request: json.dumps(answer(request, library)).encode()


if __name__ == "__main__":
    service.serve(prepare)
