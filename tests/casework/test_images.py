"""Pictures: by content, not by name; freed of hidden data."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from hallar.casework.images import LARGEST_BYTES, LONGEST_SIDE, ImageError, checked_image


def picture(form: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "red").save(written, form, **options)
    return written.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_jpeg(form: str) -> None:
    content, kind = checked_image(picture(form))
    assert kind == "image/jpeg"
    with Image.open(io.BytesIO(content)) as read:
        assert (read.format, read.size) == ("JPEG", (40, 30))


def test_what_a_camera_hides_is_dropped() -> None:
    hidden = Image.Exif()
    hidden[0x010E] = "a place nobody should know"
    content, _kind = checked_image(picture("JPEG", exif=hidden.tobytes()))
    assert b"nobody should know" not in content


def test_a_large_picture_is_shrunk() -> None:
    content, _kind = checked_image(picture("PNG", (3000, 100)))
    with Image.open(io.BytesIO(content)) as read:
        assert max(read.size) == LONGEST_SIDE


@pytest.mark.parametrize(
    "content", [b"", b"<svg/>", b"GIF89a", b"\x89PNG\r\n\x1a\nbroken", b"x" * (LARGEST_BYTES + 1)]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ImageError):
        checked_image(content)
