import { doc, type RuleDoc } from '../rule.ts';

/** Rules of one dispatch: of its front matter, its text, and what it refers to. */
export const OF_DISPATCHES: readonly RuleDoc[] = [
  doc(
    ['broken-link', 'warning'],
    'A link leads to nothing in this archive.',
    'The reader finds nothing there.',
    'Link to a file, a slug or an address of the archive, or write the whole URL.',
  ),
  doc(
    ['control-character', 'warning'],
    'The text holds characters that no page may hold.',
    'XML refuses them, and with them a whole feed; each is replaced by a sign that shows the gap.',
    'Remove them.',
  ),
  doc(
    ['copy-too-complex', 'error'],
    'The text is larger or deeper than any reader could have meant.',
    'It would take the build minutes, or all of its memory.',
    'Simplify the text at that place, or cut the dispatch into several.',
  ),
  doc(
    ['date-adjusted', 'warning'],
    'A date names a time that clocks never showed, or the end of a day (24:00).',
    'It is taken as the time that stands for it, which may be on another day.',
    'Write the time as clocks showed it, or with its offset from UTC.',
  ),
  doc(
    ['date-ambiguous', 'info'],
    'A date names a time that came twice, when clocks were set back.',
    'The first of the two is taken; dispatches of that hour may be in the wrong order.',
    'Write its offset from UTC: `date: 2009-11-01 01:30 -05:00`.',
  ),
  doc(
    ['dateline-unclear', 'error'],
    'The date cannot be read.',
    'The archive files by day; a guess would publish something false.',
    'Write the day as it was printed: `date: 2009-02-02`.',
  ),
  doc(
    ['dead-outside-link', 'warning'],
    'An address of another site answered 404 or 410 in two runs at least a day apart (`--external`).',
    'The reader finds nothing there; one run alone may have met a bad day.',
    'Link to where it is now, or to an archived copy, which `--external --ledger` looks for.',
  ),
  doc(
    ['duplicate-key', 'warning'],
    'A key stands in front matter or settings twice.',
    'The later one counts, which may not be the one that was meant.',
    'Remove one of them.',
  ),
  doc(
    ['expiry-ignored', 'warning'],
    '`expiryDate` is not obeyed.',
    'In many archives it is a leftover that would drop most of the dispatches.',
    'Write `expires` if the dispatch is to be left out after that day.',
  ),
  doc(
    ['front-matter-indent', 'warning'],
    'A quoted text goes on in a line that is not indented.',
    'YAML forbids it, though many systems read it; the next one may not.',
    'Indent the line.',
  ),
  doc(
    ['front-matter-tab', 'warning'],
    'A line of front matter is indented by a tab.',
    'YAML forbids it, though many systems read it.',
    'Write spaces.',
  ),
  doc(
    ['front-matter-unreadable', 'error'],
    'No parser reads the front matter.',
    'What cannot be read cannot be published; an empty post would be worse.',
    'Mend the line that is named.',
  ),
  doc(
    ['invalid-date', 'error'],
    'A date does not exist: 2009-02-30.',
    'The archive files by day; a guess would publish something false.',
    'Write a day that was.',
  ),
  doc(
    ['invalid-field', 'warning'],
    'A field holds something that it cannot hold.',
    'It was left out.',
    'Write it as the table of fields shows.',
  ),
  doc(
    ['no-date', 'error'],
    'A dispatch has no date, and none stands in its path.',
    'It cannot be filed; the time of the file is no date.',
    'Write `date` into the front matter.',
  ),
  doc(
    ['no-title', 'warning'],
    'A dispatch has no title.',
    'It is shown by its first words.',
    'Write `title`.',
  ),
  doc(
    ['not-utf8', 'error'],
    'A file is not UTF-8.',
    'Its letters would come out wrong.',
    'Save it as UTF-8.',
  ),
  doc(
    ['several-columns', 'warning'],
    'A dispatch names several columns.',
    'It stands in one; the first counts.',
    'Make tags of the others.',
  ),
  doc(
    ['unknown-byline', 'warning'],
    'A byline is not one that the site lists.',
    'It has no bio line, and is perhaps misspelt.',
    'Write one that is listed, or add it.',
  ),
  doc(
    ['unknown-column', 'warning'],
    'A column is not one that the site lists.',
    'It is perhaps misspelt.',
    'Write one that is listed, or add it.',
  ),
  doc(
    ['unknown-field', 'warning'],
    'A key of front matter is a near miss of a field: `titel`.',
    'It is kept for templates, and means nothing else.',
    'Write the field, or leave it.',
  ),
  doc(
    ['unknown-follows', 'warning'],
    '`follows` names no other dispatch of this edition.',
    'The story has a hole.',
    'Write the slug, the file or the address of another dispatch.',
  ),
  doc(
    ['unknown-related', 'warning'],
    '`related` names no other dispatch of this edition.',
    'It is left out of "More from".',
    'Write the slug, the file or the address of another dispatch.',
  ),
  doc(
    ['unsafe-link', 'warning'],
    'A link would run a script: `javascript:`.',
    'Content is never run; the address was left out.',
    'Write an address.',
  ),
];
