"""The catalogue's own shape: products, with their attributes as it gives them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from lib.base import slug
from lib.collectors.collected import Report
from lib.collectors.download import Undownloadable, download
from lib.language import N_, Sentence


class UnreadableCatalogue(Exception):
    """What was given is no catalogue; its sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


@dataclass(frozen=True)
class Product:
    """A product: its identifier there, and its attributes."""

    id: str
    attributes: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text attribute, trimmed, its HTML entities read; empty when absent."""
        found = self.attributes.get(name)
        return unescape(found).strip() if isinstance(found, str) else ""

    def items(self, name: str) -> list[Any]:
        """A list attribute; empty when absent."""
        found = self.attributes.get(name)
        return found if isinstance(found, list) else []


def read_catalogue(where: str, incubator: str, report: Report) -> list[Product]:
    """The products of an incubator, from a file or an address; UnreadableCatalogue when it is none."""
    try:
        content = json.loads(_read(where))
        found = content["data"]
    except Undownloadable as error:
        raise UnreadableCatalogue(error.sentence) from None
    except OSError as error:
        message = N_("{where} cannot be read: {error}.")
        raise UnreadableCatalogue(Sentence(message, {"where": where, "error": error})) from None
    except (ValueError, TypeError, KeyError, RecursionError):
        message = N_("{where} is not the catalogue of beta.gouv.fr: it has no list “data”.")
        raise UnreadableCatalogue(Sentence(message, {"where": where})) from None
    products: dict[str, Product] = {}
    for item in found if isinstance(found, list) else []:
        _take(item, incubator, products, report)
    return [products[id] for id in sorted(products)]


def _take(item: Any, incubator: str, products: dict[str, Product], report: Report) -> None:
    """Takes a product of the incubator, once; says why another is not taken."""
    id = item.get("id") if isinstance(item, dict) else None
    if not isinstance(id, str) or not id.strip() or not isinstance(item.get("attributes"), dict):
        report.skip(N_("A product without identifier or attributes: left out."))
    elif not slug(id):
        message = N_("“{id}”: an identifier without a letter or digit, the product is left out.")
        report.skip(message, id=id)
    elif incubator not in _incubators(item):
        report.counts[("project", "elsewhere")] += 1
    elif id in products:
        report.skip(N_("{id}: listed twice, the first counts."), id=id)
    else:
        products[id] = Product(id.strip(), item["attributes"])


def _incubators(item: Mapping[str, Any]) -> set[str]:
    """The incubators that a product names, by their last part: v2.6 also writes `/incubateurs/anct`."""
    relations = item.get("relationships") or {}
    named = [relations.get("incubator"), relations.get("incubators")]
    found = [relation.get("data") for relation in named if isinstance(relation, dict)]
    flat = [one for data in found for one in (data if isinstance(data, list) else [data])]
    return {
        str(one["id"]).rsplit("/", 1)[-1] for one in flat if isinstance(one, dict) and "id" in one
    }


def _read(where: str) -> bytes:
    if where.startswith(("http://", "https://")):
        return download(where)
    return Path(where).read_bytes()
