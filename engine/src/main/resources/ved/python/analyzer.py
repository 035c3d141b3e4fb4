"""The source analyser: parses what it is sent; how it is asked, service.py says.

A request is one byte with the minor version of the grammar, and a source as it would lie in a file;
the answer is a JSON document.
"""

import ast
import encodings.idna  # noqa: F401  (codecs are looked up by name, which must not fail later)
import hashlib
import inspect  # noqa: F401  (ast.get_docstring imports it when first called)
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
import imports
import service

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_IGNORED = frozenset(("kind", "type_comment", "type_ignores"))


def clean(text):
    """Half surrogate pairs and NULs can be written as escapes, but not be stored or shown."""
    text = text.replace("\0", "\ufffd")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def without_docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and node.body:
            first = node.body[0]
            if (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
                    and isinstance(first.value.value, str)):
                del node.body[0]
                if not node.body and not isinstance(node, ast.Module):
                    node.body.append(ast.Pass())


def fingerprint(tree):
    """Names, shapes and constants of the tree in order, each with its length; no recursion."""
    digest = hashlib.sha256()

    def add(kind, text):
        content = text.encode("utf-8", "surrogatepass")
        digest.update(b"%s%d:" % (kind, len(content)) + content)

    pending = [tree]
    while pending:
        item = pending.pop()
        if isinstance(item, ast.AST):
            add(b"N", type(item).__name__)
            pending.extend(
                getattr(item, field, None)
                for field in reversed(item._fields) if field not in _IGNORED)
        elif isinstance(item, list):
            add(b"L", str(len(item)))
            pending.extend(reversed(item))
        elif isinstance(item, str):
            add(b"S", item)
        elif isinstance(item, int) and not isinstance(item, bool):
            add(b"I", hex(item))  # decimal has a limit on its digits
        else:
            add(b"C", type(item).__name__ + repr(item))
    return digest.hexdigest()


def position(error, source):
    line, column = error.lineno, error.offset
    if line is None and (nul := source.find(b"\0")) >= 0:
        before = source[:nul].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        return len(before), len(before[-1].decode("utf-8", "replace")) + 1
    return max(line or 1, 1), max(column or 1, 1)


def analyze(source, minor):
    try:
        older = (3, minor) if minor < sys.version_info.minor else None
        tree = ast.parse(source, "script.py", feature_version=older)
        # What parses can still be refused: a return outside of a function, say.
        compile(tree, "script.py", "exec", dont_inherit=True)
        docstring = clean(ast.get_docstring(tree) or "")
        needed = imports.needed(tree, source)
        without_docstrings(tree)
        return {"docstring": docstring, "fingerprint": fingerprint(tree), "imports": needed}
    except SyntaxError as error:
        line, column = position(error, source)
        return {"error": clean(error.msg or "invalid syntax"), "line": line, "column": column}
    except RecursionError:
        return {"too_complex": "The source is nested too deeply."}
    except MemoryError:
        return {"too_complex": "The source needs too much memory to be parsed."}
    except (ValueError, OverflowError, LookupError) as error:
        return {"error": clean(str(error)), "line": 1, "column": 1}


def answer(request):
    return json.dumps(analyze(request[1:], request[0])).encode()


def prepare(_):
    analyze(b'"""warm"""\nimport sys\n', sys.version_info.minor)
    return answer


service.serve(prepare)
