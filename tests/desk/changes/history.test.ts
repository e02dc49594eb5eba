import { beforeAll, describe, expect, it } from 'vitest';
import type { Planned } from '../../../src/desk/prepare.ts';
import { post, SETTINGS } from '../../support/built.ts';
import { exchanged, plannedWithHistory } from '../../support/changed.ts';
import { type Commit, hasGit, repositories } from '../../support/git-site.ts';
import { layFiles } from '../../support/site-on-disk.ts';

const repository = repositories();

const talks = (body: string, fields = 'title: Talks') => post(fields, body);

/** A commit of a piece, on a day at noon or at a time; further files beside it. */
type State = readonly [day: string, text: Commit['files'][string], more?: Commit['files']];

const LONG = 'The envoy came at noon, and all of the harbour knew of it by one.';

/** The states of a piece, and its changes as `day: what went > what came`, after the day of its first words. */
const CASES: {
  readonly [title: string]: { readonly states: readonly State[]; readonly changes: readonly string[] };
} = {
  'are all since it was published, by the day of the commit': {
    states: [
      ['2020-01-02', talks('Two men came at noon.')],
      ['2020-01-05', talks('Six women came at noon.')],
      ['2020-02-01', talks('Six women came at noon.', 'title: Long talks')],
      ['2020-02-03', talks('Six women came at noon.', 'title: Long talks\ndek: They met.')],
    ],
    changes: [
      '2020-01-02',
      '2020-01-05: Two men > Six women',
      '2020-02-01: Talks > Long talks',
      '2020-02-03:  > They met.',
    ],
  },
  'are of words, not of markup, front matter or typography': {
    states: [
      ['2020-01-02', talks('The "track-two" talks\nended at noon.')],
      [
        '2020-01-05',
        talks('The “track-two” *talks* ended [at noon](https://a.example/).', 'title: Talks\ntags: [a]'),
      ],
    ],
    changes: [],
  },
  'count commits within an hour as one, and one that was taken back within it as none': {
    states: [
      ['2020-01-02', talks('One two.')],
      ['2020-01-05T12:00', talks('One two three.')],
      ['2020-01-05T12:59', talks('One two three four.')],
      ['2020-01-05T13:01', talks('One two three four five.')],
      ['2020-01-07T12:00', talks('All new words, of course.')],
      ['2020-01-07T12:10', talks('One two three four five.')],
    ],
    changes: ['2020-01-02', '2020-01-05:  >  three four', '2020-01-05:  >  five'],
  },
  'leave out what may have been held back, which only warns': {
    states: [
      ['2020-01-02', talks('A secret label.', 'title: Talks\nlabel: draft')],
      ['2020-01-03', talks('A secret day.', 'title: Talks\nappears: 2020-02-01')],
      ['2020-01-04', talks('Body.\n\nTK TK, a secret.')],
      ['2020-01-05', talks('One two.')],
      ['2020-01-07', talks('One two three.', 'title: Talks\nappears: 2020-01-06')],
    ],
    changes: ['2020-01-05', '2020-01-07:  >  three'],
  },
  'begin with the words that were published: no draft, no embargo, nothing unlisted': {
    states: [
      ['2019-12-20', talks('A secret draft.', 'title: Talks\ndraft: true')],
      ['2019-12-21', talks('A secret list.', 'title: Talks\nunlisted: true')],
      ['2019-12-22', talks('A secret embargo.')],
      ['2019-12-23', talks('The open words.')],
      ['2020-01-05', talks('The open text.')],
    ],
    changes: ['2019-12-23', '2020-01-05: words > text'],
  },
  ...Object.fromEntries(
    [
      'draft: true',
      'unlisted: true',
      'withdrawn: It was a hoax.',
      'changes: false',
      'expires: 2020-01-03',
    ].map((field) => [
      `begin anew when it comes back after ${field}`,
      {
        states: [
          ['2020-01-02', talks('It was a libel.')],
          ['2020-01-03', talks('It was a libel.', `title: Talks\n${field}`)],
          ['2020-01-04', talks('It was fine.')],
          ['2020-01-06', talks('It was very fine.')],
        ],
        changes: ['2020-01-04', '2020-01-06:  > very '],
      },
    ]),
  ),
  'begin anew when its file was removed': {
    states: [
      ['2020-01-02', talks('It was a libel.')],
      ['2020-01-03', null],
      ['2020-01-04', talks('It was fine.')],
    ],
    changes: [],
  },
  'begin anew when its file is given to another dispatch': {
    states: [
      ['2020-01-02', talks('It was a libel.', 'title: Talks\nid: libel')],
      ['2020-01-04', talks('It was fine.', 'title: Talks\nid: fine')],
    ],
    changes: [],
  },
  'are not told if it says changes: false': {
    states: [
      ['2020-01-02', talks('One.')],
      ['2020-01-05', talks('Two.', 'title: Talks\nchanges: false')],
    ],
    changes: [],
  },
  'are not told if it is unlisted': {
    states: [
      ['2020-01-02', talks('One.')],
      ['2020-01-05', talks('Two.', 'title: Talks\nunlisted: true')],
    ],
    changes: [],
  },
  'go on when its file is renamed': {
    states: [
      ['2020-01-02', null, { 'posts/-é "a" b.md': talks(LONG, 'title: Talks\ndate: 2020-01-02') }],
      ['2020-01-05', talks(`${LONG} Yes.`, 'title: Talks\ndate: 2020-01-02'), { 'posts/-é "a" b.md': null }],
    ],
    changes: ['2020-01-02', '2020-01-05:  >  Yes.'],
  },
  'begin where its file came into posts/': {
    states: [
      ['2020-01-02', null, { 'notes/talks.md': talks(LONG.replace('envoy', 'secret')) }],
      ['2020-01-05', talks(LONG), { 'notes/talks.md': null }],
      ['2020-01-09', talks(LONG.replace('noon', 'one'))],
    ],
    changes: ['2020-01-05', '2020-01-09: noon > one'],
  },
  'pass over a state that no build could read': {
    states: [
      ['2020-01-02', talks('Number one.')],
      ['2020-01-03', '---\ntitle: [Talks\n---\nSecret.\n'],
      ['2020-01-04', Buffer.from('---\ntitle: T\n---\nSecret \xe9.\n', 'latin1')],
      ['2020-01-05', talks('Number two.')],
    ],
    changes: ['2020-01-02', '2020-01-05: one > two'],
  },
  'divide Chinese into words': {
    states: [
      ['2020-01-02', talks('他昨天去了学校。')],
      ['2020-01-05', talks('他今天去了学校。')],
    ],
    changes: ['2020-01-02', '2020-01-05: 昨天 > 今天'],
  },
};

