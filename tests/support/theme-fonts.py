#!/usr/bin/env python3
"""Makes the two font files of the theme from the npm package @fontsource-variable/newsreader, and `letters.json`.

    npm pack @fontsource-variable/newsreader && tar xf fontsource-variable-newsreader-*.tgz
    apt-get install python3-fonttools python3-brotli
    python3 tests/support/theme-fonts.py package/files templates/theme

Newsreader has two axes, weight and optical size; with both a file weighs 130 KB. The theme sets small type light
and large type bold, never the other way round, so one axis can carry both: at 400 the letters are Newsreader's
text size, at 700 its display size in a semibold. That is the diagonal of its design space, at a third of the weight.

`templates/letters.json` holds the italic at 700 as outlines, for the cards that show a nameplate: a picture can be drawn
of outlines without a font, so it is the same on every machine.
"""
import json
import os
import sys
import tempfile

from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.subset import Options, Subsetter
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib import build
from fontTools.varLib.instancer import instantiateVariableFont

# Western European languages, with the punctuation that their newspapers use.
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
MORE = "ıŒœŸ–—‘’‚“”„†•…‹›€™−×⁄ẞ"

TEXT = {"opsz": 17, "wght": 400}
DISPLAY = {"normal": {"opsz": 60, "wght": 620}, "italic": {"opsz": 60, "wght": 560}}


def master(path, place, name, folder):
    font = TTFont(path)
    # Letters that swap at heavy weights would need both masters to agree on them.
    options = Options()
    options.layout_features = ["liga", "kern", "pnum", "tnum", "mark", "mkmk"]
    options.name_IDs = [0, 1, 2, 13, 14]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LATIN + [ord(sign) for sign in MORE])
    subsetter.subset(font)
    font = instantiateVariableFont(font, place, inplace=False, overlap=True)
    if "STAT" in font:
        del font["STAT"]
    file = os.path.join(folder, name + ".ttf")
    font.save(file)
    return file


def make(source, target, style):
    path = os.path.join(source, f"newsreader-latin-opsz-{style}.woff2")
    with tempfile.TemporaryDirectory() as folder:
        space = DesignSpaceDocument()
        space.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=400, default=400, maximum=700))
        for weight, place in ((400, TEXT), (700, DISPLAY[style])):
            space.addSource(
                SourceDescriptor(
                    path=master(path, place, f"{style}{weight}", folder),
                    location={"Weight": weight},
                    familyName="Newsreader",
                    styleName=str(weight),
                )
            )
        font, _, _ = build(space)
        font.flavor = "woff2"
        name = os.path.join(target, f"newsreader-{'roman' if style == 'normal' else 'italic'}.woff2")
        font.save(name)
        print(name, os.path.getsize(name))


def letters(target):
    """Outlines, advances and kerning of the italic at its display weight, in thousandths of an em."""
    font = instantiateVariableFont(TTFont(os.path.join(target, "newsreader-italic.woff2")), {"wght": 700})
    names, glyphs, scale = font.getBestCmap(), font.getGlyphSet(), 1000 / font["head"].unitsPerEm
    outlines = {}
    for code, name in sorted(names.items()):
        pen = SVGPathPen(glyphs, ntos=lambda value: str(round(value)))
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, 0, 0)))
        outlines[chr(code)] = [round(glyphs[name].width * scale), pen.getCommands()]
    file = os.path.join(target, "..", "letters.json")
    with open(file, "w", encoding="utf-8") as out:
        json.dump({"letters": outlines, "kerns": kerns(font, names, scale)}, out, ensure_ascii=False, separators=(",", ":"))
    print(file, os.path.getsize(file))


def kerns(font, cmap, scale):
    """How far pairs of ASCII letters are moved together or apart, where one would see it."""
    gpos = font["GPOS"].table
    kerning = {at for record in gpos.FeatureList.FeatureRecord if record.FeatureTag == "kern" for at in record.Feature.LookupListIndex}
    names = {name: chr(code) for code, name in cmap.items() if 0x21 <= code <= 0x7E}
    pairs = {}
    for table in (getattr(sub, "ExtSubTable", sub) for at in sorted(kerning) for sub in gpos.LookupList.Lookup[at].SubTable):
        if table.LookupType != 2:
            continue
        for place, first in enumerate(table.Coverage.glyphs):
            if first not in names:
                continue
            if table.Format == 1:
                values = {record.SecondGlyph: record.Value1 for record in table.PairSet[place].PairValueRecord}
            else:
                row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
                values = {name: row[table.ClassDef2.classDefs.get(name, 0)].Value1 for name in names}
            for second, value in values.items():
                if second in names:
                    pairs.setdefault(names[first] + names[second], round((getattr(value, "XAdvance", 0) or 0) * scale))
    return {pair: by for pair, by in sorted(pairs.items()) if abs(by) >= 8}


if __name__ == "__main__":
    for style in ("normal", "italic"):
        make(sys.argv[1], sys.argv[2], style)
    letters(sys.argv[2])
