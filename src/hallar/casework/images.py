"""Pictures: checked by content and size, and written anew without what a camera hides in them."""

from __future__ import annotations

import io

from django.utils.translation import gettext as _
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from hallar.casework.errors import CaseworkError

LARGEST_BYTES = 10_000_000
LARGEST_PIXELS = 50_000_000
LONGEST_SIDE = 2000
"""Pixels kept on the longer side: enough for a tattoo, small enough for a page."""


class ImageError(CaseworkError):
    """The upload is no picture that can be kept."""


def checked_image(content: bytes) -> tuple[bytes, str]:
    """Return a picture as JPEG, and its content type; position data and other hidden fields are dropped.

    Raises:
        ImageError: too large, or no JPEG, PNG or WebP.
    """
    if len(content) > LARGEST_BYTES:
        raise ImageError(_("The picture is larger than 10 MB. Save it smaller and upload it again."))
    # WeasyPrint lets pictures that are cut off pass, for the whole process; here they must not.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > LARGEST_PIXELS:
                raise ImageError(_("The picture has more than 50 million pixels. Save it smaller."))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise ImageError(_("The file is no JPEG, PNG or WebP picture, or it is damaged.")) from None
    upright.info.clear()  # or a comment of the camera's would be written again
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = io.BytesIO()
    upright.save(written, format="JPEG", quality=88)
    return written.getvalue(), "image/jpeg"
