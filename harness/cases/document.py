"""From the bytes of a YAML or JSON file to plain values, whatever the bytes are.

Rule 1: nothing is constructed but dict, list, str, bytes, int, float, bool and None; a tag can never name code to run.
Rule 2: no recursion. YAML is built from the parser's events with a stack of our own; the depth of JSON is measured
before its parser, which recurses, sees it.
Rule 3: an alias counts as much as what it stands for, so that 1 KB cannot mean 1 GB.

What cannot be read raises `UnreadableDocumentError`, whose text says what is wrong and the remedy but names no
file.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from harness.cases.limits import Limits
from harness.model.one_line import one_line

AGAIN = "record it again"
NOT_UTF8 = "not UTF-8: save it as UTF-8"

# libyaml is some 20 times faster; PyYAML has it in every wheel, but not in every build from source.
_FAST_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# libyaml refuses the escape of a lone surrogate, which is how a byte that is no UTF-8 may have been stored.
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")

_YAML = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({f"{_YAML}str", f"{_YAML}python/unicode", f"{_YAML}python/str", "!"})
_BINARY_TAGS = frozenset({f"{_YAML}binary", f"{_YAML}python/bytes"})
# Written by vcrpy: a tuple, a file and an iterator still, the others before 1.0. They are read as the list or mapping
# that they mark.
_PLAIN_COLLECTIONS = frozenset(
    {
        "!",
        f"{_YAML}map",
        f"{_YAML}seq",
        f"{_YAML}python/dict",
        f"{_YAML}python/list",
        f"{_YAML}python/tuple",
        f"{_YAML}python/object/new:_io.BytesIO",
        f"{_YAML}python/object/apply:builtins.iter",
        f"{_YAML}python/object:vcr.request.Request",
        f"{_YAML}python/object:requests.structures.CaseInsensitiveDict",
        f"{_YAML}python/object/apply:__builtin__.frozenset",
    }
)
_LONGEST_NUMBER = 100
"""A longer plain scalar is text: reading a number of many digits takes quadratic time."""
_JSON_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{},]', re.DOTALL)


class UnreadableDocumentError(Exception):
    """The bytes are no document that we read; the text says why, and what to do."""


def read_document(data: bytes, limits: Limits) -> Any:
    """Return the plain value that `data` holds, as JSON when it looks like JSON and as YAML otherwise."""
    if not data.strip():
        raise UnreadableDocumentError(f"the file is empty: {AGAIN}")
    _refuse_other_formats(data)
    if data.lstrip()[:1] in (b"{", b"["):
        return _read_json(data, limits)
    return _read_yaml(data, limits)


def _refuse_other_formats(data: bytes) -> None:
    for start, what in (
        (b"\x1f\x8b", "a gzip file"),
        (b"PK\x03\x04", "a zip file"),
        (b"WARC/", "a WARC file"),
        (b"filedesc:", "an ARC file"),
    ):
        if data.startswith(start):
            raise UnreadableDocumentError(f"{what}, not a cassette: {AGAIN} as a vcrpy cassette")
    if b"\0" in data[:1024] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableDocumentError(f"binary data, not a cassette: {AGAIN}")


def _read_json(data: bytes, limits: Limits) -> Any:
    depth = nodes = 0
    for match in _JSON_TOKEN.finditer(data):
        token = match[0]
        if token in b"[{":
            depth += 1
            nodes += 1
        elif token in b"]}":
            depth -= 1
        else:
            nodes += 1
        _bound(depth, nodes, 0, limits)
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise UnreadableDocumentError(f"line {error.lineno} is not JSON ({error.msg}): {AGAIN}") from None
    except UnicodeDecodeError:
        raise UnreadableDocumentError(NOT_UTF8) from None
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableDocumentError(f"not JSON ({shortened(error)}): {AGAIN}") from None


def _read_yaml(data: bytes, limits: Limits) -> Any:
    loader = yaml.SafeLoader if _SURROGATE_ESCAPE.search(data) else _FAST_LOADER
    try:
        return _Builder(limits).build(yaml.parse(data, Loader=loader))
    except yaml.reader.ReaderError as error:
        if _is_utf8(data):
            raise UnreadableDocumentError(f"not YAML ({shortened(error)}): {AGAIN}") from None
        raise UnreadableDocumentError(NOT_UTF8) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1} is" if mark else "the file is"
        raise UnreadableDocumentError(
            f"{where} not YAML ({shortened(error.problem or error.context)}): {AGAIN}"
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableDocumentError(f"not YAML ({shortened(error)}): {AGAIN}") from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def shortened(text: object) -> str:
    """Return the first 100 characters of a text in one line, for a message."""
    return one_line(str(text))[:100]


def _bound(depth: int, nodes: int, size: int, limits: Limits) -> None:
    if depth > limits.depth:
        raise UnreadableDocumentError(f"lists or mappings nested more than {limits.depth} deep: {AGAIN}")
    if nodes > limits.nodes:
        raise UnreadableDocumentError(f"more than {limits.nodes:,} values, aliases written out: split or {AGAIN}")
    if size > limits.total_bytes:
        raise UnreadableDocumentError(f"more than {limits.total_bytes:,} characters, aliases written out: {AGAIN}")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet, with what it weighs so far."""

    value: list[Any] | dict[str, Any]
    anchor: str | None
    nodes_before: int
    size_before: int
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    """Turns YAML's events into one plain value."""

    limits: Limits
    nodes: int = 0
    size: int = 0
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int, int]] = field(default_factory=dict)
    documents: int = 0
    result: Any = None

    def build(self, events: Iterator[Any]) -> Any:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self.nodes += 1
                self.size += len(event.value)
                value = _scalar(event)
                if event.anchor:
                    self.anchors[event.anchor] = (value, 1, len(event.value))
                self._place(value)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._open(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event.anchor)
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise UnreadableDocumentError(f"more than one YAML document in the file: {AGAIN}")
            _bound(len(self.stack), self.nodes, self.size, self.limits)
        return self.result

    def _open(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _PLAIN_COLLECTIONS:
            raise _refused(event.tag)
        value: list[Any] | dict[str, Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(value, event.anchor, self.nodes, self.size))
        self.nodes += 1

    def _close(self) -> None:
        closed = self.stack.pop()
        if closed.anchor:
            self.anchors[closed.anchor] = (
                closed.value,
                self.nodes - closed.nodes_before,
                self.size - closed.size_before,
            )
        self._place(closed.value)

    def _alias(self, anchor: str | None) -> None:
        if anchor is None or anchor not in self.anchors:
            raise UnreadableDocumentError(f"alias *{shortened(anchor)} stands for nothing, or for itself: {AGAIN}")
        value, nodes, size = self.anchors[anchor]
        self.nodes += nodes
        self.size += size
        self._place(value)

    def _place(self, value: Any) -> None:
        if not self.stack:
            self.result = value
            return
        parent = self.stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.key is None:
            if isinstance(value, (dict, list)):
                raise UnreadableDocumentError(f"a mapping's key is a list or mapping: {AGAIN}")
            parent.key = value if isinstance(value, str) else str(value)
        else:
            parent.value[parent.key] = value
            parent.key = None


_RESOLVER: Any = yaml.resolver.Resolver()
_CONSTRUCTOR: Any = yaml.constructor.SafeConstructor()


def _scalar(event: Any) -> Any:
    tag: str = event.tag or _resolved(event)
    text: str = event.value
    if tag in _TEXT_TAGS:
        return text
    if tag in _BINARY_TAGS:
        return from_base64(text)
    return _constructed(tag, text)


def _resolved(event: Any) -> str:
    """Return the tag that YAML 1.1 gives to a scalar without one."""
    if not event.implicit[0] or len(event.value) > _LONGEST_NUMBER:
        return f"{_YAML}str"
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False))
    return tag


