import { doc, type RuleDoc } from '../galley/rule.ts';

/** Rules about pictures: their files, and what is made from them. */
export const OF_PICTURES: readonly RuleDoc[] = [
  doc(
    ['cards-not-drawn', 'warning'],
    'Cards for dispatches without a picture cannot be drawn.',
    'Other sites show no picture beside a link to such a dispatch.',
    'Install satori, or set `images.cards` to true.',
  ),
  doc(
    ['facsimile-locked', 'warning'],
    'A PDF of a facsimile is encrypted.',
    'It is linked, but readers may be asked for a password. Some encrypted PDFs open without one and only forbid printing or copying.',
    'Open it in a browser. If it asks for a password, save it without one.',
  ),
  doc(
    ['facsimile-tiff', 'warning'],
    'A scan of a facsimile is a TIFF file.',
    'Browsers do not show it, so readers get a smaller copy.',
    'Save it as JPEG.',
  ),
  doc(
    ['facsimile-unreadable', 'warning'],
    'A file of a facsimile is empty or is neither a picture nor a PDF, whatever its name says, its address is not valid, or a page of a PDF is not given as a number.',
    'The file is left out, or the PDF is opened at its beginning.',
    'Name a scan or a PDF, and write the number of the page.',
  ),
  doc(
    ['missing-image', 'warning'],
    'A picture is neither beside the dispatch nor under assets/.',
    'Its alternative text is shown instead.',
    'Add the file or correct its name.',
  ),
  doc(
    ['picture-damaged', 'warning'],
    'A picture cannot be decoded.',
    'Browsers show half of it, or nothing; it is copied as it is.',
    'Save it again.',
  ),
  doc(
    ['picture-location', 'warning'],
    'A photograph or a film records where it was taken, or may record it.',
    'Whoever saves it learns the place, which may be somebody’s home.',
    'Remove the location before you publish it.',
  ),
  doc(
    ['picture-too-large', 'warning'],
    'A picture is too large for this program to decode.',
    'Decoding it could use all of the memory; it is copied as it is.',
    'Save a smaller version.',
  ),
  doc(
    ['picture-unreadable', 'warning'],
    'A file is not the picture that its name says.',
    'Browsers may not show it.',
    'Save it again, or correct its name.',
  ),
  doc(
    ['unsafe-svg', 'warning'],
    'An SVG file holds a script.',
    'Opened by itself, it would run with the rights of the site.',
    'Save it without scripts.',
  ),
];
