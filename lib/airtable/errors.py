"""What may go wrong with Airtable, each with a sentence that says what to do; none bears a token."""

from lib.language import N_, Sentence


class AirtableError(Exception):
    """A call that did not go through.

    `may_have_been_applied` tells whether the service may have done what it was asked all the same;
    `passes` whether the same call may go through later without anybody doing anything; `may_be_waived`
    whether people may ask to go on all the same.
    """

    may_have_been_applied = False
    passes = False
    may_be_waived = False
    message = N_("Airtable did not do what it was asked.")

    def __init__(self, **parts: object) -> None:
        self.sentence = Sentence(self.message, parts)
        super().__init__(self.sentence.say("en"))


class Unreachable(AirtableError):
    """The request surely was not received."""

    passes = True
    message = N_(
        "Airtable cannot be reached: check the network, or AIRTABLE_URL. Tried again later."
    )


class NoAnswer(AirtableError):
    """The request may have been received, its answer was not: time-out or connection lost."""

    may_have_been_applied = True
    passes = True
    message = N_("Airtable did not answer in time, or its answer was lost. Tried again later.")


class Unavailable(AirtableError):
    """The service failed (5xx), or something between it and us answered in its place."""

    may_have_been_applied = True
    passes = True
    message = N_("Airtable is out of order for the moment (answer {status}). Tried again later.")


class NotAirtable(AirtableError):
    """The answer is no JSON of Airtable's: a proxy answered, or the address is wrong."""

    may_have_been_applied = True
    passes = True
    message = N_(
        "What answered was not Airtable (answer {status}): a proxy stands between, or AIRTABLE_URL is wrong."
    )


class TooFast(AirtableError):
    """The service refused for a while (429); the request was not applied."""

    passes = True
    message = N_("Airtable receives too many calls: everybody rests for {seconds} s.")

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds=seconds)
        self.seconds = seconds


class OutOfCalls(AirtableError):
    """The workspace has used its calls of the month."""

    message = N_(
        "The Airtable workspace has used all its calls of this month: wait for the next one, or change"
        " its plan."
    )


class BadToken(AirtableError):
    """The token is unknown or was revoked (401)."""

    message = N_(
        "Airtable does not know this token, or it was revoked: make another, put it in AIRTABLE_TOKEN."
    )


class NoAccess(AirtableError):
    """The token lacks the right, or the base or the table does not exist for it (403, 404)."""

    message = N_(
        "Airtable refuses access to this base or table: check AIRTABLE_BASE_ID, and that the token has"
        " access to the base and the scopes it needs ({scopes})."
    )


class BeingRead(AirtableError):
    """Another process reads the base."""

    passes = True
    message = N_("The base is being read already: what is new will be shown in a moment.")


class UnreadableNames(AirtableError):
    """The file that maps a base of other names is wrong."""

    message = N_("The mapping {path} cannot be read, at {reason}: see the README.")


class NoSuchRow(AirtableError):
    """A link names a row that Airtable does not hold, as far as is known: nothing was sent."""

    passes = True
    message = N_("The row {key} of the table {table} is not in Airtable yet: sent after it.")


class OffsetLost(AirtableError):
    """The list being read expired on the way: read it again from its beginning (422)."""

    passes = True
    message = N_("Airtable forgot the list that was being read. Read again from its beginning.")


class Refused(AirtableError):
    """The service refuses the content (422 or another 4xx); `type` and `reason` are Airtable's words."""

    message = N_("Airtable refuses it: {reason} ({type}).")

    def __init__(self, status: int, type: str, reason: str) -> None:
        super().__init__(reason=reason or status, type=type or status)
        self.status = status
        self.type = type
        self.reason = reason
