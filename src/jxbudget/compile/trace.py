"""What a rendered file carries of the spec it was made of: where that is, and which version."""

import hashlib

from jxbudget.compile.check import Examined

SPEC, VERSION = "jxbudget.spec", "jxbudget.version"
"""Names of custom properties of a document."""


def trace(one: Examined) -> dict[str, str]:
    """The properties of a file that is made of a spec."""
    path = one.source.path.replace("\\", "/")
    is_ours = ".." not in path and ":" not in path and not path.startswith("/")
    told = path if is_ours else path.rpartition("/")[2]  # the rest tells of a machine
    told = "".join(letter if letter.isprintable() else "?" for letter in told)
    return {SPEC: told, VERSION: version(one.source.text)}


def version(text: str) -> str:
    """The name that git has for a text: the same for the same text, committed or not."""
    data = text.encode(errors="surrogatepass")
    head = f"blob {len(data)}\0".encode()
    return hashlib.sha1(head + data, usedforsecurity=False).hexdigest()
