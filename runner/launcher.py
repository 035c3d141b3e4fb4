"""The first process of a script's container: it runs one job, and is the container's init.

Standard input carries the job (see JOB) and then stays open: its end means that the server wants
the script gone, or is gone itself. The launcher writes one byte, R, to standard output when it has
the job; what follows on standard output and error is the script's. When the script has ended,
everything that it left running is killed, and both streams end with the nonce of the job and with
how the script ended (see END). The nonce is out of the script's reach: this process cannot be
read, traced or, being the first of its container, killed by what it has started.
"""

import ctypes
import errno
import os
import resource
import select
import signal
import struct
import sys
import time

# Nonce, lengths of script and dataset (-1: none), milliseconds until the script is ended anyway.
READY = b"\x06"
JOB = struct.Struct(">16sqqq")
# E(xited) or S(ignalled), number, peak of memory in bytes.
END = struct.Struct(">cBq")

FOLDER = "/job"
SCRIPT = FOLDER + "/script.py"
DATASET = FOLDER + "/data"
# Else numpy maps memory for each core of the machine.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}


def read_exactly(length):
    parts = bytearray()
    while len(parts) < length:
        part = os.read(0, min(1 << 20, length - len(parts)))
        if not part:
            os._exit(0)
        parts += part
    return bytes(parts)


def write_file(path, content):
    with open(path, "xb") as file:
        file.write(content)
    os.chmod(path, 0o444)


def protect(yes):
    """From being read, traced or written to by others of the same user."""
    if ctypes.CDLL(None).prctl(4, ctypes.c_ulong(0 if yes else 1), 0, 0, 0) != 0:
        sys.exit("the launcher could not be protected from the script")


# Architecture: its name in audit records, socket, socketpair.
CALLS = {"x86_64": (0xC000003E, 41, 53), "aarch64": (0xC00000B7, 198, 199)}
ALLOW = 0x7FFF0000
IO_URING = (425, 426, 427)
FAMILIES = (1, 2, 10)  # local, IPv4, IPv6


def restrict_sockets():
    """No socket that a network namespace does not hold, such as those to the hypervisor.

    The engine's own filter, which stays in force, lets some of them through, and all of them by
    way of 32-bit calls.
    """
    machine = os.uname().machine
    if machine not in CALLS:
        raise OSError(f"scripts cannot be confined on {machine}")
    architecture, *socket_calls = CALLS[machine]
    program = []

    def add(code, value, on_true=0, on_false=0):
        program.append(struct.pack("=HBBI", code, on_true, on_false, value))

    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    error = 0x00050000
    add(load, 4)
    add(equal, architecture, 1)
    add(answer, error | errno.EPERM)
    add(load, 0)
    add(at_least, 0x40000000, 0, 1)  # a second table of calls on x86-64
    add(answer, error | errno.ENOSYS)
    for number in IO_URING:
        add(equal, number, 0, 1)
        add(answer, error | errno.ENOSYS)
    for number in socket_calls:
        add(equal, number, 0, len(FAMILIES) + 3)
        add(load, 16)
        for behind, family in enumerate(FAMILIES):
            add(equal, family, len(FAMILIES) - behind)
        add(answer, error | errno.EAFNOSUPPORT)
        add(answer, ALLOW)
    add(answer, ALLOW)
    libc = ctypes.CDLL(None, use_errno=True)
    code = b"".join(program)
    buffer = ctypes.create_string_buffer(code, len(code))
    filter_ = struct.pack("=H6xQ", len(program), ctypes.addressof(buffer))
    no_new_privileges, seccomp = 38, 22
    if (libc.prctl(no_new_privileges, ctypes.c_ulong(1), 0, 0, 0) != 0
            or libc.prctl(seccomp, ctypes.c_ulong(2), filter_, 0, 0) != 0):
        raise OSError(ctypes.get_errno(), "the filter for sockets")


def become_script(arguments):
    os.setsid()
    nothing = os.open("/dev/null", os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
    # Where memory runs out, the script shall be ended, not this launcher. Its own /proc is ours
    # only while we may be read, and nobody is there to do so yet.
    protect(False)
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    scratch = os.statvfs(FOLDER)
    largest = scratch.f_blocks * scratch.f_frsize
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    restrict_sockets()
    os.execve(sys.executable, [sys.executable, "-B", "-u", SCRIPT, *arguments], ENVIRONMENT)


class Children:
    """Reaps whatever ends, and remembers how the script did."""

    def __init__(self):
        self.script = None
        self.how = None
        self.unclaimed = {}

    def reap(self, *_):
        while True:
            try:
                pid, status, usage = os.wait3(os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if self.script is None:
                self.unclaimed[pid] = (status, usage)
            elif pid == self.script:
                self.how = (status, usage)

    def claim(self, pid):
        self.script = pid
        self.how = self.unclaimed.get(pid)

    def kill_all(self):
        while True:
            try:
                os.kill(-1, signal.SIGKILL)
            except ProcessLookupError:
                pass
            try:
                pid, status, usage = os.wait3(0)
            except ChildProcessError:
                return
            if pid == self.script:
                self.how = (status, usage)


def main():
    protect(True)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # as init: it has no effect
    nonce, script_length, data_length, milliseconds = JOB.unpack(read_exactly(JOB.size))
    os.mkdir(FOLDER + "/tmp", 0o700)
    write_file(SCRIPT, read_exactly(script_length))
    arguments = []
    if data_length >= 0:
        write_file(DATASET, read_exactly(data_length))
        arguments.append(DATASET)
    deadline = time.monotonic() + milliseconds / 1000

    awake, wake = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    children = Children()
    signal.signal(signal.SIGCHLD, children.reap)
    for stream in (1, 2):  # each on its own: their order to each other gets lost on the way
        os.write(stream, READY)
    pid = os.fork()
    if pid == 0:
        try:
            become_script(arguments)
        except BaseException as error:
            os.write(2, f"The script could not be started: {error}\n".encode())
        os._exit(125)
    children.claim(pid)

    poll = select.poll()
    poll.register(0, select.POLLIN)
    poll.register(awake, select.POLLIN)
    while children.how is None:
        left = deadline - time.monotonic()
        ready = [descriptor for descriptor, _ in poll.poll(max(0, int(min(left, 3600) * 1000) + 1))]
        if left <= 0 or 0 in ready:
            break
        if awake in ready:
            os.read(awake, 4096)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    children.kill_all()

    status, usage = children.how
    code = os.waitstatus_to_exitcode(status)
    end = nonce + END.pack(b"E" if code >= 0 else b"S", abs(code), usage.ru_maxrss * 1024)
    for stream in (1, 2):
        try:
            # A script that shared it with us can have left it such that a full one refuses.
            os.set_blocking(stream, True)
            os.write(stream, end)
        except OSError:
            pass
    os._exit(code if code >= 0 else 128 - code)


main()
