"""Finishes a folder of packages that pip has filled, and joins it to the Python of an image.

    python -I -B packages.py finish <folder> <file for the stubs>
    python -I -B packages.py join <folder>

`finish` drops the packages' own tests, compiles the modules, imports each package once, and writes
what a type checker needs of them as a gzipped JSON document {"files": {path: text}}. `join` lets the
Python that runs it find the folder, if the packages work there. Both say on standard error what is
wrong, and end with 1.
"""

import ast
import compileall
import gzip
import inspect
import json
import os
import pkgutil
import py_compile
import shutil
import site
import sys

_LONGEST_DESCRIPTION = 400


def walk(folder):
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield os.path.join(path, name)


# --- finish -----------------------------------------------------------------------------------------


def prune(folder):
    """Tests take a quarter of the space; programs are of no use where none may be started."""
    shutil.rmtree(os.path.join(folder, "bin"), ignore_errors=True)
    for path, folders, _ in os.walk(folder):
        if "tests" in folders:
            folders.remove("tests")
            shutil.rmtree(os.path.join(path, "tests"))


def protect(folder):
    """Files are for reading; folders stay their owner's, so that the owner can remove them."""
    for path, _, names in os.walk(folder):
        os.chmod(path, 0o755)
        for name in names:
            os.chmod(os.path.join(path, name), 0o444)


def try_imports(folder):
    """How many there are; raises what they raise, e.g. where a library of the system is missing."""
    sys.path.append(folder)
    os.putenv("OPENBLAS_NUM_THREADS", "1")
    names = [module.name for module in pkgutil.iter_modules([folder]) if module.name[0] != "_"]
    for name in names:
        __import__(name)
    return len(names)


# --- stubs ------------------------------------------------------------------------------------------


def description(node, indent):
    """The first paragraph of the docstring, as a line or some of source."""
    text = ast.get_docstring(node, clean=False)
    if not text:
        return []
    text = inspect.cleandoc(text).split("\n\n")[0][:_LONGEST_DESCRIPTION]
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return [indent + line for line in f'"""{text}"""'.split("\n")]


def keeps_state(function):
    """Whether it sets attributes: these are declared nowhere else."""
    return any(
        isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        for node in ast.walk(function))


def first_line(statement):
    decorators = getattr(statement, "decorator_list", ())
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def definitions(node):
    """The classes and functions right below, and those below conditions and the like."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
        elif isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield from definitions(child)


def cuts(tree, source):
    """(first line, last line, lines instead), none within another; of the lines of the source."""
    pending = [tree]
    while pending:
        node = pending.pop()
        if not node.body:
            continue
        first, following = node.body[0], node.body[1:2]
        indent = source[first_line(first) - 1][:first.col_offset]
        if indent.strip():
            continue  # it begins on the line of its head
        lines = description(node, indent)
        declared = getattr(node, "returns", None) is not None and not keeps_state(node)
        if declared:
            yield first_line(first), node.end_lineno, [*lines, indent + "..."]
            continue
        if lines and all(first.end_lineno < first_line(statement) for statement in following):
            yield first.lineno, first.end_lineno, lines
        pending.extend(definitions(node))


def reduced(source):
    """The source without what a type checker does not need: bodies whose result is declared."""
    lines = source.split("\n")
    tree = ast.parse(source)
    for first, last, instead in sorted(cuts(tree, lines), reverse=True):
        lines[first - 1:last] = instead
    text = "\n".join(lines)
    ast.parse(text)
    return text


def stubs(folder):
    files = {}
    for path in walk(folder):
        name = os.path.relpath(path, folder)
        if name.endswith((".pyi", "/py.typed")):
            with open(path, encoding="utf-8") as file:
                files[name] = file.read()
        elif name.endswith(".py") and not os.path.exists(path + "i"):
            with open(path, encoding="utf-8", newline=None) as file:
                source = file.read()
            try:
                files[name] = reduced(source)
            except SyntaxError:
                files[name] = source
    return files


def finish(folder, target):
    prune(folder)
    try_imports(folder)
    compileall.compile_dir(
        folder, quiet=2, workers=0,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    with gzip.GzipFile(target, "wb", mtime=0) as file:
        file.write(json.dumps({"files": stubs(folder)}, ensure_ascii=False).encode())
    os.chmod(target, 0o444)
    protect(folder)


# --- join -------------------------------------------------------------------------------------------


def join(folder):
    if not try_imports(folder):
        return
    own = site.getsitepackages()[0]
    os.makedirs(own, exist_ok=True)
    with open(os.path.join(own, "ved.pth"), "w") as file:
        file.write(folder + "\n")


def main():
    verb, *arguments = sys.argv[1:]
    try:
        {"finish": finish, "join": join}[verb](*arguments)
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