const pathOf = (number: number) => `posts/2020-01-02-piece-${number}.md`;

const commitOf = (path: string, [day, text, more = {}]: State): Commit => ({
  at: day.length === 10 ? `${day}T12:00:00Z` : `${day}:00Z`,
  files: { ...(text === null && Object.keys(more).length > 0 ? {} : { [path]: text }), ...more },
});

/** How a piece changed. */
function changesOf(path: string, { dispatches }: Pick<Planned, 'dispatches'>): readonly string[] {
  const history = dispatches.find(({ source }) => source === path)?.history;
  if (!history) return [];
  return [
    history.first.day,
    ...history.changes.map((change) => {
      const { removed, added } = exchanged(change);
      return `${change.at?.day ?? 'now'}: ${removed} > ${added}`;
    }),
  ];
}

describe.runIf(hasGit())('the changes of a dispatch', () => {
  let planned: Planned;
  beforeAll(async () => {
    const commits = Object.values(CASES).flatMap(({ states }, number) =>
      states.map((state) => commitOf(pathOf(number), state)),
    );
    planned = await plannedWithHistory(repository(commits));
  });

  it.each(Object.entries(CASES).map(([title, { changes }], number) => ({ title, changes, number })))(
    '$title',
    ({ changes, number }) => {
      expect(changesOf(pathOf(number), planned)).toEqual(changes);
    },
  );

  it('begin on the day that the settings name, and are in the time zone of the site', async () => {
    const [one, two] = [pathOf(1), pathOf(2)];
    const folder = repository([
      commitOf(one, ['2020-01-02', talks('[caption]One[/caption]')]),
      commitOf(one, ['2020-01-03', talks('One')]),
      commitOf(one, ['2020-01-20T23:30', talks('One two')]),
      commitOf(two, ['2020-01-02', talks('One')]),
      commitOf(two, ['2020-01-20', talks('One')]),
    ]);
    const settings = `${SETTINGS.replace('UTC', 'Europe/Oslo')}changes: {from: git, since: 2020-01-10}\n`;
    const later = await plannedWithHistory(folder, settings);
    expect(changesOf(one, later)).toEqual(['2020-01-03', '2020-01-21:  >  two']);
    expect(changesOf(two, later)).toEqual([]);
  });

  it('are those of the branch that is published: of a merge what came of it, and of the other branch nothing', async () => {
    const path = pathOf(1);
    const folder = repository([
      commitOf(path, ['2020-01-02', talks('One.')]),
      { ...commitOf(path, ['2020-01-03', talks('A half-finished secret.')]), on: 'side' },
      { ...commitOf(path, ['2020-01-04', talks('One and two.')]), on: 'side' },
      commitOf(pathOf(2), ['2020-01-05', talks('Other.')]),
      { ...commitOf(path, ['2020-01-06', talks('One and two.')]), merges: 'side' },
    ]);
    expect(changesOf(path, await plannedWithHistory(folder))).toEqual([
      '2020-01-02',
      '2020-01-06:  >  and two',
    ]);
  });

  it('end with what is not committed yet, without a day; other line ends are no change', async () => {
    const [one, two] = [pathOf(1), pathOf(2)];
    const folder = repository([
      commitOf(one, ['2020-01-02', talks('One.')]),
      commitOf(two, ['2020-01-02', talks('One.')]),
    ]);
    layFiles(folder, { [one]: talks('One and two.'), [two]: talks('One.').replaceAll('\n', '\r\n') });
    const working = await plannedWithHistory(folder);
    expect(changesOf(one, working)).toEqual(['2020-01-02', 'now:  >  and two']);
    expect(changesOf(two, working)).toEqual([]);
  });
});
