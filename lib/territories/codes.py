"""Territories by their codes: INSEE and postal codes look alike, and a whole list tells which it holds."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

from lib.territories.lists import LEVELS, Territory, former, postal, territories

INSEE, POSTAL = "insee", "postal"


class Codes:
    """Every territory by its own code (INSEE, SIREN), and the communes that share a postal code."""

    def __init__(self, communes: Path) -> None:
        self.own: dict[str, list[Territory]] = defaultdict(list)
        for level in LEVELS:
            for one in territories(level, communes):
                self.own[one.code].append(one)
        for code, one in former(communes):
            self.own.setdefault(code, [one])
        self.postal = postal(communes)

    def meant(self, written: str, kind: str | None) -> Sequence[Territory]:
        """What a code may mean: as it is written, without its first zero, or the SIREN within a SIRET.

        One that is both an INSEE code and a postal code is read as `kind` says, else it may be either.
        """
        code = self._whole(written)
        own, shared = self.own.get(code, []), self.postal.get(code, ())
        if not (own and shared):
            return own or shared
        return {INSEE: own, POSTAL: shared}.get(kind or "", [*own, *shared])

    def kind_of(self, written: Collection[str]) -> str | None:
        """Which codes a list holds, INSEE or postal ones; None when its codes do not tell."""
        codes = {self._whole(code) for code in written}
        insee = any(code in self.own and code not in self.postal for code in codes)
        postcodes = any(code in self.postal and code not in self.own for code in codes)
        if insee == postcodes:
            return None
        return INSEE if insee else POSTAL

    def is_either(self, written: str) -> bool:
        """Whether a code is the INSEE code of a commune and the postal code of others."""
        code = self._whole(written)
        return code in self.own and code in self.postal

    def _whole(self, written: str) -> str:
        code = written.upper()[:9]
        return code if code in self.own or code in self.postal else code.zfill(5)
