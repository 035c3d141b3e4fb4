"""Confines the calling process, for good, with Landlock, seccomp, resource limits and its user id.

Linux x86-64 only. Every step either holds or raises: a caller that gets an exception must not run
anything that it does not trust. Nothing here needs root; where Ved runs as root, the confined
process gives that up.
"""

import ctypes
import os
import resource
import struct

libc = ctypes.CDLL(None, use_errno=True)
_syscall = libc.syscall
_syscall.restype = ctypes.c_long


class Unconfined(Exception):
    """A step did not hold; the message says what to do."""


def _check(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise Unconfined(f"{what} failed: {os.strerror(number)}")
    return result


def number(value):
    return ctypes.c_ulong(value)


def syscall(name, *arguments):
    return _syscall(ctypes.c_long(name), *arguments)


# --- user, capabilities, process attributes -------------------------------------------------------

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_SET_NO_NEW_PRIVS = 1, 4, 8, 38
PR_SET_SECUREBITS, PR_CAP_AMBIENT = 28, 47
CAP_DAC_READ_SEARCH = 2
_NO_FIXUP, _RAISE = 1 << 2, 2
SIGKILL = 9


def prctl(option, argument, what):
    _check(libc.prctl(option, number(argument), number(0), number(0), number(0)), what)


def _keep_only(capabilities, inherited=False):
    header = struct.pack("=Ii", 0x20080522, 0)
    low = sum(1 << capability for capability in capabilities)
    data = struct.pack("=6I", low, low, low if inherited else 0, 0, 0, 0)
    _check(_syscall(ctypes.c_long(126), header, data), "dropping capabilities")


def give_up_privileges(uid, programs=False):
    """Become the given user if we are root, and drop every capability but reading.

    Reading stays because the interpreter may lie in root's own folders; Landlock, which is not
    moved by capabilities, says what can be read. A user id of its own makes the limit on
    processes count for this process alone, and keeps every other process out of its reach.
    programs: the program that this process becomes reads as well.
    """
    if os.geteuid() == 0 and uid:
        if programs:
            # Else access(), which asks for the real user, would not count the capability.
            prctl(PR_SET_SECUREBITS, _NO_FIXUP, "keeping capabilities of another user")
        prctl(PR_SET_KEEPCAPS, 1, "keeping capabilities")
        try:
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
        except OSError as error:
            raise Unconfined(
                f"root could not become an ordinary user ({error.strerror});"
                " run Ved as an ordinary user") from None
        _keep_only([CAP_DAC_READ_SEARCH], inherited=programs)
        if programs:
            _check(
                libc.prctl(PR_CAP_AMBIENT, number(_RAISE), number(CAP_DAC_READ_SEARCH), number(0),
                           number(0)),
                "passing on the capability to read")
    else:
        _keep_only([])


def die_with(parent):
    """Ends this process with its parent, and keeps it out of core dumps and debuggers.

    Without a parent only the latter: the signal goes with the parent's thread, not its process,
    so that no process started by a thread pool may ask for it.
    """
    prctl(PR_SET_NO_NEW_PRIVS, 1, "no_new_privs")
    prctl(PR_SET_DUMPABLE, 0, "clearing the dumpable flag")
    if parent is not None:
        prctl(PR_SET_PDEATHSIG, SIGKILL, "the parent-death signal")
        if os.getppid() != parent:
            os._exit(1)


# --- resource limits ------------------------------------------------------------------------------


def mapped_bytes():
    with open("/proc/self/statm", "rb") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


def tasks_of(uid):
    """How many processes and threads the user has on this machine."""
    count = 0
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                if os.stat(f"/proc/{name}").st_uid == uid:
                    count += len(os.listdir(f"/proc/{name}/task"))
            except OSError:
                pass
    return count


def limit(mapped, memory, file_size, tasks, cpu_seconds, open_files=256, of_data=False):
    """Memory is what may be had on top of what the interpreter has mapped.

    of_data is for programs that reserve far more addresses than they use: only what they can write
    to counts.
    """
    # One arena: else each thread reserves 64 MiB of address space that nobody uses.
    libc.mallopt(-8, 1)
    ceiling = mapped + memory
    kind = resource.RLIMIT_DATA if of_data else resource.RLIMIT_AS
    for name, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        # The soft limit is the script's; what lies above is for telling that it was reached.
        (kind, ceiling, ceiling + (8 << 20)),
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds),
        (resource.RLIMIT_FSIZE, file_size, file_size),
        (resource.RLIMIT_NOFILE, open_files, open_files),
        (resource.RLIMIT_NPROC, tasks, tasks),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
        (resource.RLIMIT_SIGPENDING, 256, 256),
    ):
        _, most = resource.getrlimit(name)
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(name, (soft, hard))


