"""What a built page says: its texts, block by block, as a reader hears them, and its anchors.

Signs for the eye only (`aria-hidden`) are left out, pictures and tables too: their text is not a sentence. The labels of
pictures and the cells of tables stand apart.
"""

from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "caption", "summary", "figcaption", "dt", "dd"}
SILENT = {"svg", "table", "script", "style"}
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


@dataclass
class Block:
    """A paragraph, a title, an item of a list."""

    tag: str
    section: str  # the last title before it
    text: str


@dataclass
class Drawing:
    """A picture: its name and the lines of its labels."""

    name: str
    texts: list


@dataclass
class Table:
    """A table: its caption, else the title above it, and its rows; a cell is its lines, once for each column that it takes."""

    caption: str
    rows: list


class Page(HTMLParser):
    """`blocks`, `drawings`, `tables` and `anchors` of the main part of a page; the first block is its description."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.blocks, self.drawings, self.tables, self.anchors, self.section = [], [], [], [], ""
        self.open, self.text, self.in_main = [], "", False
        self.cell, self.span = None, 1
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.anchors.append(attributes["id"])
        self.in_main = self.in_main or tag == "main"
        if attributes.get("name") == "description":
            self.blocks.append(Block("meta", "", plain(attributes["content"])))
        if tag == "svg":
            self.drawings.append(Drawing(attributes.get("aria-label") or "", []))
        if tag == "text" and self.drawings:
            self.drawings[-1].texts.append("")
        if tag == "table":
            self.tables.append(Table(self.section, []))
        if tag == "tr":
            self.tables[-1].rows.append([])
        if tag in ("td", "th", "caption"):
            self.cell, self.span = "", int(attributes.get("colspan") or 1)
        if tag == "small" and self.cell is not None:
            self.cell += "\n"
        if tag in BLOCKS:
            self.flush("p")
        if tag not in VOID:
            self.open.append((tag, tag in SILENT or attributes.get("aria-hidden") == "true"))

    def handle_endtag(self, tag):
        while self.open:
            closed, _ = self.open.pop()
            if closed == "time":  # the day of a time line stands apart from what happened
                self.text += " "
            if closed == tag:
                break
        if tag == "caption":
            self.tables[-1].caption, self.cell = plain(self.cell), None
        if tag in ("td", "th"):
            lines = [plain(line) for line in self.cell.split("\n")]
            self.tables[-1].rows[-1] += [lines] * self.span
            self.cell = None
        if tag in BLOCKS:
            self.flush(tag)
        self.in_main = self.in_main and tag != "main"

    def handle_data(self, data):
        if self.drawings and self.open and any(tag == "text" for tag, _ in self.open):
            self.drawings[-1].texts[-1] += data.replace("\u00a0", " ")
        if self.cell is not None and not any(tag == "i" and silent for tag, silent in self.open):
            self.cell += data
        if self.in_main and not any(silent for _, silent in self.open):
            self.text += data

    def flush(self, tag):
        text = plain(self.text)
        self.text = ""
        if text:
            self.blocks.append(Block(tag, self.section, text))
            if tag in ("h1", "h2"):
                self.section = text


def plain(text):
    """Non-breaking spaces as blanks, no soft hyphens, one blank between words."""
    for character in "\u00ad\u200b\u2060":
        text = text.replace(character, "")
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
