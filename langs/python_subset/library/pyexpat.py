"""An XML parser with the interface of expat's, in Python where CPython has that in C.

It does not validate, reads no external entities, and of a document type declaration
takes the internal entities and the default values of attributes.
"""
from __future__ import annotations

import codecs
import re
import sys
import types

EXPAT_VERSION = "expat_2.5.0"
version_info = (2, 5, 0)
native_encoding = "UTF-8"
features = [("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1)]
XML_PARAM_ENTITY_PARSING_NEVER = 0
XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2

_MESSAGES = {
    "XML_ERROR_SYNTAX": (2, "syntax error"),
    "XML_ERROR_NO_ELEMENTS": (3, "no element found"),
    "XML_ERROR_INVALID_TOKEN": (4, "not well-formed (invalid token)"),
    "XML_ERROR_UNCLOSED_TOKEN": (5, "unclosed token"),
    "XML_ERROR_PARTIAL_CHAR": (6, "partial character"),
    "XML_ERROR_TAG_MISMATCH": (7, "mismatched tag"),
    "XML_ERROR_DUPLICATE_ATTRIBUTE": (8, "duplicate attribute"),
    "XML_ERROR_JUNK_AFTER_DOC_ELEMENT": (9, "junk after document element"),
    "XML_ERROR_UNDEFINED_ENTITY": (11, "undefined entity"),
    "XML_ERROR_RECURSIVE_ENTITY_REF": (12, "recursive entity reference"),
    "XML_ERROR_BAD_CHAR_REF": (14, "reference to invalid character number"),
    "XML_ERROR_MISPLACED_XML_PI": (17, "XML or text declaration not at start of entity"),
    "XML_ERROR_UNKNOWN_ENCODING": (18, "unknown encoding"),
    "XML_ERROR_UNCLOSED_CDATA_SECTION": (20, "unclosed CDATA section"),
    "XML_ERROR_UNBOUND_PREFIX": (27, "unbound prefix"),
    "XML_ERROR_FINISHED": (36, "parsing finished"),
}


class ExpatError(Exception):
    """With the attributes code, lineno (from 1) and offset (from 0)."""


error = ExpatError


def _module(name, contents):
    module = types.ModuleType("pyexpat." + name)
    vars(module).update(contents)
    sys.modules[module.__name__] = module
    return module


errors = _module("errors", {
    **{name: message for name, (code, message) in _MESSAGES.items()},
    "codes": {message: code for code, message in _MESSAGES.values()},
    "messages": dict(_MESSAGES.values())})
model = _module("model", {
    "XML_CTYPE_EMPTY": 1, "XML_CTYPE_ANY": 2, "XML_CTYPE_MIXED": 3, "XML_CTYPE_NAME": 4,
    "XML_CTYPE_CHOICE": 5, "XML_CTYPE_SEQ": 6, "XML_CQUANT_NONE": 0, "XML_CQUANT_OPT": 1,
    "XML_CQUANT_REP": 2, "XML_CQUANT_PLUS": 3})


def ErrorString(code):
    return dict(_MESSAGES.values()).get(code)


_NAME = r"[:A-Z_a-z\xb7-\U0010ffff][-.0-9:A-Z_a-z\xb7-\U0010ffff]*"
_SPACE = r"[ \t\n]"
_START = re.compile(f"<({_NAME})")
_ATTRIBUTE = re.compile(
    f"{_SPACE}+({_NAME}){_SPACE}*={_SPACE}*(?:\"([^<\"]*)\"|'([^<']*)')")
_TAG_END = re.compile(f"{_SPACE}*(/?)>")
_END = re.compile(f"</({_NAME}){_SPACE}*>")
_REFERENCE = re.compile(f"&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|({_NAME}));")
_INSTRUCTION = re.compile(rf"<\?({_NAME})(?:{_SPACE}+(.*?))?\?>", re.DOTALL)
_DECLARED = re.compile(
    rf"<\?xml{_SPACE}+version{_SPACE}*={_SPACE}*[\"']([-A-Za-z0-9_.:]+)[\"']"
    rf"(?:{_SPACE}+encoding{_SPACE}*={_SPACE}*[\"']([A-Za-z][-A-Za-z0-9._]*)[\"'])?"
    rf"(?:{_SPACE}+standalone{_SPACE}*={_SPACE}*[\"'](yes|no)[\"'])?{_SPACE}*\?>")
_ENCODING_BYTES = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][-A-Za-z0-9._]*)["']""")
_DOCTYPE = re.compile(
    rf"<!DOCTYPE{_SPACE}+({_NAME})(?:{_SPACE}+(?:SYSTEM|PUBLIC{_SPACE}+(\"[^\"]*\"|'[^']*'))"
    rf"{_SPACE}+(\"[^\"]*\"|'[^']*'))?{_SPACE}*(\[|>)")
