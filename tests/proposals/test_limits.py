"""How much one address may send, and that no address is kept."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from proposals.limits import Limit, client_address, hashed, within

TODAY = date(2026, 11, 24)
TWICE = (Limit("test", 2, 60),)


def request_from(address, **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


def test_an_address_may_send_as_often_as_the_limit_says():
    asked = [within(TWICE, request_from("203.0.113.1"), TODAY) for _time in range(3)]
    assert asked == [True, True, False]


def test_addresses_do_not_share_a_limit():
    first = [within(TWICE, request_from("203.0.113.1"), TODAY) for _time in range(3)]
    assert (first[-1], within(TWICE, request_from("203.0.113.2"), TODAY)) == (False, True)


def test_the_hash_of_an_address_is_another_one_every_day():
    assert hashed("203.0.113.1", TODAY) != hashed("203.0.113.1", date(2026, 11, 25))


def test_without_the_salt_of_the_day_the_hash_cannot_be_made_again():
    before = hashed("203.0.113.1", TODAY)
    cache.clear()
    assert hashed("203.0.113.1", TODAY) != before


def test_a_proxy_of_ours_says_who_asks(settings):
    settings.TRUSTED_PROXIES = frozenset({"127.0.0.1"})
    asked = request_from("127.0.0.1", **{"X-Forwarded-For": "198.51.100.7, 203.0.113.9"})
    assert client_address(asked) == "203.0.113.9"


def test_a_stranger_cannot_claim_another_address(settings):
    settings.TRUSTED_PROXIES = frozenset({"127.0.0.1"})
    assert client_address(request_from("203.0.113.1", **{"X-Forwarded-For": "198.51.100.7"})) == "203.0.113.1"


@pytest.mark.parametrize("address", ["2001:db8::1", "2001:db8::ffff"])
def test_of_ipv6_the_network_counts(address):
    assert client_address(request_from(address)) == "2001:db8::/64"
