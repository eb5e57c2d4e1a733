"""Certificates as values: an authority that may speak for this machine alone, and a server certificate from it.

Its limits are name constraints (RFC 5280, 4.2.1.10), marked critical: whoever trusts the authority refuses
what it signs for any other name or address. No files here and no clock.
"""

from __future__ import annotations

import datetime as dt
from ipaddress import IPv4Address, IPv4Network

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from heelwise.web.lan.names import LOOPBACK, LOOPBACK_NAME, Names

AUTHORITY_DAYS = 5 * 365
SERVER_DAYS = 397
"""Apple's systems take no more than 825 days, and public authorities give no more than these."""
SKEW = dt.timedelta(hours=1)
"""A phone's clock may be behind ours."""


def new_key() -> EllipticCurvePrivateKey:
    """A key that every phone of the last ten years can use."""
    return generate_private_key(SECP256R1())


def new_authority(key: EllipticCurvePrivateKey, names: Names, *, label: str, now: dt.datetime) -> x509.Certificate:
    """Sign for itself: may issue server certificates for `names` and the loopback, and nothing below that."""
    subject = _named(f"Heelwise on {label}")
    builder = _builder(subject, subject, key, days=AUTHORITY_DAYS, now=now)
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.NameConstraints(_permitted(names), None), critical=True)
        .sign(key, SHA256())
    )


def new_server(
    key: EllipticCurvePrivateKey,
    names: Names,
    authority: tuple[x509.Certificate, EllipticCurvePrivateKey],
    *,
    now: dt.datetime,
) -> x509.Certificate:
    """A certificate for `names` and the loopback; it ends no later than its authority."""
    issuer, issuer_key = authority
    subject = _named((names.all() or (LOOPBACK_NAME,))[0])
    builder = _builder(subject, issuer.subject, key, days=SERVER_DAYS, now=now, until=issuer.not_valid_after_utc)
    return (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(_spoken_for(names)), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
        .sign(issuer_key, SHA256())
    )


def permitted_names(authority: x509.Certificate) -> list[str]:
    """Everything the authority may speak for, as people read it."""
    subtrees = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    return [str(one.value).removesuffix("/32") for one in subtrees]


def permitted_by(authority: x509.Certificate, names: Names) -> Names:
    """Those of `names` that the authority may speak for."""
    subtrees = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    hosts = {one.value for one in subtrees if isinstance(one, x509.DNSName)}
    networks = [one.value for one in subtrees if isinstance(one, x509.IPAddress)]
    return Names(
        tuple(name for name in names.hosts if name in hosts),
        tuple(one for one in names.addresses if IPv4Network(one) in networks),
    )


def spoken_for(server: x509.Certificate) -> Names:
    """The names and addresses of a server certificate, the loopback left out."""
    found = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    hosts = found.get_values_for_type(x509.DNSName)
    addresses = [one for one in found.get_values_for_type(x509.IPAddress) if isinstance(one, IPv4Address)]
    return Names(tuple(hosts[: hosts.index(LOOPBACK_NAME)]), tuple(addresses[: addresses.index(LOOPBACK)]))


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256, as browsers show it: pairs of digits between colons."""
    return certificate.fingerprint(SHA256()).hex(":").upper()


def _named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _permitted(names: Names) -> list[x509.GeneralName]:
    hosts: list[x509.GeneralName] = [x509.DNSName(name) for name in (*names.hosts, LOOPBACK_NAME)]
    return [*hosts, *(x509.IPAddress(IPv4Network(one)) for one in (*names.addresses, LOOPBACK))]


def _spoken_for(names: Names) -> list[x509.GeneralName]:
    hosts: list[x509.GeneralName] = [x509.DNSName(name) for name in (*names.hosts, LOOPBACK_NAME)]
    return [*hosts, *(x509.IPAddress(one) for one in (*names.addresses, LOOPBACK))]


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: EllipticCurvePrivateKey,
    *,
    days: int,
    now: dt.datetime,
    until: dt.datetime | None = None,
) -> x509.CertificateBuilder:
    ends = now + dt.timedelta(days=days)
    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SKEW)
        .not_valid_after(min(ends, until) if until else ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    """An authority signs certificates; a server signs handshakes."""
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
