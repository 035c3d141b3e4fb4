"""What is public: the names that belong to Python, its library and the installed packages.

Code is read, not run: the names that a module's functions use and define lie in its compiled file.
Only extension modules of the standard library, which have none, are imported.
"""

import builtins
import importlib
import inspect
import keyword
import marshal
import os
import re
import sys
import types

_STUB = re.compile(r"(?:\b(?:def|class)\s+|^\s+)([^\W\d]\w*)\s*[(\[:=]", re.MULTILINE)
_SIGNATURE = re.compile(r"[^\W\d]\w*(?=\s*[=,)/:])")
_MOST_FILES = 3_000

KEYWORDS = frozenset(keyword.kwlist)
BUILTINS = frozenset(dir(builtins)) | KEYWORDS
EMPTY = frozenset()

# Types whose values appear without being named.
_COMMON = (object, int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set,
           frozenset, property, type, types.GeneratorType, types.CoroutineType, types.FunctionType)

# Types of which a script has values where it says these words.
_WITH_WORDS = {
    "range": (range, slice), "slice": (slice,), "memoryview": (memoryview,),
    "except": (
        BaseException, OSError, ImportError, NameError, AttributeError, SyntaxError, StopIteration,
        SystemExit, UnicodeError, UnicodeDecodeError, BaseExceptionGroup, KeyError)}


# Names with a meaning of their own.
_MODULES_HAVE = ("__main__", "__file__", "__path__", "__all__", "__version__", "__builtins__",
                 "__slots__", "__match_args__", "__future__")


def members_of(kinds):
    return frozenset(name for kind in kinds for name in dir(kind))


COMMON_MEMBERS = members_of(_COMMON)
SPECIAL = frozenset(
    name for name in (*COMMON_MEMBERS, *dir(builtins), *_MODULES_HAVE)
    if name[:2] == "__" == name[-2:])


def _parameters_of(things):
    found = set()
    for thing in things:
        found.update(_SIGNATURE.findall(getattr(thing, "__text_signature__", None) or ""))
    return frozenset(found)


BUILTIN_PARAMETERS = _parameters_of(
    [*vars(builtins).values()]
    + [member for kind in _COMMON for member in vars(kind).values()]
) | frozenset((
    "key", "default", "start", "sep", "end", "file", "flush", "mode", "buffering", "encoding",
    "errors", "newline", "closefd", "opener", "strict", "reverse", "maxsplit", "object", "source",
    "metaclass", "base", "byteorder", "signed", "length", "keepends", "tabsize", "mapping"))


class Names:
    """Members, and names of parameters."""

    def __init__(self):
        self.members = set()
        self.parameters = set()
        self.exported = set()
        self.methods = {}  # (class or None, method): names of its parameters

    def add_code(self, code):
        pending = [(code, None)]
        while pending:
            code, around = pending.pop()
            top = around is None
            self.members.update(code.co_names)
            if top:
                self.exported.update(code.co_names)
            elif code.co_flags & inspect.CO_OPTIMIZED:
                count = code.co_argcount + code.co_kwonlyargcount
                parameters = code.co_varnames[:count]
                self.parameters.update(parameters)
                if not around.co_flags & inspect.CO_OPTIMIZED:
                    for owner in (around.co_name, None):
                        self.methods.setdefault((owner, code.co_name), set()).update(parameters)
            for constant in code.co_consts:
                if isinstance(constant, types.CodeType):
                    self.members.add(constant.co_name)
                    pending.append((constant, code))
                elif isinstance(constant, tuple):  # names of keywords in calls; __slots__
                    words = [word for word in constant if isinstance(word, str)]
                    self.parameters.update(words)
                    if not top:
                        self.members.update(words)

    def add_module(self, module):
        for name, value in list(vars(module).items()):
            self.members.add(name)
            self.exported.add(name)
            self.parameters |= _parameters_of([value])
            if isinstance(value, type):
                self.members.update(dir(value))
                self.parameters |= _parameters_of(vars(value).values())

    def add(self, other):
        self.members |= other.members
        self.parameters |= other.parameters
        for method, parameters in other.methods.items():
            self.methods.setdefault(method, set()).update(parameters)


class Library:
    def __init__(self, home, site=None):
        self.standard = os.path.join(home, "lib", f"python3.{sys.version_info.minor}")
        self.site = site
        self.known = {}

    def has(self, module):
        """Whether a top-level module is public, so that a script does not own it."""
        return module in sys.stdlib_module_names or self._in_site(module)

    def of_words(self, words):
        """Members of builtin types whose values a script with these words has."""
        found = set(COMMON_MEMBERS)
        for word, kinds in _WITH_WORDS.items():
            if word in words:
                found |= members_of(kinds)
        if not words.isdisjoint(("open", "stdin", "stdout", "stderr", "StringIO", "BytesIO")):
            found |= self.names("io").members
        return found

    def names(self, module):
        top = module.partition(".")[0]
        key = module if top in sys.stdlib_module_names else top
        if key in self.known:
            return self.known[key]
        found = Names()
        if key is module:
            self._add_standard(module, found)
        elif self._in_site(top):
            for file in self._files(os.path.join(self.site, top)):
                self._add_file(file, found, os.path.basename(file).startswith("__init__."))
        if found.members:  # else whoever makes up names of modules would fill the memory
            self.known[key] = found
        return found

    def _in_site(self, top):
        return self.site is not None and any(
            os.path.exists(os.path.join(self.site, top + ending)) for ending in ("", ".py"))

    def _add_standard(self, module, found):
        path = os.path.join(self.standard, *module.split("."))
        if os.path.isdir(path):
            for file in self._files(path):
                self._add_file(file, found, os.path.basename(file).startswith("__init__."))
        elif os.path.exists(path + ".py"):
            self._add_file(self._compiled(path), found, True)
        else:
            self._add_extension(module, found)
        for accelerator in [name for name in found.exported if name.startswith("_")]:
            if accelerator in sys.stdlib_module_names:
                self._add_extension(accelerator, found)
        if module == "os" or module.startswith("os."):
            for part in ("posixpath", "posix", "genericpath"):
                self._add_loaded(part, found)

    def _add_loaded(self, module, found):
        if module in sys.modules:
            found.add_module(sys.modules[module])

    def _add_extension(self, module, found):
        if "." in module or os.path.exists(os.path.join(self.standard, module + ".py")):
            return
        try:
            found.add_module(importlib.import_module(module))
        except Exception:  # what this interpreter lacks, its scripts lack as well
            pass

    def _files(self, path):
        """Compiled files and stubs of a package, or the one of a module."""
        if not os.path.isdir(path):
            return [self._compiled(path)]
        found, pending = [], [path]
        while pending and len(found) < _MOST_FILES:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.is_dir() and entry.name not in ("test", "tests"):
                        pending.append(entry.path)
                    elif entry.name.endswith((".cpython-314.pyc", ".pyi")):
                        found.append(entry.path)
        return found

    @staticmethod
    def _compiled(path):
        folder, name = os.path.split(path)
        return os.path.join(folder, "__pycache__", f"{name}.cpython-3{sys.version_info.minor}.pyc")

    @staticmethod
    def _add_file(file, found, exports):
        try:
            with open(file, "rb") as content:
                data = content.read()
        except OSError:
            return
        if file.endswith(".pyi"):
            found.members.update(_STUB.findall(data.decode("utf-8", "replace")))
            return
        try:
            found_here = Names()
            found_here.add_code(marshal.loads(memoryview(data)[16:]))
        except (ValueError, EOFError, TypeError):
            return
        found.add(found_here)
        if exports:
            found.exported |= found_here.exported
