"""The part of a bundled font that a picture needs."""

from collections.abc import Iterable
from io import BytesIO

from orgmodel.text.measure import FONT_FILES, Weight

# Kerning and mark placement only: Inter's contextual forms would draw "->" as an arrow, and a title is shown literally.
FEATURES = ["kern", "mark", "mkmk", "ccmp"]


def subset(weight: Weight, characters: Iterable[str]) -> bytes:
    """Cut a bundled font down to some characters.

    Parameters
    ----------
    weight
        400 or 600.
    characters
        Those needed; ones that the font lacks are passed over.

    Returns
    -------
    bytes
        A WOFF file; the same bytes for the same characters. About 8 kB for English titles.

    Notes
    -----
    Some 5 ms: HarfBuzz cuts the file as it lies, where fontTools takes it apart first, 150 ms for each weight.
    """
    import uharfbuzz as hb  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    chosen = hb.SubsetInput()
    chosen.sets(hb.SubsetInputSets.UNICODE).set({ord(character) for character in characters})
    features = chosen.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.update(int.from_bytes(feature.encode(), "big") for feature in FEATURES)
    chosen.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    cut = hb.subset(hb.Face(hb.Blob.from_file_path(str(FONT_FILES[weight]))), chosen)
    with TTFont(BytesIO(cut.blob.data), recalcTimestamp=False, lazy=True) as font:
        font.flavor = "woff"
        target = BytesIO()
        font.save(target)
        return target.getvalue()
