"""XML read safely: no document type, no entities, a bounded depth, and the line of every element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

import attrs

from plantargets.errors import FormatError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH: Final = 200
MAX_BYTES: Final = 1 << 29


@attrs.define(eq=False)
class Node:
    """An element: its name (``{namespace}local`` or ``local``), attributes, children, text, line and path."""

    name: str
    attributes: dict[str, str]
    line: int
    path: str
    children: list[Node] = attrs.field(factory=list["Node"])
    texts: list[str] = attrs.field(factory=list[str])
    _counts: dict[str, int] = attrs.field(factory=dict[str, int])

    @property
    def text(self) -> str:
        """The text directly in the element, without spaces around."""
        return "".join(self.texts).strip()

    @property
    def place(self) -> str:
        """The line and the path, for an error."""
        return f"line {self.line}, {self.path}"

    def get(self, name: str) -> str | None:
        """An attribute, without spaces around; None when it is empty or not there."""
        return self.attributes.get(name, "").strip() or None

    def all(self, name: str) -> Iterator[Node]:
        """The children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Node | None:
        """The first child of a name."""
        return next(self.all(name), None)


def parse_xml(data: bytes | str) -> Node:
    """The root element.

    Args:
        data: the file; a text is read as it stands, whatever encoding it declares.

    Raises:
        FormatError: no well-formed XML, with line and column; or a document type declaration, which
            is where entities come from; or elements nested more than 200 deep.
    """
    if len(data) > MAX_BYTES:
        raise FormatError([Problem("XML", f"{len(data)} bytes; at most {MAX_BYTES}")])
    if isinstance(data, bytes):
        return _Builder(data, None).root()
    return _Builder(data.removeprefix("\ufeff").encode("utf-8", "surrogatepass"), "utf-8").root()


class _Builder:
    def __init__(self, data: bytes, encoding: str | None) -> None:
        self._data = data
        self._stack: list[Node] = []
        self._root: Node | None = None
        parser = self._parser = expat.ParserCreate(encoding, "}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def root(self) -> Node:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            message = expat.ErrorString(error.code)
            raise FormatError(
                [Problem(f"line {error.lineno}, column {error.offset + 1}", f"no XML: {message}")]
            ) from None
        except FormatError:
            raise
        except (LookupError, ValueError) as error:
            raise FormatError([Problem(f"line {self._parser.CurrentLineNumber}", f"no XML: {error}")]) from None
        assert self._root is not None
        return self._root

    def _doctype(self, *_: object) -> None:
        place = f"line {self._parser.CurrentLineNumber}"
        message = "a document type declaration; it could define entities, and no IATI file has one"
        raise FormatError([Problem(place, message)])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._stack[-1] if self._stack else None
        if len(self._stack) >= MAX_DEPTH:
            raise FormatError([Problem(f"line {self._parser.CurrentLineNumber}", "elements are nested too deep")])
        full = f"{{{name}" if "}" in name else name
        local = name.rpartition("}")[2]
        path = f"/{local}"
        if parent is not None:
            count = parent._counts[full] = parent._counts.get(full, 0) + 1
            path = f"{parent.path}/{local}[{count}]"
        named = {f"{{{key}" if "}" in key else key: value for key, value in attributes.items()}
        node = Node(full, named, self._parser.CurrentLineNumber, path)
        if parent is None:
            self._root = node
        else:
            parent.children.append(node)
        self._stack.append(node)

    def _end(self, _: str) -> None:
        self._stack.pop()

    def _characters(self, text: str) -> None:
        if self._stack:
            self._stack[-1].texts.append(text)
