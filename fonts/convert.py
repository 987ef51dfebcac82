"""Makes the vendored TrueType faces from the Fandol OpenType (CFF) faces. Run once, by hand, when a face changes.

Needs Python 3 with fontTools 4.x (Debian: apt-get install python3-fonttools) and the Debian package
texlive-lang-chinese, which need not be installed:

    apt-get download texlive-lang-chinese && dpkg-deb -x texlive-lang-chinese_*.deb tl
    python3 fonts/convert.py tl/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol fonts

Why TrueType: the OFD subsetter and several printers handle TrueType outlines only; PDF and OFD then show the
same outlines. Beside the outlines three things are changed, all named in NOTICE:
  * U+FFE5 (full-width yen) is taken out of the character map: all Fandol faces draw a dollar sign there, so the
    fallback face must draw it;
  * the weight class of FandolSong Bold says 700: the source says 400, so that no program can ask for it;
  * glyph positions, advances and the rest of the character map stay as they are (asserted below).
"""

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FACES = ["FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular", "FandolSong-Regular", "FandolSong-Bold"]
TOLERANCE_UNITS = 0.5
WRONG_YEN = 0xFFE5


def quadratic_glyphs(font):
    glyph_set = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        # CFF contours turn the other way round than TrueType ones.
        glyph_set[name].draw(Cu2QuPen(pen, TOLERANCE_UNITS, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return glyphs


def to_truetype(font):
    glyphs = quadratic_glyphs(font)
    order = font.getGlyphOrder()
    loca, glyf, maxp = newTable("loca"), newTable("glyf"), font["maxp"]
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    font["loca"], font["glyf"] = loca, glyf
    for name in order:
        advance, _ = font["hmtx"][name]
        glyphs[name].recalcBounds(glyf)
        font["hmtx"][name] = (advance, getattr(glyphs[name], "xMin", 0))
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    post = font["post"]
    post.formatType, post.glyphOrder = 3.0, order
    for table in ("CFF ", "VORG", "DSIG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\000\001\000\000"


def drop_wrong_yen(font):
    for table in font["cmap"].tables:
        table.cmap.pop(WRONG_YEN, None)


def say_the_weight(font, face):
    if not face.endswith("-Bold"):
        return
    font["OS/2"].usWeightClass = 700
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x40) | 0x20
    font["head"].macStyle |= 1


def check(source_path, target_path):
    source, target = TTFont(source_path), TTFont(target_path)
    assert len(source.getGlyphOrder()) == len(target.getGlyphOrder())
    by_id = {name: i for i, name in enumerate(source.getGlyphOrder())}
    target_by_id = {name: i for i, name in enumerate(target.getGlyphOrder())}
    before = {c: by_id[g] for c, g in source.getBestCmap().items() if c != WRONG_YEN}
    after = {c: target_by_id[g] for c, g in target.getBestCmap().items()}
    assert before == after, "character map"
    advances = lambda f: [f["hmtx"][g][0] for g in f.getGlyphOrder()]
    assert advances(source) == advances(target), "advance widths"


def convert(face, source_folder, target_folder):
    source, target = source_folder / f"{face}.otf", target_folder / f"{face}.ttf"
    font = TTFont(source, recalcTimestamp=False)
    to_truetype(font)
    drop_wrong_yen(font)
    say_the_weight(font, face)
    font.save(target)
    check(source, target)
    print(f"{target.name}: {len(font.getGlyphOrder())} glyphs, {target.stat().st_size} bytes", flush=True)


if __name__ == "__main__":
    for face in FACES:
        convert(face, Path(sys.argv[1]), Path(sys.argv[2]))
