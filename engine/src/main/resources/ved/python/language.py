"""A language server: a supervisor that is trusted, and its only child, Pyright, which reads what is not.

    python -I -B -u language.py <home of CPython> <node> <pyright> <folder>… -- <memory bytes> <user id>
    python3 -I -B -u language.py <node> <pyright> -- <memory bytes>

In the first form, the child confines itself before it becomes Node.js: of files it can read only
these folders and what CPython needs, it can run no program but Node.js, and has no sockets. In the
second, a container does that. It writes "ready\\n" (or "error <why>\\n"); from then on standard input
and output are Pyright's. The end of standard input is the end of the child as well, also of one that
does not read: the server has let go, or is dead itself.
"""

import os
import select
import signal
import sys

_STACK = 2 << 20


def confine(home, node, folders, memory, uid, tasks, parent):
    sys.path.insert(0, os.path.dirname(__file__))
    import confinement

    os.nice(5)
    os.closerange(3, 1024)
    confinement.limit(0, memory, 0, tasks, confinement.resource.RLIM_INFINITY, of_data=True)
    # The address space of a stack counts as memory.
    confinement.resource.setrlimit(confinement.resource.RLIMIT_STACK, (_STACK, _STACK))
    confinement.give_up_privileges(uid, programs=True)
    confinement.die_with(parent)
    runnable = [(path, confinement.RUN) for path in (node, "/lib64/ld-linux-x86-64.so.2")]
    confinement.restrict_files(
        confinement.interpreter_rules(home) + runnable
        + [(folder, confinement.READ) for folder in folders])
    confinement.restrict_calls(programs=True)


def tasks_allowed(uid):
    sys.path.insert(0, os.path.dirname(__file__))
    import confinement

    return 64 if os.geteuid() == 0 and uid else 64 + confinement.tasks_of(os.geteuid())


def become_pyright(node, pyright, memory):
    # Pyright empties its caches when three quarters of this are full.
    heap = max(64, memory * 5 // 8 >> 20)
    os.chdir("/")
    os.execve(
        node,
        [node, f"--max-old-space-size={heap}", "--max-semi-space-size=8", "--no-warnings",
         "--openssl-config=/dev/null",
         f"{pyright}/dist/pyright-langserver.js", "--stdio"],
        {"HOME": "/nonexistent", "PATH": "/usr/local/bin:/usr/bin:/bin", "UV_THREADPOOL_SIZE": "2"})


def supervise(child):
    os.close(1)
    process = os.pidfd_open(child)
    # Being told to end, it does not leave its child to be reaped by others.
    signal.signal(signal.SIGTERM, lambda *_: signal.pidfd_send_signal(process, signal.SIGKILL))
    poll = select.poll()
    poll.register(process, select.POLLIN)
    poll.register(0, 0)  # nothing but its end
    poll.poll()
    try:
        signal.pidfd_send_signal(process, signal.SIGKILL)
    except ProcessLookupError:
        pass
    _, ended = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(ended)
    os._exit(code if code >= 0 else 128 - code)


def main():
    divider = sys.argv.index("--")
    files, numbers = sys.argv[1:divider], [int(text) for text in sys.argv[divider + 1:]]
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    confined = len(numbers) == 2
    if confined:
        os.setsid()
    tasks = tasks_allowed(numbers[1]) if confined else 0
    supervisor = os.getpid()
    child = os.fork()
    if child:
        supervise(child)
    try:
        if confined:
            home, node, pyright, *folders = files
            confine(home, node, [pyright, *folders], *numbers, tasks, supervisor)
        else:
            node, pyright = files
        os.write(1, b"ready\n")
        become_pyright(node, pyright, numbers[0])
    except BaseException as error:
        os.write(1, f"error {error}\n".encode())
    os._exit(125)


main()
