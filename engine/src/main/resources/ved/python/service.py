"""What long-lived, confined processes have in common: they answer what their parent asks.

    python -I -B <program>.py <home of CPython> <memory bytes> <seconds for one answer> <user id>
        [<folder of packages>]

It writes "ready\\n" (or "error <why>\\n"), then answers requests in turn: four bytes of length (big
endian) and so many bytes, to be answered alike. It ends with its standard input. A request that
takes too long ends the process.
"""

import gc
import os
import resource
import signal
import struct
import sys
import warnings

import confinement


def read_exactly(incoming, length):
    parts = bytearray()
    while len(parts) < length:
        part = os.read(incoming, length - len(parts))
        if not part:
            os._exit(0)
        parts += part
    return bytes(parts)


def take_streams():
    """Ours alone: what a module that is imported later reads or writes goes nowhere."""
    streams = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return streams


def confine(homes, memory, uid, outgoing):
    os.setsid()
    os.chdir("/")
    try:
        confinement.limit(
            confinement.mapped_bytes(), memory, 0, tasks=64, cpu_seconds=resource.RLIM_INFINITY,
            open_files=32)
        confinement.give_up_privileges(uid)
        confinement.die_with(None)
        confinement.restrict_files(confinement.interpreter_rules(*homes))
        confinement.restrict_calls(threads=False)
    except BaseException as error:
        os.write(outgoing, f"error {error}\n".encode())
        os._exit(125)


def serve(prepare):
    """prepare: gets the folders, warms up and returns what answers bytes with bytes."""
    memory, seconds, uid = map(int, sys.argv[2:5])
    homes = [sys.argv[1], *sys.argv[5:]]
    warnings.simplefilter("ignore")
    gc.disable()  # syntax trees have no cycles
    sys.setrecursionlimit(20_000)
    incoming, outgoing = take_streams()
    answer = prepare(*homes)
    confine(homes, memory, uid, outgoing)
    os.write(outgoing, b"ready\n")
    while True:
        request = read_exactly(incoming, *struct.unpack(">I", read_exactly(incoming, 4)))
        signal.setitimer(signal.ITIMER_REAL, seconds)
        content = answer(request)
        signal.setitimer(signal.ITIMER_REAL, 0)
        message = struct.pack(">I", len(content)) + content
        while message:
            message = message[os.write(outgoing, message):]
