"""The source analyser: a long-lived, confined process that parses what it is sent.

    python -I -B analyzer.py <home of CPython> <memory bytes> <seconds for one source> <user id>

It writes "ready\\n" (or "error <why>\\n"), then answers requests in turn: four bytes of length
(big endian), one with the minor version of the grammar, and a source as it would lie in a file, to
be answered by four bytes of length and a JSON document. It ends with its standard input. A source that takes too long ends the process.
"""

import ast
import encodings.idna  # noqa: F401  (codecs are looked up by name, which must not fail later)
import gc
import hashlib
import inspect  # noqa: F401  (ast.get_docstring imports it when first called)
import json
import os
import resource
import signal
import struct
import sys
import warnings

sys.path.insert(0, os.path.dirname(__file__))
import confinement
import imports

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


def read_exactly(length):
    parts = bytearray()
    while len(parts) < length:
        part = os.read(0, length - len(parts))
        if not part:
            os._exit(0)
        parts += part
    return bytes(parts)


def main():
    home, memory, seconds, uid = sys.argv[1], *map(int, sys.argv[2:5])
    os.setsid()
    os.chdir("/")
    warnings.simplefilter("ignore")
    gc.disable()  # syntax trees have no cycles
    sys.setrecursionlimit(20_000)
    analyze(b'"""warm"""\nimport sys\n', sys.version_info.minor)
    try:
        confinement.limit(
            confinement.mapped_bytes(), memory, 0, tasks=64, cpu_seconds=resource.RLIM_INFINITY,
            open_files=16)
        confinement.give_up_privileges(uid)
        confinement.die_with(None)
        confinement.restrict_files(confinement.interpreter_rules(home))
        confinement.restrict_calls(threads=False)
    except BaseException as error:
        os.write(1, f"error {error}\n".encode())
        os._exit(125)
    os.write(1, b"ready\n")
    while True:
        length, minor = struct.unpack(">IB", read_exactly(5))
        source = read_exactly(length)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        answer = json.dumps(analyze(source, minor)).encode()
        signal.setitimer(signal.ITIMER_REAL, 0)
        message = struct.pack(">I", len(answer)) + answer
        while message:
            message = message[os.write(1, message):]


main()
