import type { RuleDoc } from './rule.ts';

/** Rules that are kept on the way to an edition: reading, parsing, filing, planning and printing report them in every build. */
export const ELSEWHERE: readonly RuleDoc[] = [
  doc(
    ['alias-collision', 'error'],
    'An old address (`aliases`) is the address of a page, or of two dispatches.',
    'A redirect cannot stand where a page stands, and cannot lead to two places.',
    'Remove the alias, or leave it to one of the two.',
  ),
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
    ['invalid-setting', 'error'],
    'A setting holds something that it cannot hold.',
    'The site would not be what site.yaml says.',
    'Write what the message names.',
  ),
  doc(
    ['link-outside', 'error'],
    'A symbolic link leads out of the site folder.',
    'A site is made of its own folder alone; what lies outside may be private.',
    'Put a copy of the file into the site folder.',
  ),
  doc(
    ['missing-image', 'warning'],
    'A picture is neither beside the dispatch nor under assets/.',
    'Its alternative text stands in for it.',
    'Add the file or mend its name.',
  ),
  doc(
    ['no-date', 'error'],
    'A dispatch has no date, and none stands in its path.',
    'It cannot be filed; the time of the file is no date.',
    'Write `date` into the front matter.',
  ),
  doc(
    ['no-timezone', 'info'],
    'site.yaml names no time zone.',
    'Dates are then read as UTC, and an evening may come out as the next day.',
    'Write `timezone: Europe/Paris`, or yours.',
  ),
  doc(
    ['no-title', 'warning'],
    'A dispatch has no title.',
    'It is shown by its first words.',
    'Write `title`.',
  ),
  doc(
    ['no-url', 'warning'],
    'site.yaml names no address.',
    'Feeds and canonical links then point to http://localhost.',
    'Write `url: https://example.org`.',
  ),
  doc(
    ['not-ours', 'error'],
    'The output folder holds files that Backfile did not write.',
    'Building there would write over them.',
    'Choose another folder with --out, or empty that one.',
  ),
  doc(
    ['not-utf8', 'error'],
    'A file is not UTF-8.',
    'Its letters would come out wrong.',
    'Save it as UTF-8.',
  ),
  doc(
    ['path-collision', 'error'],
    'Two things would stand at one address (compared without case and Unicode form).',
    'One of them would be lost.',
    'Give one of them another slug, date or permalink.',
  ),
  doc(
    ['several-columns', 'warning'],
    'A dispatch names several columns.',
    'It stands in one; the first counts.',
    'Make tags of the others.',
  ),
  doc(
    ['template-error', 'error'],
    'A template failed while a page was rendered.',
    'Nothing was written; the last edition stands.',
    'Mend the template at the line that is named.',
  ),
  doc(
    ['template-syntax', 'error'],
    'A template cannot be read.',
    'No page of it can be made.',
    'Mend the template at the line that is named.',
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
    ['unknown-setting', 'warning'],
    'A key of site.yaml is a near miss of a setting.',
    'It is kept for templates, and sets nothing.',
    'Write the setting, or leave it.',
  ),
  doc(
    ['unknown-template', 'error'],
    'A template that another names is not there.',
    'No page of it can be made.',
    'Mend the name.',
  ),
  doc(
    ['unreadable', 'error'],
    'A file cannot be read.',
    'What it holds would be missing from the site.',
    'Mend its permissions, or move it out of the site folder.',
  ),
  doc(
    ['unsafe-link', 'warning'],
    'A link would run a script: `javascript:`.',
    'Content is never run; the address was left out.',
    'Write an address.',
  ),
];

function doc(
  [name, level]: readonly [string, RuleDoc['level']],
  what: string,
  why: string,
  mend: string,
): RuleDoc {
  return { name, level, what, why, mend };
}
