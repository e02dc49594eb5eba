import { expect, test } from 'vitest';
import { openBody } from '../../../src/import/body/body.ts';

/** The files of the old site to which a body's links lead, and which have to come along. */
function filesOf(html: string): readonly string[] {
  const open = openBody(html, {
    base: 'https://x.org/piece/',
    map: () => null,
    media: () => null,
    isOwn: (address) => address.startsWith('https://x.org/'),
  });
  return open.files.map(({ source }) => source);
}

test.each([
  ['a document', '<a href="/a.pdf">Report</a>', ['https://x.org/a.pdf']],
  ['a document behind a query', '<a href="/a.pdf?v=2#page">Report</a>', ['https://x.org/a.pdf?v=2#page']],
  ['a document of another site', '<a href="https://y.org/a.pdf">Report</a>', []],
  ['a page', '<a href="/a/">Page</a>', []],
  ['a picture behind words', '<a href="/a.jpg">Picture</a>', ['https://x.org/a.jpg']],
  [
    'a picture behind words with a picture',
    '<a href="/a.jpg"><img src="/b.jpg" alt=""> Larger</a>',
    ['https://x.org/a.jpg'],
  ],
  ['another picture behind a picture', '<a href="/a.jpg"><img src="/b.jpg" alt=""></a>', []],
  ['a mail address', '<a href="mailto:a@x.org">Mail</a>', []],
  ['a film', '<video src="/a.mp4" poster="/a.jpg"></video>', ['https://x.org/a.mp4', 'https://x.org/a.jpg']],
  [
    'films',
    '<video><source src="/a.mp4"><track src="/a.vtt"></video>',
    ['https://x.org/a.mp4', 'https://x.org/a.vtt'],
  ],
  ['a film of another site', '<video src="https://y.org/a.mp4"></video>', []],
])('%s comes along if it lies on the old site', (_, html, files) => {
  expect(filesOf(html).toSorted()).toEqual(files.toSorted());
});
