"""What a query carries that says nothing of what is asked for, and which of it is for nobody else to read.

In: names of parameters, and URLs. Out: the names in one spelling, and URLs to show.
"""

import re

ALWAYS_ANOTHER = frozenset(
    {"_", "cb", "cachebuster", "cachebust", "nocache", "nonce", "sig", "signature", "hmac", "xsig"}
    | {"apikey", "xapikey", "apptoken", "accesskeyid", "awsaccesskeyid", "accesstoken", "authtoken", "csrftoken"}
    | {"xsrftoken", "sessiontoken", "jsessionid", "phpsessid", "clientsecret", "subscriptionkey"}
    | {"xamzsignature", "xamzdate", "xamzcredential", "xamzsecuritytoken", "xgoogsignature", "xgoogdate"}
    | {"xgoogcredential"}
)
"""Names, as `plain` spells them, of what is another each time, or left out of a recording."""
LEFT_OUT = frozenset(
    {"key", "token", "auth", "secret", "password", "appkey", "accesskey", "appid", "clientid", "sessionid", "requestid"}
)
"""Names of what is left out too, and may name a thing where both requests have it."""

_PARAMETER = re.compile(r"([?&;])([^?&;=#]+)=([^&;#]+)")
_SPELLING = str.maketrans("", "", "-_")


def plain(name: str) -> str:
    """Return a parameter's name in lower case and without `-` and `_`, unless it is nothing else."""
    return name.lower().translate(_SPELLING) or name


def without_keys(url: str) -> str:
    """Return a URL as it may stand in a report: without the values of keys, which were left out for a reason."""
    return _PARAMETER.sub(_hidden, url)


def _hidden(match: re.Match[str]) -> str:
    mark, name, _ = match.groups()
    return f"{mark}{name}=…" if plain(name) in ALWAYS_ANOTHER | LEFT_OUT else match[0]
