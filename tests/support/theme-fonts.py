#!/usr/bin/env python3
"""Makes the two font files of the theme from the npm package @fontsource-variable/newsreader.

    npm pack @fontsource-variable/newsreader && tar xf fontsource-variable-newsreader-*.tgz
    apt-get install python3-fonttools python3-brotli
    python3 tests/support/theme-fonts.py package/files templates/theme

Newsreader has two axes, weight and optical size; with both a file weighs 130 KB. The theme sets small type light
and large type bold, never the other way round, so one axis can carry both: at 400 the letters are Newsreader's
text size, at 700 its display size in a semibold. That is the diagonal of its design space, at a third of the weight.
"""
import os
import sys
import tempfile

from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.subset import Options, Subsetter
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


if __name__ == "__main__":
    for style in ("normal", "italic"):
        make(sys.argv[1], sys.argv[2], style)
