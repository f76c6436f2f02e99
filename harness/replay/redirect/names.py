"""Host names and the loopback addresses that stand for them (RFC 1122, 3.2.1.3: all of 127/8 is the host's own)."""

import ipaddress
import threading

_FIRST = int(ipaddress.IPv4Address("127.64.0.1"))


class Names:
    """Gives each name an address of its own, and the name back for the address."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._addresses: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def address_of(self, name: str) -> str:
        """Return the address that stands for a name."""
        name = name.lower().rstrip(".")
        with self._lock:
            if name not in self._addresses:
                address = str(ipaddress.IPv4Address(_FIRST + len(self._addresses)))
                self._addresses[name] = address
                self._names[address] = name
            return self._addresses[name]

    def name_of(self, address: str) -> str:
        """Return the name that an address stands for, or the address itself."""
        return self._names.get(address, address)

    @staticmethod
    def is_literal(name: str) -> bool:
        """Say whether a host is an address already, or this machine, or none at all."""
        if name in {"", "localhost"}:
            return True
        try:
            ipaddress.ip_address(name.partition("%")[0])
        except ValueError:
            return False
        return True
