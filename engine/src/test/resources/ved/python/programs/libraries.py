"""Own classes below those of the library, which calls what they override."""

import argparse
import ast
import asyncio
import contextlib
import html.parser
import io
import json
import logging
import string
import threading
import unittest
from collections import UserDict, defaultdict
from concurrent.futures import ThreadPoolExecutor


class Collected(logging.Handler):
    def __init__(self, target):
        super().__init__()
        self.target = target

    def emit(self, record):
        self.target.append((record.levelname, record.getMessage(), record.customer_code))


class Encoder(json.JSONEncoder):
    def __init__(self, *, indent=None, **rest):
        super().__init__(indent=indent, **rest)
        self.indentation = indent

    def default(self, o):
        return [self.indentation, sorted(o)]


class Titles(html.parser.HTMLParser):
    depth = 0

    def handle_starttag(self, tag, attrs):
        self.depth += 1
        print("start", tag, self.depth, dict(attrs).get("href"))

    def handle_data(self, data):
        print("data", data)


class Names(ast.NodeVisitor):
    def __init__(self):
        self.seen_names = []

    def visit_Name(self, node):
        self.seen_names.append(node.id)
        self.generic_visit(node)


class Lower(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.lower(), item)


class SumTest(unittest.TestCase):
    def setUp(self):
        self.prepared = 3

    def test_sum(self):
        self.assertEqual(sum([1, 2]), self.prepared)

    def test_failing(self):
        with self.assertRaises(ZeroDivisionError):
            self.prepared / 0


async def doubled(number, delay=0):
    await asyncio.sleep(delay)
    return number * 2


async def everything(numbers):
    async with asyncio.timeout(5):
        return [one async for one in stream(numbers)], await asyncio.gather(
            *(doubled(number, delay=0) for number in numbers))


async def stream(numbers):
    for number in numbers:
        yield number


@contextlib.contextmanager
def announced(title, stream=None):
    print("begin", title)
    yield stream
    print("end", title)


messages = []
logger = logging.getLogger("own")
logger.addHandler(Collected(messages))
logger.warning("spilled %s", "milk", extra={"customer_code": 7})
print(messages)
print(json.dumps({"set": {3, 1}}, cls=Encoder, indent=None))
Titles().feed('<a href="x">text</a>')
names = Names()
names.visit(ast.parse("alpha + beta(gamma)"))
print(names.seen_names, Lower({"A": 1})["a"])
print(asyncio.run(everything([1, 2])))
with announced("work", stream=io.StringIO("in it")) as text_stream:
    print(text_stream.read())
parser = argparse.ArgumentParser()
parser.add_argument("--dry-run", action="store_true")
parser.add_argument("--level", type=int, dest="verbosity", default=1)
arguments = parser.parse_args(["--dry-run"])
print(arguments.dry_run, arguments.verbosity)


def worker(results, start_at=0):
    results.extend(range(start_at, 3))


results = []
thread = threading.Thread(target=worker, args=(results,), kwargs={"start_at": 1})
thread.start()
thread.join()
with ThreadPoolExecutor(max_workers=1) as pool:
    pool.submit(worker, results, start_at=2).result()
print(results)
grouped = defaultdict(list)
grouped["a"].append(1)
print(dict(grouped), string.Template("$who!").substitute(who="you"))
suite = unittest.defaultTestLoader.loadTestsFromTestCase(SumTest)
outcome = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print(outcome.testsRun, outcome.wasSuccessful())
