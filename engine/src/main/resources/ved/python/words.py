"""Whole words of a text, and an administrator's terms in it.

A word is a longest run of letters, digits, marks and connecting punctuation, as the one that
restores sees it too: `rate` is a word of `self.rate`, but neither of `rate_total` nor of `rates`.
"""

import re
import unicodedata


def _joining():
    """What belongs to words beside letters and digits: marks, and connecting punctuation."""
    found, start = [], None
    for number in range(0x80, 0x1F000):
        joins = unicodedata.category(chr(number)) in ("Mn", "Mc", "Me", "Pc") or number in (
            0xB7, 0x387)
        if joins and start is None:
            start = number
        elif not joins and start is not None:
            found.append(f"{chr(start)}-{chr(number - 1)}")
            start = None
    found.append(f"{chr(0xE0100)}-{chr(0xE01EF)}")
    return "".join(found)


JOINING = _joining()
WORD = re.compile(f"[\\w{JOINING}]+")
_CHARACTER = re.compile(f"[\\w{JOINING}]")
_ESCAPE = re.compile(
    r"\\(?:N\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPE_OR_WORD = re.compile(f"{_ESCAPE.pattern}|(?P<word>[\\w{JOINING}]+)", re.DOTALL)

_folded = {}


def fold(text):
    """The text without what terms are compared without, and where each character came from."""
    if text.isascii():
        return text.lower(), None
    parts, origins = [], []
    for position, character in enumerate(text):
        folded = _folded.get(character)
        if folded is None:
            folded = unicodedata.normalize("NFKD", character).casefold()
            folded = "".join(
                one for one in unicodedata.normalize("NFKD", folded)
                if unicodedata.category(one) != "Cf")
            if len(_folded) < 10_000:
                _folded[character] = folded
        parts.append(folded)
        origins.extend([position] * len(folded))
    return "".join(parts), origins


class Terms:
    """What an administrator wants masked, at any position in words."""

    def __init__(self, terms):
        folded = sorted({fold(term.strip())[0] for term in terms} - {""}, key=len, reverse=True)
        self.pattern = re.compile(
            "|".join(r"\s+".join(map(re.escape, term.split())) for term in folded)
        ) if folded else None

    def found_in(self, text):
        return bool(self.pattern and self.pattern.search(fold(text)[0]))

    def places(self, text):
        """Start and end of whole words that hold a term; what touches is one."""
        if self.pattern is None:
            return []
        folded, origins = fold(text)
        found = []
        for match in self.pattern.finditer(folded):
            start, end = match.span()
            if origins is not None:
                start, end = origins[start], origins[end - 1] + 1
            while start > 0 and _CHARACTER.match(text, start - 1):
                start -= 1
            # Marks of the last character, and what cannot be seen, belong to it.
            while end < len(text) and (_CHARACTER.match(text, end) or fold(text[end])[0] == ""):
                end += 1
            if found and found[-1][1] >= start:
                found[-1] = found[-1][0], max(end, found[-1][1])
            else:
                found.append((start, end))
        return found


def in_literal(text, start, end):
    """Words in a literal that is not raw: those after an escape begin where it ends."""
    for match in _ESCAPE_OR_WORD.finditer(text, start, end):
        if match["word"] is not None:
            yield match.start(), match.end()


def word_around(text, start):
    """Where the word begins in which that position lies."""
    while start > 0 and _CHARACTER.match(text, start - 1):
        start -= 1
    return start


def stands_alone(text, start, end):
    """Whether a word could be put there without becoming part of another."""
    return not (
        (start > 0 and _CHARACTER.match(text, start - 1)) or _CHARACTER.match(text, end))
