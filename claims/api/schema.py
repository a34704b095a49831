"""How the endpoints describe themselves: bodies and answers as they declare them, and the problems they may give."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from claims.api.problems import CONTENT_TYPE


class ErrorRecord(serializers.Serializer[Any]):
    """One mistake in a body or a query: where it is (a JSON pointer), and what."""

    pointer = serializers.CharField()
    code = serializers.CharField()
    detail = serializers.CharField()


class Problem(serializers.Serializer[Any]):
    """What went wrong (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField()
    errors = ErrorRecord(many=True)  # type: ignore[assignment]
    request_id = serializers.CharField()


MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag of the record as last read."
)
KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, description="The same key and body within 24 hours: done once."
)
READING = (400, 401, 403, 404)
CHANGING = (*READING, 409, 413)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The token header."""

    target_class = "claims.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, _auto_schema: AutoSchema) -> dict[str, str]:
        """Return the scheme."""
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token` and the token that `manage.py token USERNAME` prints.",
        }


class Schema(AutoSchema):
    """Reads the `change` that `creates`, `edits` and `changes` leave on an endpoint, and the `question` of `asks`."""

    view: Any

    @property
    def change(self) -> Any:
        """The declared change of this endpoint; None when it reads."""
        return getattr(getattr(self.view, self.view.action, None), "change", None)

    @property
    def question(self) -> Any:
        """The declared question of this endpoint; None for lists, records and changes."""
        return getattr(getattr(self.view, self.view.action, None), "question", None)

    def _is_list_view(self, serializer: Any = None) -> bool:
        return self.question is None and super()._is_list_view(serializer)

    def get_operation_id(self) -> str:
        """Return a name that stays when addresses are added."""
        return f"{self.view.basename}_{self.view.action}"

    def get_tags(self) -> list[str]:
        """Group endpoints by the noun."""
        return [self.view.basename]

    def get_request_serializer(self) -> Any:
        """Return the body."""
        return self.change.body_for(self.view)() if self.change else None

    def get_response_serializers(self) -> Any:
        """Return the answer and every problem."""
        if self.change is None:
            answers = {200: self.question.answers if self.question else super().get_response_serializers()}
            return answers | {(status, CONTENT_TYPE): Problem for status in READING}
        statuses = [*CHANGING, *((412, 428) if self.change.on_one else ()), *((422,) if self.method == "POST" else ())]
        good = [self.change.status, *([200] if self.change.known else [])]
        answers = {status: self.change.answer_for(self.view) for status in good}
        return answers | {(status, CONTENT_TYPE): Problem for status in statuses}

    def get_override_parameters(self) -> list[Any]:
        """Return the headers of a change, or the parameters of a question."""
        if self.change is None:
            return [self.question.query] if self.question else []
        return [*([MATCH] if self.change.on_one else []), *([KEY] if self.method == "POST" else [])]
