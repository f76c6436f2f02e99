"""`${NAME}` becomes the variable's value, and nothing else does."""

import pytest

from harness.model import VariableError, expanded

VARIABLES = {"NAME": "value", "EMPTY": "", "NESTED": "${NAME}", "_x1": "y"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", ""),
        ("plain $NAME {url} $ {NAME}", "plain $NAME {url} $ {NAME}"),
        ("${NAME}", "value"),
        ("a/${NAME}/${_x1}", "a/value/y"),
        ("${EMPTY}", ""),
        ("${EMPTY:-default}", "default"),
        ("${ABSENT:-}", ""),
        ("${ABSENT:-a b:-c}", "a b:-c"),
        ("${NAME:-default}", "value"),
        ("${NESTED}", "${NAME}"),
        ("$${NAME}", "${NAME}"),
        ("$${NAME} $${ ${NAME}", "${NAME} ${ value"),
        ("$$", "$$"),
    ],
)
def test_expanded(text: str, value: str) -> None:
    assert value == expanded(text, VARIABLES)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("${ABSENT}", "${ABSENT} is not set; set it in the environment, or write ${ABSENT:-default}"),
        ("${name}", "${name} is not set; set it in the environment, or write ${name:-default}"),
        *(
            (text, "has ${ without a NAME and its }; write $${ where no variable is meant")
            for text in ("${", "${}", "${NAME", "${1}", "${#list}", "${NAME-default}", "${NAME:-default")
        ),
    ],
)
def test_what_cannot_be_expanded(text: str, told: str) -> None:
    with pytest.raises(VariableError) as error:
        expanded(text, VARIABLES)

    assert told == str(error.value)
