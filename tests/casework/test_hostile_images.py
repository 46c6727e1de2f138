"""Pictures that somebody damaged or made up: a picture comes out, or a message."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hallar.casework.images import LARGEST_PIXELS, ImageError, checked_image

SECRET = b"un lugar que nadie debe saber"
EXIF_AT = 12


def jpeg(**options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(written, "JPEG", **options)
    return written.getvalue()


def with_exif() -> bytes:
    hidden = Image.Exif()
    hidden[0x0112], hidden[0x010E] = 6, "x" * 20
    hidden.get_ifd(0x8825)[2] = (19.0, 24.0, 0.0)
    return jpeg(exif=hidden.tobytes())


def png(form: str = "PNG", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(written, form, **options)
    return written.getvalue()


SOURCES = (with_exif(), png(), png("WEBP"))


def checked(content: bytes) -> bytes | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return checked_image(content)[0]
        except ImageError:
            return None


@given(
    st.sampled_from(SOURCES),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=4),
    st.integers(0, 2000),
)
def test_a_damaged_picture_is_a_picture_or_refused(
    source: bytes, changes: list[tuple[int, int]], end: int
) -> None:
    content = bytearray(source)
    for place, value in changes:
        content[place % len(content)] = value
    for one in (bytes(content), source[:end]):
        written = checked(one)
        if written is not None:
            with Image.open(io.BytesIO(written)) as read:
                assert read.format == "JPEG"


def bomb(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [int(LARGEST_PIXELS**0.5) + 10, 12_000, 60_000])
def test_a_picture_that_unpacks_to_too_much_is_refused_before_it_does(side: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with pytest.raises(ImageError):
            checked_image(bomb(side, side))


@pytest.mark.parametrize(
    "content",
    [
        jpeg(comment=SECRET), jpeg(xmp=SECRET), jpeg(exif=b"Exif\0\0" + SECRET), jpeg() + SECRET,
        png("WEBP", xmp=SECRET), png(icc_profile=SECRET), jpeg(icc_profile=SECRET),
    ],
)  # fmt: skip
def test_nothing_hidden_survives(content: bytes) -> None:
    assert SECRET in content or b"iCCP" in content
    written = checked(content)
    assert written is not None
    assert SECRET not in written
    with Image.open(io.BytesIO(written)) as read:
        assert not {"comment", "xmp", "exif", "icc_profile"} & read.info.keys()


def test_a_picture_is_turned_upright() -> None:
    written = checked(with_exif())
    assert written is not None
    with Image.open(io.BytesIO(written)) as read:
        assert read.size == (30, 40)
