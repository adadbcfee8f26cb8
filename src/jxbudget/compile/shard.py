"""``--shard 3/8``: one part of a run that several machines share."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

MOST = 1000

_SPELLED = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")


@dataclass(slots=True, eq=False, repr=False)
class Shard:
    """Part ``number``, from 1, of ``count``: together they are all, and no two share a name."""

    number: int
    count: int

    @classmethod
    def spelled(cls, text: str) -> Self | None:
        """``3/8``; None for what means no part."""
        found = _SPELLED.fullmatch(text)
        number, count = (int(found[1]), int(found[2])) if found else (0, 0)
        return cls(number, count) if 1 <= number <= count <= MOST else None

    def __call__(self, units: Mapping[str, str]) -> frozenset[str]:
        """The units of this part, of those that files (by path) are of."""
        return frozenset(unit for unit in set(units.values()) if self.has(unit))

    def has(self, name: str) -> bool:
        """Whether what goes by a name is of this part; the same on every machine."""
        drawn = hashlib.blake2b(name.encode(errors="surrogatepass"), digest_size=8).digest()
        return int.from_bytes(drawn, "big") % self.count == self.number - 1
