"""The page only says where it has gone."""

from harness.cases.markers.marker import noted, titled

REDIRECT = (
    titled("RFC 9110, section 15.4", "^301 | ^302 | ^303 | ^307 | ^308 | ^moved permanently"),
    titled("IIS, redirect answers", "^object moved | ^document moved"),
    titled("wording, English and German", "^redirecting | ^redirect$ | ^redirection$ | ^weiterleitung$"),
    titled("wording, French, Spanish, Portuguese, Italian", "^redirigiendo | ^redirecionando | ^reindirizzamento"),
    noted(
        "Rails, redirect_to; wording, English",
        "you are being redirected | redirecting you | if you are not redirected",
    ),
    noted("Werkzeug, redirect", "you should be redirected automatically"),
)
