"""The place where a script lives: its files, its scratch space, and how these are bounded and go.

The best the kernel lets us have, of three kinds:
- `private`: a root of its own in memory, in which nothing of this machine can even be named but
  what the interpreter needs. The script lies in /job, its scratch space is /tmp.
- `memory`: a file system in memory below the folder of the execution.
- `disk`: that folder itself, with what is in it measured from time to time.
The first two are seen by the supervisor and the script alone, and vanish with them.
"""

import os

import confinement

_NEW_MOUNTS, _NEW_USERS = 0x20000, 0x10000000
_NO_SUID, _NO_DEVICES, _NO_PROGRAMS = 2, 4, 8
_BIND, _RECURSIVE, _PRIVATE = 1 << 12, 1 << 14, 1 << 18
_DETACH = 2


class Place:
    def __init__(self, kind, job, scratch, own_users=False):
        self.kind = kind
        self.job = job
        self.scratch = scratch
        self.own_users = own_users  # whether the user's processes are counted in here alone

    @property
    def measured(self):
        return self.kind == "disk"


def prepare(folder, size, homes, in_memory):
    """A place of that size below the empty folder; its folder for the job and the scratch exist."""
    box = os.path.join(folder, "box")
    os.mkdir(box)
    private, own_users, kind = None, False, "disk"
    if in_memory:
        new_mounts, own_users = _unshare()
        if new_mounts and _mount_memory(box, size):
            kind = "memory"
            private = _private_root(box, homes)
    job, scratch = private or (box, os.path.join(box, "scratch"))
    os.makedirs(job, 0o755, exist_ok=True)
    os.mkdir(scratch, 0o700)
    return Place("private" if private else kind, job, scratch, own_users)


def _unshare():
    """Whether mounts, and whether users, are our own now."""
    uid, gid = os.geteuid(), os.getegid()
    if uid == 0:
        return confinement.libc.unshare(_NEW_MOUNTS) == 0, False
    if confinement.libc.unshare(_NEW_USERS | _NEW_MOUNTS) != 0:
        return False, False
    try:
        for name, text in (
            ("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
    except OSError:
        return False, True
    return True, True


def _mount(source, target, kind, flags, options=None):
    return confinement.libc.mount(
        os.fsencode(source), os.fsencode(target), kind, confinement.number(flags), options) == 0


def _mount_memory(box, size):
    # What a file or folder costs is bounded as well: one for each 4 KiB, and some to start with.
    options = f"size={size},nr_inodes={size // 4096 + 256},mode=755".encode()
    return (_mount("none", "/", None, _RECURSIVE | _PRIVATE)
            and _mount("ved", box, b"tmpfs", _NO_SUID | _NO_DEVICES | _NO_PROGRAMS, options))


def _private_root(box, homes):
    """Makes the box our root; the folders for job and scratch in it, or None if it cannot be."""
    shown = [path for path, _ in confinement.interpreter_rules(*homes) if os.path.lexists(path)]
    job = "/job"
    scratch = next(path for path in ("/tmp", "/scratch") if not _holds(path, shown))
    if _holds(job, shown):
        return None
    try:
        for path in shown:
            target = box + path
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if os.path.islink(path):
                os.symlink(os.readlink(path), target)
                continue
            if os.path.isdir(path):
                os.makedirs(target, exist_ok=True)
            else:
                os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o444))
            if not _mount(path, target, None, _BIND | _RECURSIVE):
                return None
    except OSError:
        return None
    os.chdir(box)
    if confinement.syscall(155, b".", b".") != 0:
        return None
    if confinement.libc.umount2(b".", _DETACH) != 0:
        raise confinement.Unconfined("the files of this machine could not be taken out of sight")
    os.chdir("/")
    return job, scratch


def _holds(folder, paths):
    return any(path == folder or path.startswith(folder + "/") for path in paths)


def used_bytes(folder, enough):
    """What the files below take, at least 4 KiB each; stops counting above what is enough."""
    total, pending = 0, [folder]
    while pending and total <= enough:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    total += 4096 + entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
        except OSError:
            pass
    return total


def remove(place):
    """Removes a place on disk, however deep the script has built, and with whatever modes."""
    names = 0
    pending = [place.scratch]
    while pending:
        path = pending.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    # Moved up, else the paths of what is below would outgrow what can be named.
                    os.chmod(entry.path, 0o700)
                    names += 1
                    raised = os.path.join(place.job, str(names))
                    os.rename(entry.path, raised)
                    pending.append(raised)
                else:
                    os.unlink(entry.path)
        os.rmdir(path)
    for name in os.listdir(place.job):
        os.unlink(os.path.join(place.job, name))
    os.rmdir(place.job)
