"""`${NAME}` in a text: the text comes in with the variables that there are, and goes out with their values.

`${NAME:-default}` takes the default where the variable is unset or empty, as a shell does; `$${` stands for `${`.
"""

import re
from collections.abc import Mapping

from harness.model.names import is_utf8

_VARIABLE = re.compile(r"\$(?P<escaped>\$\{)|\$\{(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?P<default>:-[^}]*)?\})?")


class VariableError(ValueError):
    """A variable is not set, not text or not written as one; the message says which, and the remedy."""


def expanded(text: str, variables: Mapping[str, str]) -> str:
    """Return the text with every variable replaced by its value.

    Raises:
        VariableError: one is unset and has no default, is not UTF-8, or is not written as `${NAME}`.
    """

    def value(found: re.Match[str]) -> str:
        name, default = found["name"], found["default"]
        if found["escaped"]:
            return "${"
        if name is None:
            raise VariableError("has ${ without a NAME and its }; write $${ where no variable is meant")
        given = variables.get(name)
        if not is_utf8(given or ""):
            raise VariableError(f"${{{name}}} is not UTF-8; set it to text")
        if default is not None:
            return given or default.removeprefix(":-")
        if given is None:
            raise VariableError(f"${{{name}}} is not set; set it in the environment, or write ${{{name}:-default}}")
        return given

    return _VARIABLE.sub(value, text)
