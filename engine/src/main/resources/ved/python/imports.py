"""Which modules a script cannot do without, and where it says so first."""

import ast
import re

_MOST = 200
_LONGEST = 200
_LINE_END = re.compile("\r\n|\r|\n")
_FROM = re.compile(r"from\s+")

# Whoever catches one of these goes on without the module.
_FORGIVING = frozenset(("ImportError", "ModuleNotFoundError", "Exception", "BaseException"))

# Whoever asks for these knows that not every interpreter has the module.
_CIRCUMSTANCES = frozenset((
    "platform", "version_info", "hexversion", "implementation", "find_spec", "system",
    "python_implementation"))


def name(node):
    """The last part of a dotted name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def forgives(types):
    return types is None or any(
        name(one) in _FORGIVING
        for one in (types.elts if isinstance(types, ast.Tuple) else [types]))


def without_what_may_fail(node):
    """The parts of a statement whose imports have to succeed."""
    if isinstance(node, (ast.Try, ast.TryStar)) and any(
            forgives(handler.type) for handler in node.handlers):
        return node.finalbody
    if isinstance(node, (ast.With, ast.AsyncWith)) and any(
            isinstance(item.context_expr, ast.Call)
            and name(item.context_expr.func) == "suppress"
            and any(forgives(argument) for argument in item.context_expr.args)
            for item in node.items):
        return []
    if isinstance(node, ast.If):
        if name(node.test) == "TYPE_CHECKING":
            return node.orelse
        if any(name(part) in _CIRCUMSTANCES for part in ast.walk(node.test)):
            return []
    return [
        child
        for field in ("body", "handlers", "cases", "orelse", "finalbody")
        for child in getattr(node, field, ())]


def statements(tree):
    """In the order of the text; only statements, since expressions import nothing."""
    pending = [tree]
    while pending:
        node = pending.pop()
        yield node
        if isinstance(getattr(node, "body", None), list) or isinstance(node, ast.Match):
            pending.extend(reversed(without_what_may_fail(node)))


def modules(node):
    """Pairs of a module and the node that names it."""
    if isinstance(node, ast.Import):
        return [(alias.name, alias) for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [(node.module, node)]
    return []


def place(node, module, lines):
    """Line, column and end column, from 1 and in characters."""
    line = lines[node.lineno - 1] if node.lineno <= len(lines) else ""
    start = len(line.encode()[:node.col_offset].decode(errors="replace"))
    if isinstance(node, ast.ImportFrom) and (keyword := _FROM.match(line, start)):
        start = keyword.end()
    end = start + len(module) if line.startswith(module, start) else len(line)
    return node.lineno, start + 1, max(start, end) + 1


def needed(tree, source):
    """The first import of each module."""
    text = source.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    lines = _LINE_END.split(text)
    found = {}
    for node in statements(tree):
        for dotted, where in modules(node):
            module = dotted.partition(".")[0]
            if module not in found and module != "__main__" and len(found) < _MOST:
                line, column, end = place(where, module, lines)
                found[module] = {
                    "module": module[:_LONGEST], "line": line, "column": column, "end": end}
    return list(found.values())