_DECLARATION = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!(?:[^>\"']|\"[^\"]*\"|'[^']*')*>|%[^;]*;|[ \t\n]+", re.DOTALL)
_ENTITY = re.compile(
    rf"<!ENTITY{_SPACE}+(%{_SPACE}+)?({_NAME}){_SPACE}+(?:(\"[^\"]*\"|'[^']*')|"
    rf"(?:SYSTEM|PUBLIC{_SPACE}+(\"[^\"]*\"|'[^']*')){_SPACE}+(\"[^\"]*\"|'[^']*')"
    rf"(?:{_SPACE}+NDATA{_SPACE}+({_NAME}))?){_SPACE}*>")
_ATTLIST = re.compile(rf"<!ATTLIST{_SPACE}+({_NAME})(.*)>", re.DOTALL)
_DEFAULT = re.compile(
    rf"({_NAME}){_SPACE}+(\([^)]*\)|[A-Z]+(?:{_SPACE}+\([^)]*\))?){_SPACE}+"
    rf"(#REQUIRED|#IMPLIED|(?:#FIXED{_SPACE}+)?(\"[^\"]*\"|'[^']*'))")
_NOTATION = re.compile(
    rf"<!NOTATION{_SPACE}+({_NAME}){_SPACE}+(?:SYSTEM{_SPACE}+(\"[^\"]*\"|'[^']*')|"
    rf"PUBLIC{_SPACE}+(\"[^\"]*\"|'[^']*')(?:{_SPACE}+(\"[^\"]*\"|'[^']*'))?){_SPACE}*>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PREDEFINED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_XML = "http://www.w3.org/XML/1998/namespace"
_HANDLERS = """StartElement EndElement CharacterData ProcessingInstruction Comment
    StartCdataSection EndCdataSection Default DefaultHandlerExpand StartNamespaceDecl
    EndNamespaceDecl XmlDecl StartDoctypeDecl EndDoctypeDecl EntityDecl UnparsedEntityDecl
    NotationDecl AttlistDecl ElementDecl ExternalEntityRef SkippedEntity NotStandalone""".split()


def _unquoted(text):
    return None if text is None else text[1:-1]


class XMLParserType:
    buffer_size = 8192
    buffer_used = 0
    buffer_text = False
    ordered_attributes = False
    specified_attributes = False
    namespace_prefixes = False
    ErrorCode = ErrorLineNumber = ErrorColumnNumber = ErrorByteIndex = 0

    def __init__(self, encoding, separator, intern):
        self.intern = intern
        for name in _HANDLERS:
            setattr(self, name if name.endswith("Expand") else name + "Handler", None)
        self._separator = separator
        self._encoding = encoding
        self._decoder = None
        self._waiting = b""         # bytes before their encoding is known
        self._text = ""             # from the last whole token on
        self._at = 0                # in it
        self._line, self._column, self._index = 1, 0, 0
        self._open = []             # names of the open elements, as written
        self._scopes = [{"xml": _XML}]
        self._entities = {}
        self._defaults = {}         # element: {attribute: value}
        self._seen_root = False
        self._started = False       # whether anything came before
        self._finished = False
        self._characters = []
        self._expanding = []
        self._base = None

    # -- interface

    def Parse(self, data, isfinal=False):
        if self._finished:
            self._fail("XML_ERROR_FINISHED")
        self._text = self._text[self._at:] + self._decoded(data, isfinal)
        self._at = 0
        bad = _ILLEGAL.search(self._text)
        self._document(isfinal, self._text if bad is None else self._text[:bad.start()])
        if bad is not None:
            self._move(bad.start())
            self._fail("XML_ERROR_INVALID_TOKEN")
        if isfinal:
            self._end()
        if not self.buffer_text or isfinal:
            self._flush()
        return 1

    def ParseFile(self, file):
        while True:
            data = file.read(65536)
            if not data:
                return self.Parse(b"", True)
            self.Parse(data)

    def GetBase(self):
        return self._base

    def SetBase(self, base):
        self._base = base

    def GetInputContext(self):
        return None

    def UseForeignDTD(self, flag=True):
        """There is no reading of external subsets."""

    def SetParamEntityParsing(self, flag):
        return flag == XML_PARAM_ENTITY_PARSING_NEVER

    def ExternalEntityParserCreate(self, context, encoding=None):
        parser = XMLParserType(encoding, self._separator, self.intern)
        for name in _HANDLERS:
            name = name if name.endswith("Expand") else name + "Handler"
            setattr(parser, name, getattr(self, name))
        parser._entities = self._entities
        return parser

    @property
    def CurrentLineNumber(self):
        return self._line

    @property
    def CurrentColumnNumber(self):
        return self._column

    @property
    def CurrentByteIndex(self):
        return self._index

    # -- text and places

    def _decoded(self, data, isfinal):
        if isinstance(data, str):
            return data.replace("\r\n", "\n").replace("\r", "\n")
        if self._decoder is None:
            self._waiting += bytes(data)
            data = self._waiting
            if len(data) < 4 and not isfinal or data[:5] == b"<?xml" and b">" not in data:
                if not isfinal:
                    return ""
            self._waiting = b""
            name = self._encoding or self._guess(data)
            try:
                decoder = codecs.getincrementaldecoder(name)("strict")
            except LookupError:
                self._fail("XML_ERROR_UNKNOWN_ENCODING")
            self._decoder = _Lines(decoder)
        try:
            return self._decoder.decode(bytes(data), isfinal)
        except UnicodeDecodeError:
            self._fail("XML_ERROR_INVALID_TOKEN")

    def _guess(self, data):
        if data[:3] == codecs.BOM_UTF8:
            return "utf-8-sig"
        if data[:2] in (codecs.BOM_UTF16_LE, b"<\0"):
            return "utf-16-le"
        if data[:2] in (codecs.BOM_UTF16_BE, b"\0<"):
            return "utf-16-be"
        found = _ENCODING_BYTES.match(data)
        return found.group(1).decode() if found else "utf-8"

    def _move(self, stop):
        """The tokens up to there are done with."""
        text = self._text
        newlines = text.count("\n", self._at, stop)
        if newlines:
            self._line += newlines
            self._column = stop - text.rindex("\n", self._at, stop) - 1
        else:
            self._column += stop - self._at
        self._index += stop - self._at
        self._at = stop

    def _fail(self, name):
        self._flush()
        code, message = _MESSAGES[name]
        self.ErrorCode, self.ErrorByteIndex = code, self._index
        self.ErrorLineNumber, self.ErrorColumnNumber = self._line, self._column
        failure = ExpatError(f"{message}: line {self._line}, column {self._column}")
        failure.code, failure.lineno, failure.offset = code, self._line, self._column
        self._finished = True
        raise failure

    def _add_text(self, text):
        if self.CharacterDataHandler is None:
            self._default(text)
        elif self.buffer_text:
            self._characters.append(text)
        else:
            for line in text.splitlines(True) if "\n" in text else (text,):
                ends = line.endswith("\n")
                for part in (line[:-1], "\n") if ends else (line,):
                    if part:
                        self.CharacterDataHandler(part)

    def _flush(self):
        if self._characters:
            text = "".join(self._characters)
            self._characters = []
            if self.CharacterDataHandler is not None:
                self.CharacterDataHandler(text)

    def _default(self, text):
        handler = self.DefaultHandlerExpand or self.DefaultHandler
        if handler is not None and text:
            self._flush()
            handler(text)

    # -- the document

    def _document(self, isfinal, text):
        size = len(text)
        while self._at < size:
            at = self._at
            if text[at] == "<":
                stop = self._markup(text, at, isfinal)
                if stop is None:
                    return
                self._started = True
                self._move(stop)
                continue
            stop = text.find("<", at)
            if stop < 0:
                stop = size
                if not isfinal and text.rfind("&", at) > text.rfind(";", at):
                    stop = text.rfind("&", at)
                if not isfinal and text.endswith("]", at, stop):
                    stop -= 1
                if stop <= at:
                    return
            self._content(text, at, stop)
            self._started = True
            self._move(stop)

    def _content(self, text, at, stop):
        if not self._open:
            space = text[at:stop]
            if space.strip(" \t\n") or "&" in space:
                self._move(at + len(space) - len(space.lstrip(" \t\n")))
                self._fail("XML_ERROR_JUNK_AFTER_DOC_ELEMENT" if self._seen_root
                           else "XML_ERROR_SYNTAX")
            self._default(space)
            return
        bad = text.find("]]>", at, stop)
        if bad >= 0:
            self._move(bad + 2)
            self._fail("XML_ERROR_INVALID_TOKEN")
        while at < stop:
            reference = text.find("&", at, stop)
            if reference < 0:
                self._add_text(text[at:stop])
                return
            if reference > at:
                self._add_text(text[at:reference])
                self._move(reference)
            at = self._reference(text, reference)

    def _reference(self, text, at):
        found = _REFERENCE.match(text, at)
        if found is None:
            self._move(at + _matched(text, at, "&", "#|" + _NAME))
            self._fail("XML_ERROR_INVALID_TOKEN")
        name = found.group(3)
        if name is None:
            self._add_text(self._numbered(found))
        elif name in _PREDEFINED:
            self._add_text(_PREDEFINED[name])
        elif name not in self._entities:
            if self.SkippedEntityHandler is None and not (
                    self.DefaultHandlerExpand and self._has_external):
                self._undefined(found.group())
        elif self.DefaultHandler is not None and self.DefaultHandlerExpand is None:
            self._default(found.group())
        else:
            self._expand(name)
        return found.end()

    _has_external = False

    def _undefined(self, reference):
        if self._has_external:
            self._default(reference)
        else:
            self._fail("XML_ERROR_UNDEFINED_ENTITY")

    def _expand(self, name):
        if name in self._expanding:
            self._fail("XML_ERROR_RECURSIVE_ENTITY_REF")
        value = self._entities[name]
        if value is None:
            return
        self._expanding.append(name)
        saved = self._text, self._at, self._line, self._column, self._index
        depth = len(self._open)
        self._text, self._at = value, 0
        self._document(True, value)
        if len(self._open) != depth:
            self._fail("XML_ERROR_TAG_MISMATCH")
        self._text, self._at, self._line, self._column, self._index = saved
        self._expanding.pop()

    def _numbered(self, found):
        digits, hexadecimal, _ = found.groups()
        code = int(digits) if digits else int(hexadecimal, 16)
        if code > 0x10FFFF or _ILLEGAL.match(chr(code)):
            self._fail("XML_ERROR_BAD_CHAR_REF")
        return chr(code)

    def _markup(self, text, at, isfinal):
        """Where the markup that begins there ends; None where it is not all there."""
        after = text[at + 1:at + 2]
        if after == "/":
            return self._end_tag(text, at, isfinal)
        if after == "!":
            return self._declaration(text, at, isfinal)
        if after == "?":
            return self._instruction(text, at, isfinal)
        return self._start_tag(text, at, isfinal)

    def _incomplete(self, text, at, isfinal):
        """Whether to wait for more of it: else it is wrong."""
        if isfinal:
            self._fail("XML_ERROR_UNCLOSED_TOKEN")
        return None

    def _start_tag(self, text, at, isfinal):
        found = _START.match(text, at)
        if found is None:
            if len(text) == at + 1:
                return self._incomplete(text, at, isfinal)
            self._move(at + 1)
            self._fail("XML_ERROR_INVALID_TOKEN")
        stop = found.end()
        given = []
        while True:
            end = _TAG_END.match(text, stop)
            if end is not None:
                break
            attribute = _ATTRIBUTE.match(text, stop)
            if attribute is None:
                if not _is_whole_tag(text, stop):
                    return self._incomplete(text, at, isfinal)
                self._move(stop + _matched(text, stop, _SPACE + "+", _NAME, _SPACE + "*", "=",
                                           _SPACE + "*", "[\"']", "[^<&\"']*"))
                self._fail("XML_ERROR_INVALID_TOKEN")
            name, double, single = attribute.groups()
            if any(name == other for other, _ in given):
                self._move(attribute.start(1))
                self._fail("XML_ERROR_DUPLICATE_ATTRIBUTE")
            given.append((name, self._attribute_value(double if single is None else single)))
            stop = attribute.end()
        if self._seen_root and not self._open:
            self._fail("XML_ERROR_JUNK_AFTER_DOC_ELEMENT")
        self._seen_root = True
        self._begin(found.group(1), given)
        self._open.append(found.group(1))
        if end.group(1):
            self._finish(found.group(1))
        return end.end()

    def _attribute_value(self, text):
        if "&" not in text:
            return text.translate(_SPACES) if "\n" in text or "\t" in text else text
        parts = []
        at = 0
        while True:
            reference = text.find("&", at)
            if reference < 0:
                parts.append(text[at:].translate(_SPACES))
                return "".join(parts)
            parts.append(text[at:reference].translate(_SPACES))
            found = _REFERENCE.match(text, reference)
            if found is None:
                self._fail("XML_ERROR_INVALID_TOKEN")
            name = found.group(3)
            if name is None:
                parts.append(self._numbered(found))
            elif name in _PREDEFINED:
                parts.append(_PREDEFINED[name])
            elif self._entities.get(name) is None:
                self._undefined("")
            elif name in self._expanding:
                self._fail("XML_ERROR_RECURSIVE_ENTITY_REF")
            else:
                self._expanding.append(name)
                parts.append(self._attribute_value(self._entities[name]))
                self._expanding.pop()
            at = found.end()

    def _begin(self, name, given):
        names = {attribute for attribute, _ in given}
        if not self.specified_attributes:
            for attribute, value in self._defaults.get(name, {}).items():
                if attribute not in names:
                    given.append((attribute, value))
        scope = self._scopes[-1]
        if self._separator is not None:
            given, scope = self._declare_namespaces(given, scope)
            name = self._qualified(name, scope, True)
            given = [(self._qualified(attribute, scope, False), value)
                     for attribute, value in given]
        self._scopes.append(scope)
        self._flush()
        if self.StartElementHandler is None:
            end = self._text.find(">", self._at) + 1
            self._default(self._text[self._at:end])
        elif self.ordered_attributes:
            self.StartElementHandler(name, [part for pair in given for part in pair])
        else:
            self.StartElementHandler(name, dict(given))

    def _declare_namespaces(self, given, scope):
        rest = []
        for attribute, value in given:
            if attribute == "xmlns" or attribute.startswith("xmlns:"):
                prefix = attribute[6:] or None
                scope = {**scope, prefix: value}
                if self.StartNamespaceDeclHandler is not None:
                    self._flush()
                    self.StartNamespaceDeclHandler(prefix, value or None)
            else:
                rest.append((attribute, value))
        return rest, scope

    def _qualified(self, name, scope, is_element):
        prefix, colon, local = name.partition(":")
        if not colon:
            uri = scope.get(None) if is_element else None
            return uri + self._separator + name if uri else name
        uri = scope.get(prefix)
        if not uri:
            self._fail("XML_ERROR_UNBOUND_PREFIX")
        found = uri + self._separator + local
        return found + self._separator + prefix if self.namespace_prefixes else found

    def _end_tag(self, text, at, isfinal):
        found = _END.match(text, at)
        if found is None:
            if ">" not in text[at:] and "<" not in text[at + 1:]:
                return self._incomplete(text, at, isfinal)
            self._move(at + 2)
            self._fail("XML_ERROR_INVALID_TOKEN")
        if not self._open:
            self._move(at + 1)
            self._fail("XML_ERROR_JUNK_AFTER_DOC_ELEMENT" if self._seen_root
                       else "XML_ERROR_INVALID_TOKEN")
        if self._open[-1] != found.group(1):
            self._move(at + 2)
            self._fail("XML_ERROR_TAG_MISMATCH")
        self._finish(found.group(1))
        return found.end()

    def _finish(self, name):
        self._open.pop()
        scope = self._scopes.pop()
        if self._separator is not None:
            name = self._qualified(name, scope, True)
        self._flush()
        if self.EndElementHandler is not None:
            self.EndElementHandler(name)
        elif self._text.startswith("</", self._at):
            self._default(self._text[self._at:self._text.find(">", self._at) + 1])
        if self.EndNamespaceDeclHandler is not None:
            for prefix in reversed([prefix for prefix in scope
                                    if scope[prefix] is not self._scopes[-1].get(prefix)]):
                self.EndNamespaceDeclHandler(prefix)

    def _instruction(self, text, at, isfinal):
        if text.find("?>", at) < 0:
            return self._incomplete(text, at, isfinal)
        found = _INSTRUCTION.match(text, at)
        if found is None:
            self._move(at + 2)
            self._fail("XML_ERROR_INVALID_TOKEN")
        target = found.group(1)
        if target == "xml":
            declared = _DECLARED.match(text, at)
            if self._started:
                self._fail("XML_ERROR_MISPLACED_XML_PI")
            if declared is None:
                self._move(at + 6)
                self._fail("XML_ERROR_SYNTAX")
            if self.XmlDeclHandler is not None:
                version, encoding, standalone = declared.groups()
                self.XmlDeclHandler(version, encoding, {"yes": 1, "no": 0}.get(standalone, -1))
            else:
                self._default(found.group())
        elif self.ProcessingInstructionHandler is not None:
            self._flush()
            self.ProcessingInstructionHandler(target, found.group(2) or "")
        else:
            self._default(found.group())
        return found.end()

    def _declaration(self, text, at, isfinal):
        if text.startswith("<!--", at):
            stop = text.find("-->", at + 4)
            if stop < 0:
                return self._incomplete(text, at, isfinal)
            double = text.find("--", at + 4)
            if double < stop:
                self._move(double + 2)
                self._fail("XML_ERROR_INVALID_TOKEN")
            if self.CommentHandler is not None:
                self._flush()
                self.CommentHandler(text[at + 4:stop])
            else:
                self._default(text[at:stop + 3])
            return stop + 3
        if text.startswith("<![CDATA[", at) and self._open:
            return self._cdata(text, at, isfinal)
        if text.startswith("<!DOCTYPE", at) and not self._seen_root:
            return self._doctype(text, at, isfinal)
        if not isfinal and any(start.startswith(text[at:at + 9])
                               for start in ("<!--", "<![CDATA[", "<!DOCTYPE")):
            return None
        self._move(at + 2)
        self._fail("XML_ERROR_INVALID_TOKEN" if self._open else "XML_ERROR_SYNTAX")

    def _cdata(self, text, at, isfinal):
        stop = text.find("]]>", at)
        if stop < 0:
            if isfinal:
                self._fail("XML_ERROR_UNCLOSED_CDATA_SECTION")
            return None
        if self.StartCdataSectionHandler is not None:
            self._flush()
            self.StartCdataSectionHandler()
        if stop > at + 9:
            self._add_text(text[at + 9:stop])
        if self.EndCdataSectionHandler is not None:
            self._flush()
            self.EndCdataSectionHandler()
        return stop + 3

    def _doctype(self, text, at, isfinal):
        found = _DOCTYPE.match(text, at)
        if found is None:
            return self._incomplete(text, at, isfinal)
        name, public, system, opening = found.groups()
        stop = found.end()
        declarations = []
        if opening == "[":
            while True:
                one = _DECLARATION.match(text, stop)
                if one is None:
                    break
                declarations.append(one.group())
                stop = one.end()
            end = re.compile(rf"\]{_SPACE}*>").match(text, stop)
            if end is None:
                if stop >= len(text) or text[stop] in "<]%":
                    return self._incomplete(text, at, isfinal)
                self._move(stop)
                self._fail("XML_ERROR_INVALID_TOKEN")
            stop = end.end()
        self._has_external = system is not None
        if self.StartDoctypeDeclHandler is not None:
            self.StartDoctypeDeclHandler(name, _unquoted(system), _unquoted(public),
                                         int(opening == "["))
        for declaration in declarations:
            self._declare(declaration)
        if self.EndDoctypeDeclHandler is not None:
            self.EndDoctypeDeclHandler()
        if self.StartDoctypeDeclHandler is None:
            self._default(text[at:stop])
        return stop

    def _declare(self, text):
        if text.startswith("<!--"):
            if self.CommentHandler is not None:
                self.CommentHandler(text[4:-3])
        elif text.startswith("<?"):
            found = _INSTRUCTION.match(text)
            if found is not None and self.ProcessingInstructionHandler is not None:
                self.ProcessingInstructionHandler(found.group(1), found.group(2) or "")
        elif text.startswith("<!ENTITY"):
            self._declare_entity(text)
        elif text.startswith("<!ATTLIST"):
            self._declare_attributes(text)
        elif text.startswith("<!NOTATION"):
            found = _NOTATION.match(text)
            if found is not None and self.NotationDeclHandler is not None:
                name, system, public, other = found.groups()
                self.NotationDeclHandler(name, self._base, _unquoted(system or other),
                                         _unquoted(public))
        elif not text.startswith("<!ELEMENT") and text[0] == "<":
            self._fail("XML_ERROR_SYNTAX")

    def _declare_entity(self, text):
        found = _ENTITY.match(text)
        if found is None:
            self._fail("XML_ERROR_SYNTAX")
        parameter, name, value, public, system, notation = found.groups()
        value = _unquoted(value)
        if value is not None:
            value = _REFERENCE.sub(lambda one: one.group() if one.group(3)
                                   else self._numbered(one), value)
        if not parameter:
            self._entities.setdefault(name, value)
        if notation and self.UnparsedEntityDeclHandler is not None:
            self.UnparsedEntityDeclHandler(name, self._base, _unquoted(system),
                                           _unquoted(public), notation)
        elif self.EntityDeclHandler is not None:
            self.EntityDeclHandler(name, int(bool(parameter)), value, self._base,
                                   _unquoted(system), _unquoted(public), notation)

    def _declare_attributes(self, text):
        found = _ATTLIST.match(text)
        if found is None:
            self._fail("XML_ERROR_SYNTAX")
        element, rest = found.groups()
        for one in _DEFAULT.finditer(rest):
            name, kind, default, value = one.groups()
            value = None if value is None else self._attribute_value(_unquoted(value))
            if value is not None:
                self._defaults.setdefault(element, {}).setdefault(name, value)
            if self.AttlistDeclHandler is not None:
                required = default == "#REQUIRED" or default.startswith("#FIXED")
                self.AttlistDeclHandler(element, name, kind, value, int(required))

    def _end(self):
        if self._at < len(self._text):
            self._fail("XML_ERROR_UNCLOSED_TOKEN")
        if self._open or not self._seen_root:
            self._fail("XML_ERROR_NO_ELEMENTS")
        self._finished = True


_SPACES = {ord("\t"): " ", ord("\n"): " "}


def _is_whole_tag(text, at):
    """Whether the tag ends, so that what does not fit in it is wrong."""
    quote = ""
    for char in text[at:]:
        if quote:
            if char == quote:
                quote = ""
            elif char == "<":
                return True
        elif char in "\"'":
            quote = char
        elif char in "<>":
            return True
    return False


def _matched(text, at, *patterns):
    """How many characters there are what the patterns ask for, one after the other."""
    stop = at
    for pattern in patterns:
        found = re.compile(pattern).match(text, stop)
        if found is None:
            break
        stop = found.end()
    return stop - at


class _Lines:
    """Decodes with every kind of line end as a newline."""

    def __init__(self, decoder):
        self.decoder = decoder
        self.held = False           # a carriage return at the end
        self.is_first = True

    def decode(self, data, isfinal):
        text = self.decoder.decode(data, isfinal)
        if self.is_first and text:
            self.is_first = False
            text = text.removeprefix("\ufeff")
        if self.held:
            text = "\r" + text
        self.held = text.endswith("\r") and not isfinal
        if self.held:
            text = text[:-1]
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError("namespace_separator must be at most one character, omitted, or None")
    return XMLParserType(encoding, namespace_separator, {} if intern is None else intern)
