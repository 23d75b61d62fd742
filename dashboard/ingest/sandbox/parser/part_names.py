"""In the child: a workbook whose parts have other names than Excel's, for a parser that knows only those.

`_rels/.rels` says where the workbook is, and the workbook's own relations where its styles and texts are.
"""

import io
import posixpath
import re
import zipfile

from .sheet_facts import Refused
from .zip_parts import ATTRIBUTE, attribute, part_name, pieces, small_part

BOOK = "xl/workbook.xml"
OF_THE_BOOK = {"styles": "xl/styles.xml", "sharedStrings": "xl/sharedStrings.xml"}
OF_THE_PACKAGE = ("_rels/", "docprops/", "[content_types].xml")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")


def with_usual_names(content: bytes, limits: dict[str, int]) -> bytes:
    """The file as it is, if its parts have the usual names; else with those that the parser looks for."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {part_name(entry.filename): entry.filename for entry in archive.infolist()}
        book = target_of(small_part(archive, "_rels/.rels"), "officeDocument", "") or BOOK
        if part_name(book) not in names:
            return content
        base, links = posixpath.dirname(book), relations_of(book)
        relations = small_part(archive, part_name(links))
        renamed = {name: in_folder(written, base) for name, written in names.items()}
        renamed |= {part_name(book): BOOK, part_name(links): relations_of(BOOK)}
        for kind, usual in OF_THE_BOOK.items():
            if (target := part_name(target_of(relations, kind, base))) in names:
                renamed[target] = usual
        same = all(part_name(new) == old for old, new in renamed.items())
        if same and not any(written.startswith(("/", "\\")) for written in names.values()):
            return content
        return rewritten(archive, renamed, part_name(links), base, limits)


def in_folder(written: str, base: str) -> str:
    """A part's name where the workbook's folder is called xl."""
    name = written.replace("\\", "/").lstrip("/")
    if part_name(name).startswith(OF_THE_PACKAGE) or base.lower() == "xl":
        return name
    if base and not part_name(name).startswith(f"{part_name(base)}/"):
        return name
    return f"xl/{name[len(base) :].lstrip('/')}"


def relations_of(part: str) -> str:
    return posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")


def target_of(relations: bytes, kind: str, base: str) -> str:
    """The part that a relation of this kind leads to, from the archive's root."""
    for tag in RELATION.findall(relations):
        if attribute(tag, b"Type").endswith(f"/{kind}"):
            return absolute(attribute(tag, b"Target"), base)
    return ""


def absolute(target: str, base: str) -> str:
    target = target.replace("\\", "/")
    path = target if target.startswith("/") else posixpath.join("/", base, target)
    return posixpath.normpath(path).lstrip("/")


def rewritten(
    archive: zipfile.ZipFile, renamed: dict[str, str], links: str, base: str, limits: dict[str, int]
) -> bytes:
    """The archive with other names. Its relations and the workbook's lead to where the parts now are.

    Refuses one in which two parts would have one name.
    """
    if len(set(map(part_name, renamed.values()))) < len(renamed):
        raise Refused("damaged")
    new, total = io.BytesIO(), 0
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive_out:
        for entry in archive.infolist():
            name = part_name(entry.filename)
            part = b"".join(pieces(archive, entry, limits))
            total += len(part)
            if total > limits["unpacked_mb"] << 20:
                raise Refused("unpacked")
            folders = {links: base, "_rels/.rels": ""}
            if (folder := folders.get(name)) is not None:
                part = relinked(part, renamed, folder)
            archive_out.writestr(zipfile.ZipInfo(renamed[name]), part, zipfile.ZIP_DEFLATED)
    return new.getvalue()


def relinked(relations: bytes, renamed: dict[str, str], base: str) -> bytes:
    return RELATION.sub(lambda tag: with_absolute(tag[0], renamed, base), relations)


def with_absolute(tag: bytes, renamed: dict[str, str], base: str) -> bytes:
    """A relation's tag that leads from the root, to the part's new name; one to the outside as it is."""
    if attribute(tag, b"TargetMode") == "External":
        return tag
    target = absolute(attribute(tag, b"Target"), base)
    new = "/" + renamed.get(part_name(target), target)
    written = new.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").encode()
    return re.sub(ATTRIBUTE % b"Target", lambda _: b' Target="' + written + b'"', tag)
