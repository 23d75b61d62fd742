"""Bytes to text, for the guard and for the child, which imports nothing else of ours."""


def text_of(content: bytes, cut: bool = False) -> str:
    """Text in the encodings that Excel writes: UTF-16 and UTF-8 with a mark, UTF-8, else Windows-1252.

    cut: the content is only the beginning of a file, and may end in the middle of a letter.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if cut and error.start >= len(content) - 3:
            return content.decode("utf-8-sig", errors="ignore")
        return content.decode("cp1252", errors="replace")
