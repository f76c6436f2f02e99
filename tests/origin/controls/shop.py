# ruff: noqa: E501 - markup stands as the page has it, in lines of any length
"""Controls of shop.example: a product called 404, and a login form in the header."""

from tests.origin.controls.control import Control, put_before
from tests.origin.sites import shop

PRODUCT = ("title", "price")
(PENNOCK,) = shop.products("named-404.toml")
KETTLE = shop.products()[0]

LOGIN_FORM = """<div class="absolute right-6 top-16 z-50 rounded-lg bg-white p-6 shadow-2xl" id="login" role="dialog" aria-modal="true" aria-labelledby="login-title" hidden>
<form action="/account/login" method="post"><h2 class="text-xl font-semibold text-stone-900" id="login-title">Please log in</h2>
<p class="mt-2 text-sm text-stone-600">You need to log in to see your orders and to write reviews.</p>
<label class="mt-4 block text-sm">E-mail <input class="w-full rounded-md border-stone-300" type="email" name="mail" autocomplete="username" required></label>
<label class="mt-4 block text-sm">Password <input class="w-full rounded-md border-stone-300" type="password" name="password" autocomplete="current-password" required></label>
<button class="mt-6 rounded-md bg-emerald-800 px-4 py-2 text-sm text-white" type="submit">Log in</button></form>
</div>
"""

CONTROLS = (
    Control("shop/named-404", shop.product_page(PENNOCK, 1), ("<title>404 &ndash; ", ">404</h1>"), PRODUCT),
    Control(
        "shop/login-form",
        put_before(shop.product_page(KETTLE, 0), '</header>\n<main class="mx-auto', LOGIN_FORM),
        ('type="password"', ">Please log in</h2>"),
        PRODUCT,
    ),
)
