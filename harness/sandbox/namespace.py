"""Give this process a network, or a table of processes, of its own, in which there is nothing but what runs in it.

Linux only. In such a network a packet to any other address has no way out, whatever sends it, in whichever language;
the kernel counts the attempts.
"""

import ctypes
import fcntl
import os
import socket
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

SERVICES = ("/run/avahi-daemon", "/run/dbus", "/run/nscd", "/run/systemd/resolve")
"""Folders of sockets by which services of the machine look names up for whoever asks."""

_NEW_MOUNTS, _NEW_USER, _NEW_PROCESSES, _NEW_NETWORK = 0x00020000, 0x10000000, 0x20000000, 0x40000000
_HARMLESS = 2 | 4 | 8
"""MS_NOSUID, MS_NODEV, MS_NOEXEC."""
_PRIVATE = 1 << 18 | 0x4000
"""MS_PRIVATE, MS_REC: what is mounted here shows nowhere else."""
_SET_FLAGS = 0x8914
_UP = 0x1
_COUNTERS = Path("/proc/self/net/snmp")
_TOLD = {("Ip", "OutNoRoutes"): "send to another machine", ("Udp", "NoPorts"): "send to a port of this machine"}
"""Which of the kernel's counters tell of an attempt to get out, and what they tell. Connections that are refused on the
loopback are not among them: whoever starts a browser asks until it answers."""


def enclose(hidden: Sequence[str] = SERVICES) -> None:
    """Leave the network of the machine, for this process and all that it starts, and hide the `hidden` folders.

    Raises:
        OSError: the kernel does not allow it. The process may have been left without any network.
    """
    if _leave(_NEW_NETWORK | _NEW_MOUNTS):
        for folder in filter(os.path.isdir, hidden):
            ctypes.CDLL(None).mount(b"none", os.fsencode(folder), b"tmpfs", 0, None)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sH14x", b"lo", _UP))


def leave_processes() -> None:
    """Give the next child of this process, and all that it starts, a table of processes of their own.

    Raises:
        OSError: the kernel does not allow it.
    """
    _leave(_NEW_PROCESSES | _NEW_MOUNTS)


def show_processes() -> None:
    """Show this process's own table of processes in /proc.

    Raises:
        OSError: the kernel does not allow it.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"proc", b"/proc", b"proc", _HARMLESS, None) != 0:
        raise _error()


def _leave(kinds: int) -> bool:
    """Leave what this process shares with the machine, and say whether mounts can be made that show nowhere else."""
    if sys.platform != "linux":
        raise OSError("no Linux")
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(kinds) != 0:  # what takes privilege here, anyone may do as a new user
        if libc.unshare(_NEW_USER | kinds) != 0:
            raise _error()
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    return bool(libc.mount(b"none", b"/", None, _PRIVATE, None) == 0)


def _error() -> OSError:
    return OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def attempts() -> dict[str, int]:
    """Return how often something in this process's network tried to get out, by what it tried."""
    try:
        lines = _COUNTERS.read_text().splitlines()
    except OSError:
        return {}
    counted = {}
    for names, figures in zip(lines[::2], lines[1::2], strict=False):
        protocol, *fields = names.split()
        for field, figure in zip(fields, figures.split()[1:], strict=False):
            if told := _TOLD.get((protocol.rstrip(":"), field)):
                counted[told] = int(figure)
    return counted
