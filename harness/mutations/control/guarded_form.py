"""Guard a newsletter form with a widget against robots: the form is guarded, and not the page.

How the widgets are embedded: Cloudflare, Turnstile, client-side rendering; Google, reCAPTCHA v2, checkbox.
"""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec

from harness.model import Family
from harness.mutations.control.places import end_of_body
from harness.page import Edit, Page, canary

Guard = Literal["turnstile", "recaptcha"]
GUARDS: tuple[Guard, ...] = ("turnstile", "recaptcha")

_NAMES: dict[Guard, str] = {"turnstile": "Turnstile", "recaptcha": "reCAPTCHA"}
_WIDGETS: dict[Guard, tuple[str, str]] = {
    "turnstile": (
        '<div class="cf-turnstile" data-sitekey="0x4AAAAAAAharbour"></div>',
        '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer></script>',
    ),
    "recaptcha": (
        '<div class="g-recaptcha" data-sitekey="6Lharbour-letters"></div>',
        '<script src="https://www.google.com/recaptcha/api.js" async defer></script>',
    ),
}
"""The element that becomes the widget, and the script that makes it one."""


class GuardedForm(msgspec.Struct, frozen=True, tag_field="name", tag="guarded-form"):
    """Add a newsletter form with the widget of `guard`."""

    family: ClassVar[Family] = "exhibit"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = True

    guard: Guard = GUARDS[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert it last in the body."""
        widget, script = _WIDGETS[self.guard]
        form = (
            f'<form class="letters"><h3>One letter a week from {canary(0)}</h3>'
            '<label>E-mail <input type="email" name="email"></label>'
            f'{widget}<button type="submit">Sign up</button></form>'
        )
        return end_of_body(page, form + script)

    def simpler(self) -> Iterator[Self]:
        """Yield nothing: a control is played whole."""
        yield from ()

    def describe(self) -> str:
        """Name the widget."""
        return f"newsletter form with a {_NAMES[self.guard]} widget added at the end of the body"
