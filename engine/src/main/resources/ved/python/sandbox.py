"""One execution: a supervisor that is trusted, and its only child, the script, which is not.

    python -I -B -u sandbox.py <folder of the execution> <home of CPython> [<packages>]

Standard input carries the job (see JOB) and then stays open: its end means that the server wants
the script killed, or is dead itself. The child confines itself, writes one line to standard
output ("ready <kind of place>" or "error <why>"), and from then on standard output and error
are the script's. When the script is gone, the supervisor writes how it ended to the file `status`
of the folder, where no script can write: "<exited|signalled|memory> <number> <peak bytes>".
"""

import _thread
import mmap
import os
import select
import signal
import struct
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
import confinement
from place import prepare, remove, used_bytes

# Lengths of script and dataset (-1: none), memory bytes, processes, scratch bytes, milliseconds
# until the supervisor ends the script by itself, user id to become if root, whether the scratch
# space shall be in memory where the kernel lets us.
JOB = struct.Struct(">qqqiqqi?")
SCRIPT = "script.py"


def read_exactly(length):
    parts = bytearray()
    while len(parts) < length:
        part = os.read(0, min(1 << 20, length - len(parts)))
        if not part:
            os._exit(0)
        parts += part
    return bytes(parts)


def write_file(path, content):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o444)
    with open(descriptor, "wb") as file:
        file.write(content)


# --- the child --------------------------------------------------------------------------------------


def confine(homes, place, job, mapped, tasks, proc, parent):
    _, _, memory, _, scratch_bytes, milliseconds, uid, _ = job
    os.setsid()
    os.umask(0o077)
    nothing = os.open("/dev/null", os.O_RDONLY)
    os.dup2(nothing, 0)
    os.nice(10)
    try:
        score = os.open("self/oom_score_adj", os.O_WRONLY, dir_fd=proc)
        os.write(score, b"1000")
    except OSError:
        pass
    os.closerange(3, 1024)
    cores = os.cpu_count() or 1
    confinement.limit(
        mapped, memory, scratch_bytes, tasks, cpu_seconds=milliseconds * cores // 1000 + 10)
    confinement.give_up_privileges(uid)
    confinement.die_with(parent)
    confinement.restrict_files(
        confinement.interpreter_rules(*homes)
        + [(place.job, confinement.READ), (place.scratch, confinement.WRITE)])
    os.chdir(place.scratch)
    confinement.restrict_calls()


def run(place, packages, arguments, out_of_memory):
    """Runs the script as `python script.py arguments` would, in this process."""
    path = os.path.join(place.job, SCRIPT)
    # Where the path is one of this machine, tracebacks do without it.
    shown = path if place.kind == "private" else SCRIPT
    with open(path, "rb") as file:
        source = file.read()
    # Address space is what limits memory: 8 MiB for each thread would leave room for few.
    _thread.stack_size(2 << 20)
    main = type(sys)("__main__")
    main.__dict__.update(__file__=path, __builtins__=__builtins__)
    sys.modules["__main__"] = main
    sys.argv = [shown, *arguments]
    sys.path[0] = place.job
    sys.path += packages
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # else numpy maps memory for each core
    try:
        exec(compile(source, shown, "exec", dont_inherit=True), main.__dict__)
        return
    except SystemExit:
        raise
    except BaseException as error:
        # Without this function's own frame; a syntax error has no frames.
        trace = error.__traceback__ and error.__traceback__.tb_next
        if isinstance(error, MemoryError):
            out_of_memory[0] = 1
            resource = sys.modules["resource"]
            _, most = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
        sys.last_exc = error.with_traceback(trace)
        sys.last_type, sys.last_value, sys.last_traceback = type(error), error, trace
        interrupted = isinstance(error, KeyboardInterrupt)
    try:
        sys.excepthook(sys.last_type, sys.last_value, trace)
    except SystemExit:
        raise
    except BaseException as broken:
        print("Error in sys.excepthook:", file=sys.stderr)
        sys.__excepthook__(type(broken), broken, broken.__traceback__)
        print("\nOriginal exception was:", file=sys.stderr)
        sys.__excepthook__(sys.last_type, sys.last_value, trace)
    if interrupted:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    sys.exit(1)


# --- the supervisor ---------------------------------------------------------------------------------


def watch(child, deadline, place, scratch_bytes):
    """Until the child has ended, its time is over, or the server has let go. Returns why."""
    process = os.pidfd_open(child)
    poll = select.poll()
    poll.register(process, select.POLLIN)
    poll.register(0, select.POLLIN)
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            return "killed"
        wait = min(left, 0.2 if place.measured else 3600)
        ready = [descriptor for descriptor, _ in poll.poll(int(wait * 1000) + 1)]
        if process in ready:
            return "ended"
        if 0 in ready:
            return "killed"
        if place.measured and used_bytes(place.scratch, scratch_bytes) > scratch_bytes:
            os.write(2, b"The script filled its scratch space of %d bytes and was ended.\n"
                     % scratch_bytes)
            return "scratch"


def furnish(homes, folder, job):
    """The place with script and dataset in it, and the arguments of the script."""
    script_length, data_length, _, _, scratch_bytes, _, uid, in_memory = job
    content = script_length + max(0, data_length)
    place = prepare(folder, scratch_bytes + content + (1 << 18), homes, in_memory)
    write_file(os.path.join(place.job, SCRIPT), read_exactly(script_length))
    arguments = []
    if data_length >= 0:
        arguments.append(os.path.join(place.job, "data"))
        write_file(arguments[0], read_exactly(data_length))
    if os.geteuid() == 0 and uid:
        os.chown(place.scratch, uid, uid)
    return place, arguments


def refuse(error):
    os.write(1, f"error {error}\n".encode())
    os._exit(125)


def main():
    folder, *homes = sys.argv[1:]
    os.setsid()
    status = os.open(f"{folder}/status", os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    job = JOB.unpack(read_exactly(JOB.size))
    _, _, _, processes, scratch_bytes, milliseconds, uid, _ = job
    try:
        with open("/proc/self/autogroup", "w") as file:
            file.write("10")
    except OSError:
        pass

    mapped = confinement.mapped_bytes()
    proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        place, arguments = furnish(homes, folder, job)
    except (OSError, confinement.Unconfined) as error:
        refuse(error)
    if os.geteuid() == 0 and uid:
        tasks = processes
    elif place.own_users:
        tasks = processes + 1
    else:
        tasks = processes + confinement.tasks_of(os.geteuid())

    out_of_memory = mmap.mmap(-1, 1)
    supervisor = os.getpid()
    child = os.fork()
    if child == 0:
        try:
            confine(homes, place, job, mapped, tasks, proc, supervisor)
            os.write(1, f"ready {place.kind}\n".encode())
        except BaseException as error:
            refuse(error)
        run(place, homes[1:], arguments, out_of_memory)
        return

    why = watch(child, time.monotonic() + milliseconds / 1000, place, scratch_bytes)
    if why != "ended":
        os.kill(child, signal.SIGKILL)
    _, ended, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(ended)
    kind = "exited" if code >= 0 else "signalled"
    if out_of_memory[0] and code == 1:
        kind = "memory"
    if place.kind == "disk":
        remove(place)
    os.write(status, f"{kind} {abs(code)} {usage.ru_maxrss * 1024}\n".encode())
    os._exit(0)


main()
