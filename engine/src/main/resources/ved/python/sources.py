"""A source as text, tree and tokens, whose positions agree."""

import ast
import re
import token
import tokenize
import unicodedata

_LINE_END = re.compile("\r\n|\r|\n")
_STARTS = frozenset((token.FSTRING_START, token.TSTRING_START))
_ENDS = frozenset((token.FSTRING_END, token.TSTRING_END))
_MIDDLES = frozenset((token.FSTRING_MIDDLE, token.TSTRING_MIDDLE))
_UNSEEN = _MIDDLES | {token.NL, token.NEWLINE, token.INDENT, token.DEDENT, token.ENDMARKER}
_OPENING = re.compile(r"""([A-Za-z]*)('''|\"""|'|")""")


class Uncertain(Exception):
    """A name that cannot be mapped with certainty; offset is that in the text."""

    def __init__(self, why, offset=0):
        super().__init__(why)
        self.why = why
        self.offset = offset


class Token:
    __slots__ = ("kind", "string", "start", "end")

    def __init__(self, kind, string, start, end):
        self.kind, self.string, self.start, self.end = kind, string, start, end


class Source:
    def __init__(self, text):
        self.text = text
        self.around = 0, 0  # how much of it was put before and after what was given
        mark = 1 if text.startswith("\ufeff") else 0
        self.lines, self.starts = [], []
        start = mark
        for end in _LINE_END.finditer(text, mark):
            self.lines.append(text[start:end.start()])
            self.starts.append(start)
            start = end.end()
        self.lines.append(text[start:])
        self.starts.append(start)
        self.wide = {
            number for number, line in enumerate(self.lines, 1) if not line.isascii()
        } if not text.isascii() else ()
        self.tree = ast.parse("\n".join(self.lines), "script.py")
        self.tokens, self.at = [], {}
        self._read_tokens()

    def _read_tokens(self):
        lines = iter(line + "\n" for line in self.lines)
        starts = self.starts
        for kind, string, (row, column), (end_row, end_column), _ in tokenize.generate_tokens(
                lambda: next(lines, "")):
            if kind in _UNSEEN:
                continue  # those of format strings have odd places, but lie between others
            start = starts[row - 1] + column
            self.at[start] = len(self.tokens)
            self.tokens.append(Token(kind, string, start, starts[end_row - 1] + end_column))

    def offset(self, line, column):
        """Of a place as the tree gives it, in bytes of UTF-8."""
        if line in self.wide:
            column = len(self.lines[line - 1].encode()[:column].decode())
        return self.starts[line - 1] + column

    def start(self, node):
        return self.offset(node.lineno, node.col_offset)

    def end(self, node):
        return self.offset(node.end_lineno, node.end_col_offset)

    def index(self, offset):
        found = self.at.get(offset)
        if found is None:
            raise Uncertain("a name is not where the parser says", offset)
        return found

    def name_from(self, index, spelled):
        """The first token from there on that is this name."""
        for position in range(index, len(self.tokens)):
            one = self.tokens[position]
            if one.kind == token.NAME and same(one.string, spelled):
                return position
        raise Uncertain(f"the name {spelled} is not where the parser says")

    def name_before(self, end, spelled):
        """The name that ends there."""
        start = end - len(spelled)
        index = self.at.get(start)
        if index is None or self.tokens[index].string != spelled:
            for index, one in enumerate(self.tokens):
                if one.end == end and one.kind == token.NAME and same(one.string, spelled):
                    return index
            raise Uncertain(f"the name {spelled} is not where the parser says", max(start, 0))
        return index

    def strings_in(self, node):
        """The plain literals that a constant is written with."""
        index, end = self.at.get(self.start(node)), self.end(node)
        found = []
        while index is not None and index < len(self.tokens):
            one = self.tokens[index]
            if one.start >= end:
                break
            if one.kind == token.STRING:
                found.append(index)
            index += 1
        return found

    def body(self, one):
        """Where the content of a plain literal starts and ends, and whether it is a raw one."""
        opening = _OPENING.match(self.text, one.start)
        return opening.end(), one.end - len(opening[2]), "r" in opening[1].lower()

    def format_texts(self):
        """The texts between the fields of f-strings and t-strings: start, end, is it a format."""
        found, inside, fields = [], [], []
        previous = None
        for one in self.tokens:
            if inside and previous.end < one.start and (
                    fields[-1] == "" or fields[-1].endswith(":")):
                found.append((previous.end, one.start, fields[-1] != ""))
            if one.kind in _STARTS:
                inside.append(one)
                fields.append("")
            elif one.kind in _ENDS:
                inside.pop()
                fields.pop()
            elif inside and one.kind == token.OP:
                self._step(fields, one.string)
            previous = one
        return found

    @staticmethod
    def _step(fields, operator):
        """Keeps what is open in the innermost format string: nothing in its text, else {, :, (."""
        state = fields[-1]
        if operator in "([{":
            if operator == "{" and (state == "" or state.endswith(":")):
                fields[-1] = state + "{"
            elif state:
                fields[-1] = state + "("
        elif operator in ")]":
            fields[-1] = state[:-1]
        elif operator == "}":
            fields[-1] = state[:-1].removesuffix("{") if state.endswith(":") else state[:-1]
        elif operator == ":" and state.endswith("{"):
            fields[-1] = state + ":"


def same(string, spelled):
    return string == spelled or unicodedata.normalize("NFKC", string) == spelled
