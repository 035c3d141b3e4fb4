"""Replacements in one text."""

import words
from sources import Uncertain


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
