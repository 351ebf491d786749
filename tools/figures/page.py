"""A page, and which of its numbers somebody has answered for."""

import collections
import re

import lxml.html

DIGIT = re.compile(r"\d")
# Attributes that people see or hear.
SPOKEN = ("alt", "aria-description", "aria-label", "placeholder", "title", "summary")


class Wrong(Exception):
    """Something that is not as it should be."""


class Check:
    """Counts what was held to pandas, and keeps what was wrong."""

    def __init__(self):
        self.counted, self.wrong, self.notes = collections.Counter(), [], collections.Counter()

    def same(self, what, found, expected, kind=None):
        if found != expected:
            self.wrong.append(f"{what}: {found!r} where {expected!r} should be")
        elif kind:
            self.counted[kind] += 1

    def hold(self, what, holds, kind=None):
        if not holds:
            self.wrong.append(what)
        elif kind:
            self.counted[kind] += 1


def text(element):
    """What an element says."""
    return " ".join(element.text_content().split())


class Page:
    def __init__(self, address, body):
        self.address = address
        self.root = lxml.html.document_fromstring(body.decode())
        self.body = self.root.body
        self.taken = set()

    def take(self, element):
        """Somebody answers for all that is in this element; what it says."""
        self.taken.update(element.iter())
        return text(element)

    def all(self, path, within=None):
        return (self.body if within is None else within).xpath(path)

    def one(self, path, within=None):
        found = self.all(path, within)
        if len(found) != 1:
            raise Wrong(f"{self.address}: {len(found)} of {path}")
        return found[0]

    def finish(self, check, words):
        """Every number that nobody answered for has to be part of a name."""
        for piece in self.body.xpath(".//text()[translate(., '0123456789', '') != .]"):
            owner = piece.getparent()
            said = " ".join(piece.split())
            if piece.is_tail:
                owner = owner.getparent()
            if owner in self.taken or owner.tag in ("script", "style"):
                continue
            check.hold(f"{self.address}: nobody answers for “{said}”", said in words)
        for attribute in SPOKEN:
            for owner in self.body.xpath(f".//*[@{attribute}]"):
                check.hold(f"{self.address}: nobody answers for {attribute} “{owner.get(attribute)}”",
                           not DIGIT.search(owner.get(attribute)) or owner in self.taken)
        for owner in self.body.xpath(".//*[contains(@class, 'h-bar-')]"):
            check.hold(f"{self.address}: nobody answers for a bar {owner.get('class')}",
                       owner in self.taken or owner.get("class").startswith("h-bar-top"))
