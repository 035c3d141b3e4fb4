"""A part of a script that is no script of its own, as one: with something put around it."""

import re

from sources import Source

_FIRST_INDENT = re.compile(r"(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*([ \t]*)")
_LATER_INDENT = re.compile(r"(?:\r\n|\r|\n)([ \t]+)(?=[^\s#])")
_LAST_INDENT = re.compile(r"(?:^|[\r\n])([ \t]*)[^\s][^\r\n]*[\s]*$")


def _heads(text):
    indent = _FIRST_INDENT.match(text)[1]
    yield ""
    if indent:
        yield "if 1:\n"
    elif later := _LATER_INDENT.search(text):  # it starts in the middle of a line
        yield "if 1:\n" + later[1]
    around = "if 1:\n" if indent else ""
    for opening in ("if 1:", "try:", "for _ in ():"):
        yield f"{around}{indent}{opening}\n{indent} pass\n"
    yield f"{around}{indent[:-1]}match 1:\n" if indent else "match 1:\n "


def _tails(text):
    yield ""
    last = _LAST_INDENT.search(text)
    indent = last[1] if last else ""
    yield f"\n{indent} pass"
    yield f"\n{indent}finally: pass"


def parse(text):
    """A source that holds the text, with what was put before and after it.

    What is put there has no names that could be mapped.
    """
    failure = None
    for tail in _tails(text):
        for head in _heads(text):
            try:
                source = Source(head + text + tail)
            except SyntaxError as error:
                failure = failure or error
                continue
            source.around = len(head), len(tail)
            return source
    raise SyntaxError(
        f"{failure.msg}: select whole statements", (None, failure.lineno, failure.offset, None))


def unwrap(source, masked):
    head, tail = source.around
    return masked[head:len(masked) - tail]
