"""Offer to log in: a form in the site's header, hidden until its button is pressed."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.model import Family
from harness.mutations.control.places import site_header
from harness.page import Edit, Page, canary

MARKUP = (
    '<div class="account" role="dialog" aria-modal="true" hidden>'
    f"<form><h2>Log in to {canary(0)}</h2>"
    '<label>E-mail <input type="email" name="user" autocomplete="username"></label>'
    '<label>Password <input type="password" name="password" autocomplete="current-password"></label>'
    '<button type="submit">Log in</button></form></div>'
)


class LoginForm(msgspec.Struct, frozen=True, tag_field="name", tag="login-form"):
    """Add a hidden login form to the site's header."""

    family: ClassVar[Family] = "exhibit"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = True

    def edits(self, page: Page) -> list[Edit]:
        """Insert it last in the header; a page without one gets one."""
        return site_header(page, MARKUP)

    def simpler(self) -> Iterator[Self]:
        """Yield nothing: a control is played whole."""
        yield from ()

    def describe(self) -> str:
        """Say where it is."""
        return "hidden login form added to the header"
