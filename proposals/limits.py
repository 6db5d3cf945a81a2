"""How much one network address may send, without keeping any address: counters in the cache under a hash that
nobody can undo, as its salt is thrown away every day."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache

HOUR, DAY = 3600, 24 * 3600
WHOLE_NETWORK = 64  # a household has this many bits of an IPv6 address to itself


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `seconds` from one address."""

    name: str
    most: int
    seconds: int

    def takes(self, address: str, today) -> bool:
        """Count one more; whether it is still within the limit."""
        key = f"limit:{self.name}:{hashed(address, today)}"
        cache.add(key, 0, self.seconds)
        try:
            return cache.incr(key) <= self.most
        except ValueError:  # it ran out between the two lines: a new period begins
            cache.set(key, 1, self.seconds)
            return True


REPORTS = (Limit("reports-hour", 10, HOUR), Limit("reports-day", 30, DAY))
ANSWERS = (Limit("answers-hour", 30, HOUR),)
ONCE_A_DAY = (Limit("answer-about", 1, DAY),)


def within(limits, request, today, *, about="") -> bool:
    """Whether this request's address may send once more; `about` limits what it sends about one thing."""
    address = f"{client_address(request)}{about}"
    return all(limit.takes(address, today) for limit in limits)


def hashed(address: str, today) -> str:
    """A keyed hash of the address; its salt lives in the cache for a day and nowhere else."""
    salt = cache.get_or_set(f"limit-salt:{today}", lambda: secrets.token_hex(16), DAY)
    return hmac.new(settings.SECRET_KEY.encode(), f"{salt}{address}".encode(), hashlib.sha256).hexdigest()


def client_address(request) -> str:
    """Who asks: the peer, or whom a proxy of ours names; of IPv6 only the network."""
    peer = request.META.get("REMOTE_ADDR", "")
    if peer in settings.TRUSTED_PROXIES:
        peer = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or peer
    try:
        address = ip_address(peer)
    except ValueError:
        return peer
    return str(ip_network((address, WHOLE_NETWORK), strict=False)) if address.version == 6 else str(address)
