"""Compares sources with what became of them; reads and writes JSON.

In: [{"file", "original", "sent", "names"}]. Out: what is wrong, a list of strings.
"""

import ast
import io
import json
import re
import sys
import tokenize
import warnings

WORD = re.compile(r"\w+")


def lines(text):
    return re.sub("\r\n|\r", "\n", text.removeprefix("\ufeff"))


def mapped(tree, names):
    """The tree with names mapped wherever they stand, in texts too, and without places."""
    def map_words(value):
        return WORD.sub(lambda word: names.get(word[0], word[0]), value)

    for node in ast.walk(tree):
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, str) and field != "kind":
                setattr(node, field, map_words(value))
            elif isinstance(value, bytes):
                node.value = map_words(value.decode("latin-1")).encode("latin-1")
            elif isinstance(value, list) and value and isinstance(value[0], str):
                setattr(node, field, list(map(map_words, value)))
    return ast.dump(tree)


def names_by_scope(tree):
    """Names and parameters, but for those that class bodies see."""
    pending = [(tree, False)]
    while pending:
        node, in_class = pending.pop()
        if isinstance(node, ast.Name) and not in_class:
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        body = getattr(node, "body", None)
        for child in ast.iter_child_nodes(node):
            inside = isinstance(body, list) and child in body
            in_body = isinstance(node, ast.ClassDef) and inside
            in_function = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and inside
            pending.append((child, (in_class or in_body) and not in_function
                            and not isinstance(node, (ast.Lambda, ast.comprehension))))


def wrong(one):
    names = one["names"]
    original, sent = lines(one["original"]), lines(one["sent"])
    tree = ast.parse(sent)
    left = names.keys() & set(names_by_scope(tree))
    if left:
        yield f"own names are left: {sorted(left)[:5]}"
    for token in tokenize.generate_tokens(io.StringIO(sent).readline):
        if token.type == tokenize.COMMENT and names.keys() & set(WORD.findall(token.string)):
            yield f"an own name is left in {token.string}"
    if mapped(ast.parse(original), names) != mapped(tree, names):
        yield "the trees differ in more than names"


warnings.simplefilter("ignore")
sys.setrecursionlimit(10_000)
print(json.dumps([
    f"{one['file']}: {problem}" for one in json.load(sys.stdin) for problem in wrong(one)]))
