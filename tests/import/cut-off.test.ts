import { describe, expect, test } from 'vitest';
import { EXPORTS } from './exports.ts';
import { bring, item, wxr } from './outside.ts';

describe('a piece in which the file was cut off', () => {
  const HELD = {
    kind: 'lost',
    what: 'body',
    detail: 'the file was cut off in it, so it is a draft; export again',
  };

  test('is a draft, also if what would say so is missing', async () => {
    const whole = wxr(
      item({ title: 'Fog', id: '1' }),
      item({ title: 'Rain', id: '2', body: '<p>Rain fell on the quay.</p>', status: 'private' }),
    );
    const at = whole.indexOf('fell on');
    const { report, rows } = await bring({ 'x.xml': whole.slice(0, at) });
    expect(rows.map(({ title, draft }) => [title, draft])).toEqual([
      ['Fog', false],
      ['Rain', true],
    ]);
    expect(rows[1]!.notes).toContainEqual(HELD);
    expect(report.damage.map(({ why }) => why)).toContain(
      'the file ends before <channel> is closed; it was cut off',
    );
  });

  test.each([
    [
      'feed',
      'x.xml',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>X</title><entry><id>a</id><title>Fog</title><published>2009-02-02T10:00:00Z</published><content type="html">&lt;p>Fog came',
    ],
    [
      'blogger',
      'x.xml',
      "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id><title>X</title><entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2009-02-02T10:00:00.000-08:00</published><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/><title type='text'>Fog</title><content type='html'>&lt;p>Fog came",
    ],
    [
      'livejournal',
      'x.xml',
      '<?xml version="1.0"?><livejournal><entry><itemid>7</itemid><eventtime>2009-02-02 10:00:00</eventtime><subject>Fog</subject><event>Fog came',
    ],
    [
      'tumblr',
      'x.xml',
      '<?xml version="1.0"?><tumblr version="1.0"><tumblelog name="x"/><posts><post id="1" type="regular" date-gmt="2009-02-02 10:00:00 GMT"><regular-title>Fog</regular-title><regular-body>Fog came',
    ],
  ])('is a draft in %s', async (format, name, text) => {
    const { rows } = await bring({ [name]: text }, { format });
    expect(rows).toMatchObject([{ title: 'Fog', draft: true }]);
    expect(rows[0]!.notes).toContainEqual(HELD);
  });

  test('is none where the file is whole', async () => {
    for (const format of ['wordpress', 'blogger', 'feed', 'livejournal', 'tumblr']) {
      const { rows } = await bring(EXPORTS[format]!, { format });
      expect(rows.flatMap(({ notes }) => notes)).not.toContainEqual(HELD);
    }
  });
});

test.each([
  ['{"db": [{"data": {"posts": [{"title": "Fo', 'its JSON was cut off; export or download it again'],
  ['{"db": [{"data": {"posts": [{"title": "Fog"}', 'its JSON was cut off; export or download it again'],
  ['{"db": [{"data": {posts: []}}]}', expect.stringMatching(/^it is not JSON: /)],
  ['{"posts": 1}', 'it is not an export of Ghost'],
])('what is wrong with the JSON of Ghost is told: %s', async (text, why) => {
  const { report } = await bring({ 'ghost.json': text }, { format: 'ghost' });
  expect(report.damage).toContainEqual({ name: 'ghost.json', why });
});
