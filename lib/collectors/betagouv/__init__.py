"""The product catalogue of beta.gouv.fr (shapes v2.6 and v2.7), read into rows of the base."""

from lib.collectors.betagouv.catalogue import Product, UnreadableCatalogue, read_catalogue
from lib.collectors.betagouv.redated import redated
from lib.collectors.betagouv.rows import rows_of

__all__ = ["Product", "UnreadableCatalogue", "read_catalogue", "redated", "rows_of"]
