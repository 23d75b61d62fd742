"""Bytes to text, for the guard and for the child, which imports nothing else of ours."""

import codecs
import re

# How Danish looks in each: the bytes of æ ø å Æ Ø Å and of é É ö Ö ä Ä ü Ü.
LETTERS = {
    "mac_roman": b"\xbe\xbf\x8c\xae\xaf\x81\x8e\x83\x9a\x85\x8a\x80\x9f\x86",
    "cp865": b"\x91\x9b\x86\x92\x9d\x8f\x82\x90\x94\x99\x84\x8e\x81\x9a",
}
# In Windows-1252 these are quotes and the like, but never ø and å: ¿ and Œ, › and †.
TELLING = {"mac_roman": b"\xbf\x8c", "cp865": b"\x9b\x86"}
LEAST_LETTERS, LEAST_SHARE = 3, 0.9
HIGH = bytes(range(0x80, 0x100))
# Letters of Western Europe, quotes, dashes and signs that people write.
USUAL = bytes(range(0xC0, 0x100)) + "€…ŠŽ‘’“”•–—šž\u00a0£§«°±²³´µ·»¼½¾\u00ad©®".encode("cp1252")
MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16, the low byte first and the high byte first
LOOKED_AT, MOST_ZEROS = 4096, 0.9
FEW = 0.25  # of the bytes that are no UTF-8, beside the letters that are


def text_of(content: bytes, cut: bool = False) -> str:
    """Text in the encodings that Excel writes: UTF-16 and UTF-8 with a mark, UTF-8, else Windows-1252.

    cut: the content is only the beginning of a file, and may end in the middle of a letter.
    """
    if marked := with_utf_16_mark(content):
        return marked.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if cut and error.start >= len(content) - 3:
            return content.decode("utf-8-sig", errors="ignore")
        return content.decode("cp1252", errors="replace")


def with_utf_16_mark(content: bytes) -> bytes:
    """UTF-16 with its mark, also where only a zero in nearly every other byte tells it.

    b"" for anything else.
    """
    if content.startswith(MARKS):
        return content
    head = content[:LOOKED_AT]
    zeros = [head[start::2].count(0) for start in (1, 0)]
    for mark, here, there in zip(MARKS, zeros, reversed(zeros), strict=True):
        if here > MOST_ZEROS * len(head) / 2 and there <= len(head) / 200:
            return mark + content
    return b""


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and what the user must be told of its letters; "" mostly.

    mac_roman, cp865: read so, since that is certain. mixed: UTF-8 with some bytes of Windows-1252.
    unknown: read as Windows-1252, and letters may be wrong.
    """
    if with_utf_16_mark(content) or content.isascii():
        return text_of(content), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    if is_mostly_utf8(content):
        codecs.register_error("as_windows", as_windows)
        return content.decode("utf-8-sig", errors="as_windows"), "mixed"
    for codec, letters in LETTERS.items():
        if is_certainly(content, letters, TELLING[codec]):
            return content.decode(codec), codec
    high = count(content, HIGH)
    usual = high and count(content, USUAL) / high >= LEAST_SHARE
    return content.decode("cp1252", errors="replace"), "" if usual else "unknown"


def count(content: bytes, wanted: bytes) -> int:
    return len(content) - len(content.translate(None, wanted))


def is_mostly_utf8(content: bytes) -> bool:
    letters = len(re.findall(rb"[\xc3\xc2][\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2}", content))
    left = content.decode("utf-8", errors="ignore").encode()
    return letters > 0 and len(content) - len(left) <= FEW * letters


def as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


def is_certainly(content: bytes, letters: bytes, telling: bytes) -> bool:
    """Whether nearly all that is no ASCII would be Danish letters inside words, ø or å among them."""
    high = count(content, HIGH)
    a_letter = b"[%s]" % re.escape(letters)
    in_words = len(re.findall(rb"(?<=[A-Za-z])" + a_letter + rb"|" + a_letter + rb"(?=[A-Za-z])", content))
    return count(content, telling) > 0 and in_words >= max(LEAST_LETTERS, LEAST_SHARE * high)
