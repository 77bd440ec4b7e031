"""A document as plain text, with a line ending that every editor knows."""

from macros.letters import Block, Document

_WIDTH = 72


def txt(document: Document) -> bytes:
    """The document as UTF-8 text; in two languages, paragraph after paragraph."""
    shown = (block for block in document.blocks if not (document.logo and block.id == "briefhoofd-logo"))
    parts = [part for block in shown for part in _block(block)]
    parts.append("-" * 24)
    parts += [said.plain for said in document.footer]
    return ("\r\n\r\n".join(parts) + "\r\n").encode()


def _block(block: Block) -> list[str]:
    notes = [f"[{said.plain}]" for said in block.note]
    lines = []
    for said in block.said:
        plain = said.plain.replace("\n", "\r\n")
        if block.style == "title":
            plain = f"{plain}\r\n{'=' * min(len(plain), _WIDTH)}"
        elif block.style == "heading":
            plain = f"{plain}\r\n{'-' * min(len(plain), _WIDTH)}"
        elif block.style == "item":
            plain = f"- {plain}"
        lines.append(plain)
    return [*notes, *lines]
