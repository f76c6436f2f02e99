"""The server could not make sense of the request."""

from harness.cases.markers.marker import noted, said

BAD_REQUEST = (
    noted("RFC 9110, section 15.5", "bad request | invalid url | invalid hostname | method not allowed"),
    said("Django documentation, rejected requests", "csrf verification failed"),
    said("Rails, public/422.html", "change you wanted was rejected"),
    noted("Laravel documentation, CSRF protection", "page expired"),
    said("nginx, special responses", "request header or cookie too large | plain http request was sent"),
    noted("RFC 9110, section 15.5", "malformed request | request time-out | request timeout | unsupported media type"),
    noted("wording, English", "invalid request | missing parameter | invalid parameter | incomplete request"),
)
