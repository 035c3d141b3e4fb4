"""Says what a name means to this interpreter. It runs in a sandbox, like a script.

Its data is the request, JSON: {"name": "pandas.DataFrame.groupby"}. It prints one JSON object:
{"name", "kind", "signature", "doc", "members": [lines]}, or {"error": why}.
"""

import os
import sys

# What modules print when they are imported is no part of the answer.
out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
# Nothing of this folder is a module.
del sys.path[0]

import builtins
import difflib
import importlib
import inspect
import json
import pydoc

LONGEST_SIGNATURE, LONGEST_DOC, LONGEST_LINE, LONGEST_VALUE = 1_000, 6_000, 120, 200
MOST_MEMBERS = 150
_NUMBERS = (int, float, complex, type(None))


class Unknown(Exception):
    pass


def beginning(text, longest):
    return text if len(text) <= longest else text[:longest] + "…"


def imported(name):
    """The module, or None where there is none of that name."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is not None and (name + ".").startswith(error.name + "."):
            return None
        raise


def unknown(part, holder, where):
    close = difflib.get_close_matches(part, dir(holder), 5)
    hint = f" Similar: {', '.join(close)}." if close else ""
    return Unknown(f"{where} has no member {part}.{hint}")


def found(name):
    first, *rest = name.split(".")
    held = imported(first)
    if held is None:
        if not hasattr(builtins, first):
            close = difflib.get_close_matches(first, sys.stdlib_module_names, 5)
            hint = f" Similar: {', '.join(close)}." if close else ""
            raise Unknown(f"There is no module and no builtin {first}.{hint}")
        held = getattr(builtins, first)
    where = first
    for part in rest:
        try:
            held = getattr(held, part)
        except AttributeError:
            module = imported(f"{where}.{part}") if inspect.ismodule(held) else None
            if module is None:
                raise unknown(part, held, where) from None
            held = module
        where += "." + part
    return held


def kind(what):
    if inspect.ismodule(what):
        return "module"
    if inspect.isclass(what):
        return "exception" if issubclass(what, BaseException) else "class"
    if isinstance(what, property) or inspect.isdatadescriptor(what):
        return "property"
    if inspect.isroutine(what):
        return "function"
    return f"{type(what).__name__} object" if not callable(what) else "callable"


def signature(what):
    try:
        return beginning(str(inspect.signature(what)), LONGEST_SIGNATURE)
    except (TypeError, ValueError):
        return ""


def documentation(what):
    """Values have that of their type, which says nothing of them; texts may be of this machine."""
    own = inspect.ismodule(what) or inspect.isclass(what) or inspect.isroutine(what)
    if not own and not isinstance(what, property) and not callable(what):
        return beginning(repr(what), LONGEST_VALUE) if isinstance(what, _NUMBERS) else ""
    return beginning(inspect.getdoc(what) or "", LONGEST_DOC)


def line(holder, name):
    try:
        what = getattr(holder, name)
        doc = pydoc.splitdoc(documentation(what))[0] if callable(what) else ""
        return beginning(f"{name} ({kind(what)}) {doc}".rstrip(), LONGEST_LINE)
    except Exception:
        return name


def members(what):
    if not (inspect.ismodule(what) or inspect.isclass(what)):
        return []
    names = getattr(what, "__all__", None) if inspect.ismodule(what) else None
    names = [name for name in names or dir(what) if not name.startswith("_")]
    lines = [line(what, name) for name in names[:MOST_MEMBERS]]
    return lines if len(names) <= MOST_MEMBERS else [*lines, f"and {len(names) - MOST_MEMBERS} more"]


def description(name):
    try:
        what = found(name)
        return {
            "name": name, "kind": kind(what), "signature": signature(what) if callable(what) else "",
            "doc": documentation(what), "members": members(what)}
    except Unknown as error:
        return {"error": str(error)}
    except (Exception, SystemExit) as error:
        return {"error": beginning(f"It cannot be imported: {type(error).__name__}: {error}", 500)}


def main():
    with open(sys.argv[1], "rb") as file:
        name = json.load(file)["name"]
    answer = json.dumps(description(name)).encode()
    while answer:
        answer = answer[os.write(out, answer):]
    # Threads that a module has started are not waited for.
    os._exit(0)


main()
