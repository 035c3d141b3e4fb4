"""Own exceptions, chains, clean-up."""
import contextlib
import sys
import warnings


class TooMuch(Exception):
    """Raised by spend(); TooMuch.missing says how much."""

    def __init__(self, missing, *, currency="EUR"):
        super().__init__(f"{missing} {currency} missing")
        self.missing = missing
        self.currency = currency


class Purse:
    def __init__(self, content):
        self.content_now = content
        self.log_lines = []

    def __enter__(self):
        self.log_lines.append("open")
        return self

    def __exit__(self, kind, failure, trace):
        self.log_lines.append(kind.__name__ if kind else "fine")
        return kind is TooMuch

    def spend(self, amount):
        if amount > self.content_now:
            raise TooMuch(amount - self.content_now, currency="CHF") from KeyError(amount)
        self.content_now -= amount


with Purse(content=3) as purse:
    purse.spend(amount=5)
print(purse.log_lines)
try:
    try:
        Purse(1).spend(2)
    except TooMuch as problem:
        problem.add_note("noted")
        saved = problem
        raise RuntimeError("again") from problem
    finally:
        print("finally")
except (RuntimeError, OSError) as second_problem:
    cause = second_problem.__cause__
    print(cause is saved, cause.missing, cause.currency, cause, cause.__notes__)
else:
    print("never")
with contextlib.suppress(TooMuch), contextlib.ExitStack() as stack:
    stack.callback(print, "left")
    Purse(0).spend(1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful", DeprecationWarning, stacklevel=1)
print(len(caught), caught[0].category.__name__)
try:
    Purse(0).spend(1)
except TooMuch:
    kind, value_of_it, trace = sys.exc_info()
    print(kind is TooMuch, value_of_it.missing)
