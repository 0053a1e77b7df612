"""Code trees from text, for tests: `(ret (pc 0 (r 0)))`."""
from __future__ import absolute_import

import re

from kit.vm import codetree
from rpython.rlib.rbigint import rbigint

TOKEN = re.compile(r'\s*("[^"]*"|[()]|[^\s()"]+)')
WORDS = {"#t": codetree.TRUE, "#f": codetree.FALSE, "nil": codetree.NIL}


def parse(text):
    tokens = TOKEN.findall(text)
    tokens.reverse()
    return _parse(tokens)


def _parse(tokens):
    token = tokens.pop()
    if token == "(":
        items = []
        while tokens[-1] != ")":
            items.append(_parse(tokens))
        tokens.pop()
        return codetree.ListNode(items)
    if token.startswith('"'):
        return codetree.TextNode(token[1:-1])
    if token in WORDS:
        return WORDS[token]
    if re.match(r"-?\d+$", token):
        number = int(token)
        if -2 ** 63 <= number < 2 ** 63:
            return codetree.IntNode(number)
        return codetree.BigNode(rbigint.fromlong(number))
    if re.match(r"-?\d+\.\d*$", token):
        return codetree.FloatNode(float(token))
    return codetree.SymbolNode(token)