# --- Landlock -------------------------------------------------------------------------------------

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE = 1 << 4, 1 << 5
_MAKE_DIR, _MAKE_REG, _MAKE_SYM = 1 << 7, 1 << 8, 1 << 12
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
READ = _READ_FILE | _READ_DIR
RUN = _EXECUTE | _READ_FILE
WRITE = (READ | _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG | _MAKE_SYM
         | _REFER | _TRUNCATE)
_OF_FILES = _EXECUTE | _READ_FILE | _WRITE_FILE | _TRUNCATE


def landlock_abi():
    """0 where the kernel has no Landlock, or it is switched off."""
    return max(0, _syscall(ctypes.c_long(444), None, ctypes.c_size_t(0), ctypes.c_uint(1)))


def restrict_files(rules):
    """rules: (path, READ or WRITE, or their parts) pairs; every other file is out of reach."""
    abi = landlock_abi()
    if abi < 1:
        raise Unconfined(
            "this kernel offers no Landlock: use Linux 5.13 or newer with landlock among its"
            " active security modules, or Docker")
    handled = (1 << 13) - 1
    for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL_DEV)):
        if abi >= since:
            handled |= right
    # TCP bind and connect since 4; abstract sockets and signals to others since 6.
    attributes = struct.pack("=QQQ", handled, 3 if abi >= 4 else 0, 3 if abi >= 6 else 0)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset = _check(
        _syscall(ctypes.c_long(444), attributes, ctypes.c_size_t(size), ctypes.c_uint(0)),
        "creating the Landlock rules")
    for path, access in rules:
        try:
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        if not os.path.isdir(path):
            access &= _OF_FILES
        rule = struct.pack("=Qi", access & handled, descriptor)
        _check(
            _syscall(ctypes.c_long(445), ctypes.c_int(ruleset), ctypes.c_int(1), rule,
                     ctypes.c_uint(0)),
            f"the Landlock rule for {path}")
        os.close(descriptor)
    _check(_syscall(ctypes.c_long(446), ctypes.c_int(ruleset), ctypes.c_uint(0)), "Landlock")
    os.close(ruleset)


def interpreter_rules(*homes):
    """What CPython and its extension modules read; homes are its own folder and that of packages."""
    public = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/localtime",
              "/usr/share/zoneinfo", "/dev/urandom", "/dev/random", "/dev/zero")
    return [(path, READ) for path in (*homes, *public)] + [
        ("/dev/null", _READ_FILE | _WRITE_FILE)]


# --- seccomp --------------------------------------------------------------------------------------

_EPERM, _ENOSYS, _ENOTSUP = 1, 38, 95
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_AUDIT_ARCH_X86_64 = 0xC000003E
# Numbers from here on are younger than most C libraries, which fall back when told ENOSYS.
_YOUNG = 424

_ALLOWED = frozenset((
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,  # read … rt_sigreturn
    17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28,  # pread64 … madvise
    32, 33, 34, 35, 36, 37, 38, 39, 40,  # dup, dup2, pause, nanosleep, timers, getpid, sendfile
    45, 48, 51, 52, 55,  # recvfrom, shutdown, getsockname, getpeername, getsockopt
    60, 61, 63, 73, 74, 75, 77, 79,  # exit, wait4, uname, flock, fsync … getcwd
    80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 95,  # chdir … readlink, umask
    96, 97, 98, 99, 100, 102, 104, 107, 108, 110, 111, 115, 118, 120, 121, 124,  # clocks and ids
    127, 128, 130, 131, 137, 138, 140, 143, 145, 146, 147, 148,  # signals, statfs, scheduler reads
    160, 186, 201, 202, 204, 217, 218, 221,  # setrlimit, gettid, time, futex, getdents64 …
    228, 229, 230, 231, 232, 233, 257, 258, 262, 263, 264, 265, 266, 267,  # clocks, epoll, …at()
    269, 270, 271, 273, 281, 283, 285, 286, 287, 289, 290, 291, 292, 293, 295, 296,
    309, 316, 318, 324, 326, 327, 328, 332, 334, 436, 439, 441,
))  # fmt: skip

# Landlock has no say in them, and the files of whoever runs Ved could be reached by path or by a
# descriptor opened for reading. Scripts copy modes and times all the time: they succeed, and do
# nothing. chmod, fchmod, chown, fchown, lchown, utime, utimes, fchownat, futimesat, fchmodat,
# utimensat, fchmodat2.
_PRETENDED = (90, 91, 92, 93, 94, 132, 235, 260, 261, 268, 280, 452)

_XATTR = tuple(range(188, 200))


