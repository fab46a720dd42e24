"""Why a file is refused as a whole."""

from lib.language import Sentence


class UnreadableFile(Exception):
    """The file is no list of values; its sentence says why, and what to do."""

    def __init__(self, message: str, **parts: object) -> None:
        super().__init__(message)
        self.sentence = Sentence(message, parts)
