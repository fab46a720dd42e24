"""The error bodies of the service, as recorded."""

from typing import Any

NO_ACCESS = (
    "Invalid permissions, or the requested model was not found. Check that both your user and your"
    " token have the required permissions, and that the model names and/or ids are correct."
)
RETRIABLE = (
    "Server encountered an error while processing your request, and it is safe to retry the request"
)


class ApiError(Exception):
    """An answer that is no success."""

    def __init__(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.body = body
        self.headers = headers or {}


def error(status: int, type: str, message: str = "") -> ApiError:
    said = {"type": type, "message": message} if message else {"type": type}
    return ApiError(status, {"error": said})


def invalid(message: str) -> ApiError:
    return error(422, "INVALID_REQUEST_UNKNOWN", message)


def unauthenticated() -> ApiError:
    return error(401, "AUTHENTICATION_REQUIRED", "Authentication required")


def no_access() -> ApiError:
    return error(403, "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND", NO_ACCESS)


def not_found() -> ApiError:
    return ApiError(404, {"error": "NOT_FOUND"})


def unknown_field(name: object) -> ApiError:
    return error(422, "UNKNOWN_FIELD_NAME", f'Unknown field name: "{name}"')


def bad_value(field: str) -> ApiError:
    return error(
        422, "INVALID_VALUE_FOR_COLUMN", f'Field "{field}" cannot accept the provided value'
    )


def too_fast(retry_after: int | None = None) -> ApiError:
    said = {"error": "RATE_LIMIT_REACHED", "message": "Rate limit exceeded. Please try again later"}
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return ApiError(429, {"errors": [said]}, headers)


def out_of_calls() -> ApiError:
    said = "API billing plan limit exceeded"
    return ApiError(
        429, {"errors": [{"error": "PUBLIC_API_BILLING_LIMIT_EXCEEDED", "message": said}]}
    )


def unavailable(retry_after: int | None = None) -> ApiError:
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    body = {"error": {"type": "RETRIABLE_ERROR", "message": RETRIABLE}}
    return ApiError(503, body, headers)