class _Filter:
    """A little assembler of the kernel's filter language; jumps count forward instructions."""

    LOAD, EQUAL, AT_LEAST, AND, RETURN = 0x20, 0x15, 0x35, 0x54, 0x06

    def __init__(self):
        self.program = []

    def add(self, code, value, on_true=0, on_false=0):
        self.program.append(struct.pack("=HBBI", code, on_true, on_false, value))

    def answer(self, number, action):
        self.add(self.EQUAL, number, 0, 1)
        self.add(self.RETURN, action)

    def allow_if(self, number, *conditions):
        """conditions: (half of an argument, mask or None, its allowed values); all must hold."""
        body = _Filter()
        for half, mask, values in conditions:
            body.add(self.LOAD, half)
            if mask is not None:
                body.add(self.AND, mask)
            for position, value in enumerate(values):
                body.add(self.EQUAL, value, len(values) - position)
            body.add(self.RETURN, _ERRNO | _EPERM)
        body.add(self.RETURN, _ALLOW)
        self.add(self.EQUAL, number, 0, len(body.program))
        self.program += body.program


    def allow_unless(self, number, half, mask, value):
        self.add(self.EQUAL, number, 0, 5)
        self.add(self.LOAD, half)
        self.add(self.AND, mask)
        self.add(self.EQUAL, value, 0, 1)
        self.add(self.RETURN, _ERRNO | _EPERM)
        self.add(self.RETURN, _ALLOW)


def _low(argument):
    return 16 + 8 * argument


def _high(argument):
    return _low(argument) + 4


def _filter(threads, programs, truncation_is_guarded):
    program = _Filter()
    program.add(_Filter.LOAD, 4)
    program.add(_Filter.EQUAL, _AUDIT_ARCH_X86_64, 1)
    program.add(_Filter.RETURN, _KILL)
    program.add(_Filter.LOAD, 0)
    program.add(_Filter.AT_LEAST, 0x40000000, 0, 1)  # the x32 way in
    program.add(_Filter.RETURN, _KILL)
    if truncation_is_guarded:
        program.answer(76, _ALLOW)
    else:
        # Before Landlock 3, truncate() needs no right at all, and an open() that truncates without
        # writing only that to read: a script could empty files of whoever runs Ved.
        for number, flags in ((2, 1), (257, 2)):  # open, openat
            program.allow_unless(number, _low(flags), os.O_TRUNC | os.O_ACCMODE, os.O_TRUNC)
    for number in sorted(_ALLOWED):
        program.answer(number, _ALLOW)
    for number in _PRETENDED:
        program.answer(number, _ERRNO)
    for number in _XATTR:
        program.answer(number, _ERRNO | _ENOTSUP)

    if programs:
        for number in (59, 158):  # execve: Landlock says of what; arch_prctl, as programs begin
            program.answer(number, _ALLOW)

    own = os.getpid()
    program.allow_if(62, (_low(0), None, [own]))  # kill
    program.allow_if(234, (_low(0), None, [own]))  # tgkill
    program.allow_if(302, (_low(0), None, [0, own]))  # prlimit64
    # ioctl: is it a terminal, its size, how much is there to read, non-blocking, close on exec.
    program.allow_if(
        16, (_low(1), None, [0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451, 0x802C542A]))
    # fcntl: no F_SETOWN and F_SETSIG, which send signals to others.
    program.allow_if(
        72, (_low(1), None, [0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032]))
    # prctl: the name of the thread, and names of mappings.
    program.allow_if(157, (_low(0), None, [15, 16, 0x53564D41]))
    # A connected pair of stream sockets, as event loops use to wake themselves; no other socket.
    program.allow_if(53, (_low(0), None, [1]), (_low(1), 0xF, [1]))
    program.allow_if(44, (_low(4), None, [0]), (_high(4), None, [0]))  # sendto nobody else
    if threads:
        # clone: exactly as the C library starts a thread; no process, no namespace.
        program.allow_if(56, (_low(0), None, [0x3D0F00]), (_high(0), None, [0]))

    program.add(_Filter.AT_LEAST, _YOUNG, 0, 1)
    program.add(_Filter.RETURN, _ERRNO | _ENOSYS)
    program.add(_Filter.RETURN, _ERRNO | _EPERM)
    return program.program


def restrict_calls(threads=True, programs=False):
    """Allows what CPython needs to compute and to use its files; after it, nothing is added.

    programs: this process may become another program, but still start none beside itself.
    """
    program = _filter(threads, programs, truncation_is_guarded=landlock_abi() >= 3)
    code = b"".join(program)
    buffer = ctypes.create_string_buffer(code, len(code))
    address = struct.pack("=H6xQ", len(program), ctypes.addressof(buffer))
    _check(
        _syscall(ctypes.c_long(317), ctypes.c_uint(1), ctypes.c_uint(1), address),
        "the seccomp filter (the kernel needs CONFIG_SECCOMP_FILTER)")