def _constructed(tag: str, text: str) -> Any:
    try:
        return _value_of(tag, text)
    except (ValueError, IndexError):  # PyYAML looks at a number's first character before there is one
        raise UnreadableDocumentError(f"{text!r} is no {tag.removeprefix(_YAML)}: {AGAIN}") from None


def _value_of(tag: str, text: str) -> Any:
    kind = tag.removeprefix(_YAML).removeprefix("python/")
    node = yaml.ScalarNode(tag, text)
    match kind:
        case "null" | "none":
            return None
        case "bool":
            return _CONSTRUCTOR.construct_yaml_bool(node) if text.lower() in _CONSTRUCTOR.bool_values else text
        case "int" | "long" if len(text) <= _LONGEST_NUMBER:
            return _CONSTRUCTOR.construct_yaml_int(node)
        case "float" if len(text) <= _LONGEST_NUMBER:
            return _CONSTRUCTOR.construct_yaml_float(node)
        case "timestamp" | "value" | "merge":
            return text
    raise _refused(tag)


def _refused(tag: str) -> UnreadableDocumentError:
    short = f"!!{tag.removeprefix(_YAML)}" if tag.startswith(_YAML) else tag
    because = ", for it could run code" if tag.startswith(f"{_YAML}python/") else ""
    return UnreadableDocumentError(f"tag {shortened(short)} is not read{because}: {AGAIN}")


def from_base64(text: str) -> bytes:
    """Return the bytes that `text` encodes, as YAML's `!!binary` and betamax's `base64_string` do."""
    try:
        return base64.b64decode("".join(text.split()).encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise UnreadableDocumentError(f"a body is not base64: {AGAIN}") from None
