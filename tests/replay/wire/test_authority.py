"""One authority vouches for every host, once each, and fails in each way that a handshake can."""

import ssl

import pytest

from harness.replay.wire.authority import CONTEXTS, Authority


@pytest.fixture(name="authority", scope="module")
def _authority() -> Authority:
    return Authority()


def verdict(authority: Authority, host: str, fault: str | None = None, *, named: str | None = None) -> int:
    """What a client that trusts the authority finds: OpenSSL's verify code, 0 if it is content."""
    context = ssl.create_default_context(cadata=authority.pem.decode())
    ours, theirs = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = authority.context(host, fault).wrap_bio(ours, theirs, server_side=True)
    client = context.wrap_bio(theirs, ours, server_hostname=named or host)
    for _ in range(4):
        for end in (client, server):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLCertVerificationError as error:
                return int(error.verify_code)
    return 0


@pytest.mark.parametrize("host", ["shop.example", "xn--caf-dma.example", "127.0.0.1", "::1", "localhost"])
def test_a_sound_certificate(authority: Authority, host: str) -> None:
    assert verdict(authority, host) == 0


@pytest.mark.parametrize(("fault", "code"), [("tls-name-mismatch", 62), ("tls-expired", 10), ("tls-self-signed", 20)])
def test_a_faulty_certificate(authority: Authority, fault: str, code: int) -> None:
    assert code == verdict(authority, "shop.example", fault)


@pytest.mark.parametrize("host", ["", "a_b.example", "-", "a" * 64 + ".example", "a..b"])
def test_a_name_that_no_certificate_can_be_for_gets_that_of_another(authority: Authority, host: str) -> None:
    assert verdict(authority, host, named="another-name.invalid") == 0


def test_a_certificate_is_issued_once(authority: Authority) -> None:
    assert authority.context("once.example", None) is authority.context("once.example", None)
    assert authority.context("once.example", None) is not authority.context("once.example", "tls-expired")


def test_two_authorities_do_not_vouch_for_each_other() -> None:
    assert Authority().pem != Authority().pem


def test_the_certificates_that_are_kept_are_bounded() -> None:
    authority = Authority()
    for number in range(CONTEXTS + 10):
        authority.context(f"{number}.example", None)

    assert CONTEXTS == authority.context.cache_info().currsize
