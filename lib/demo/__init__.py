"""The demonstration base: invented, deterministic, made anew by `python -m lib.demo`."""

from lib.demo.calendar import AS_OF, QUARTERS
from lib.demo.files import FOLDER, written
from lib.demo.generator import generate

__all__ = ["AS_OF", "FOLDER", "QUARTERS", "generate", "written"]
