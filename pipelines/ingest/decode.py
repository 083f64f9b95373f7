"""Bytes → text and the encoding it was in, or the reason why there is none. No text is changed: line ends stay.

The order is that of certainty: byte order mark, UTF-8 (random bytes are hardly ever valid UTF-8), what the
document declares, a guess for texts that are mostly non-ASCII, windows-1252 (the legacy encoding of English).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from pipelines.language import reference

_SAMPLE = 256 * 1024
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"%PDF-", "PDF document"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"),
    (b"PAR1", "Parquet file"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"{\\rtf", "RTF document"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3 audio"),
    (b"RIFF", "RIFF media"),
)
_BOMS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ACCENTED = re.compile(r"([A-Za-zÀ-ÿ]?)([À-ÖØ-öø-ÿ])(?=([A-Za-zÀ-ÿ]?))")
_MOSTLY_LEGACY = 0.15
"""Share of non-ASCII bytes above which a text is not English in a Latin encoding, and a guess is worth it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that are no text; `reason` is a term of REJECTION_REASON."""

    reason: str
    detail: str


@cache
def codec_of(label: str) -> str | None:
    """Return Python's codec for an encoding label as pages declare it, None when it is not known."""
    wanted = label.strip().strip("\"'").lower()
    return next((row["codec"] for row in reference.rows("encodings") if row["label"] == wanted), None)


def decode(data: bytes, declared: str | None = None) -> Decoded | Undecodable:
    """Return the text of `data`, line ends untouched and without its byte order mark."""
    if not data:
        return Undecodable("empty", "no bytes; remove the file or fetch it again")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return Undecodable("binary", f"{name} signature at byte 0; remove the file or convert it to text")
    if (marked := _decode_marked(data)) is not None:
        return marked
    if b"\0" in data:
        return _decode_with_nuls(data)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, declared, error)


def stream_encoding(sample: bytes, declared: str | None = None) -> str | Undecodable:
    """Return the codec for a stream whose first bytes are `sample`, which may end inside a character."""
    for mark, _, codec in _BOMS:
        if sample.startswith(mark):
            return codec
    for cut in range(4):  # the sample may end within a character of up to four bytes
        found = decode(sample[: len(sample) - cut] if cut else sample, declared)
        if isinstance(found, Decoded) and found.encoding == "utf-8":
            return "utf-8"
    found = decode(sample, declared)
    if isinstance(found, Undecodable):
        return found
    return found.encoding


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            try:
                text = data.decode(codec) if codec == "utf-8-sig" else data[len(mark) :].decode(codec)
            except UnicodeDecodeError:
                return None
            # two stray bytes can look like a mark; real text of a marked file has spaces or line ends
            return Decoded(text, name) if not text or name == "utf-8-sig" or _is_plausible(text) else None
    return None


def _decode_with_nuls(data: bytes) -> Decoded | Undecodable:
    """Return UTF-16 without a mark, which has its NULs on one side of each pair; else binary."""
    sample = data[:_SAMPLE]
    for codec, side in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls, others = sample[side::2].count(0), sample[1 - side :: 2].count(0)
        if others == 0 and nuls * 4 > len(sample):
            try:
                return _checked(data.decode(codec), codec)
            except UnicodeDecodeError:
                break
    return Undecodable(
        "binary", f"NUL byte at offset {data.index(0)}; text has none: remove the file or convert it to text"
    )


def _decode_legacy(data: bytes, declared: str | None, error: UnicodeDecodeError) -> Decoded | Undecodable:
    codec = codec_of(declared) if declared else None
    if codec is not None and codec != "utf-8":
        try:
            return _checked(data.decode(codec), codec)
        except UnicodeDecodeError:
            pass
    high = sum(len(m) for m in _HIGH.findall(data))
    in_utf8 = sum(len(m) for m in _MULTIBYTE.findall(data))
    if in_utf8 * 2 > high:
        return Undecodable(
            "undecodable",
            f"UTF-8 but for byte {data[error.start]:#04x} at offset {error.start} ({error.reason}); "
            "repair that byte or fetch the file again",
        )
    mostly_legacy = high > max(8, _MOSTLY_LEGACY * len(data))
    if mostly_legacy and (guessed := _guess(data)) is not None:
        return guessed
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = None
    if text is not None and not mostly_legacy and _is_latin(text):
        return _checked(text, "cp1252")
    return (not mostly_legacy and _guess(data)) or Undecodable(
        "undecodable",
        f"byte {data[error.start]:#04x} at offset {error.start} is no UTF-8, and no legacy encoding fits; "
        "save the file as UTF-8",
    )


def _is_latin(text: str) -> bool:
    """Return whether the accented letters of windows-1252 stand inside words, as letters do and noise does not."""
    found = _ACCENTED.findall(text)
    stray = sum(1 for before, letter, after in found if letter in "ÿþÞ" or not (before + after).strip())
    return stray * 2 <= len(found)


def _guess(data: bytes) -> Decoded | None:
    """Return the encoding that fits the letters of some language, None where none is convincing."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_candidates(), threshold=0.1).best()
    # coherence compares letter frequencies with those of known languages: noise has next to none
    if best is None or best.coherence < 0.3:
        return None
    try:
        found = _checked(data.decode(best.encoding), best.encoding)
    except UnicodeDecodeError:
        return None
    return found if isinstance(found, Decoded) else None


@cache
def _candidates() -> list[str]:
    return sorted({codecs.lookup(r["codec"]).name.replace("-", "_") for r in reference.rows("encodings")})


def _is_plausible(text: str) -> bool:
    head = text[:4096]
    common = sum(head.count(c) for c in " \n\t,.。、，")
    return common * 40 >= len(head) and "\0" not in head


def _checked(text: str, encoding: str) -> Decoded | Undecodable:
    """Return the text unless it is full of control characters, as binary data without NULs is."""
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls * 50 > min(len(text), _SAMPLE):
        return Undecodable(
            "binary", f"{controls} control characters near the start; remove the file or convert it to text"
        )
    return Decoded(text, encoding)
