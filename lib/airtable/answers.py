"""From what the client raises to what it means."""

from typing import Any

import requests

from lib.airtable import errors

LOST_OFFSETS = {"LIST_RECORDS_ITERATOR_NOT_AVAILABLE", "INVALID_OFFSET_VALUE"}
BILLING = "PUBLIC_API_BILLING_LIMIT_EXCEEDED"
READING = "data.records:read, schema.bases:read"
WRITING = "data.records:write, schema.bases:write"


def meaning(error: Exception, method: str, penalty: float) -> errors.AirtableError:
    """The typed error of what a call raised; `penalty` is the rest after a refusal that names none."""
    match error:
        case errors.AirtableError():
            return error
        case requests.HTTPError() if error.response is not None:
            return _of_answer(error.response, method, penalty)
        case requests.exceptions.JSONDecodeError():
            return errors.NotAirtable(status=200)
        case requests.ConnectTimeout():
            return errors.Unreachable()
        case requests.ConnectionError() if _never_left(error):
            return errors.Unreachable()
        case _:
            return errors.NoAnswer()


def _of_answer(answer: requests.Response, method: str, penalty: float) -> errors.AirtableError:
    status = answer.status_code
    if status >= 500:
        return errors.Unavailable(status=status)
    kind, reason = _words(answer)
    if status == 429:
        spent = kind == BILLING
        return errors.OutOfCalls() if spent else errors.TooFast(rest_asked(answer) or penalty)
    if not _is_json(answer):
        return errors.NotAirtable(status=status)
    if status == 401:
        return errors.BadToken()
    if status in (403, 404):
        return errors.NoAccess(scopes=READING if method == "GET" else WRITING)
    if kind in LOST_OFFSETS:
        return errors.OffsetLost()
    return errors.Refused(status, kind, reason)


def rest_asked(answer: requests.Response) -> float:
    """The seconds of rest that an answer asks for; 0 when it says nothing readable."""
    text = answer.headers.get("Retry-After", "")
    return float(text) if text.isdigit() else 0.0


def _words(answer: requests.Response) -> tuple[str, str]:
    """The type and the message of an error body, in any of its shapes; empty when it has none."""
    try:
        body: Any = answer.json()
    except ValueError:
        return "", ""
    error = body.get("error") if isinstance(body, dict) else None
    if error is None and isinstance(body, dict) and body.get("errors"):
        error = body["errors"][0]
    if isinstance(error, str):
        return error, ""
    if not isinstance(error, dict):
        return "", ""
    return str(error.get("type") or error.get("error") or ""), str(error.get("message") or "")


def _is_json(answer: requests.Response) -> bool:
    return "json" in answer.headers.get("Content-Type", "")


def _never_left(error: requests.ConnectionError) -> bool:
    """Whether the connection itself failed, so that nothing was sent."""
    return "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error)
