import { describe, expect, test } from 'vitest';
import {
  ownerOf,
  type Registered,
  readRegister,
  registerText,
  type Stood,
} from '../../src/model/register.ts';

const line = (address: string, stood: Stood, since = '2009-02-03'): Registered => ({
  ...{ address, since, stood },
  line: 0,
});
const EVERY: readonly Stood[] = [
  { kind: 'dispatch', id: 'talks' },
  { kind: 'page', source: 'posts/_pages/about.md', mark: 'abc' },
  { kind: 'alias', source: 'posts/a b%20c.md', mark: 'abc' },
  { kind: 'byline', name: 'Laura Hale' },
  { kind: 'column', name: 'The Wire' },
  { kind: 'tag', name: 'iran' },
  { kind: 'redirect', to: '/new/?q=a b' },
  { kind: 'dates' },
  { kind: 'feed' },
  { kind: 'index' },
];

describe('a register', () => {
  test('is read as it was written, whatever stood there', () => {
    const text = registerText(EVERY.map((stood, at) => line(`/${at} %é/`, stood)));
    const { lines, unread } = readRegister(text);
    expect(unread).toEqual([]);
    expect(lines.map(({ address, since, stood }) => [address, since, stood])).toEqual(
      EVERY.map((stood, at) => [`/${at} %é/`, '2009-02-03', stood]),
    );
    expect(lines.map((each) => each.line)).toEqual(EVERY.map((_, at) => at + 3));
  });

  test('lists each address once for the same thing, since its earliest day, in order', () => {
    const talks: Stood = { kind: 'dispatch', id: 'talks' };
    const text = registerText([
      line('/b/', talks, '2009-02-03'),
      line('/b/', talks, '2009-02-01'),
      line('/b/', talks, '2009-02-02'),
      line('/b/', { kind: 'index' }),
      line('/a/', { kind: 'tag', name: ' two\n words ' }),
    ]);
    expect(text.split('\n').filter((row) => !row.startsWith('#'))).toEqual([
      '/a/ 2009-02-03 tag two words',
      '/b/ 2009-02-01 dispatch id talks',
      '/b/ 2009-02-03 index',
      '',
    ]);
  });

  test.each([
    ['no address', '2009-02-03 index'],
    ['an address that is not a path', 'about/ 2009-02-03 index'],
    ['an address alone', '/about/'],
    ['no kind', '/about/ 2009-02-03'],
    ['a day that is none', '/about/ 2009-2-3 index'],
    ['a day that no month has', '/about/ 2009-13-03 index'],
    ['an address that leaves the site', '/../../about/ 2009-02-03 dispatch id a'],
    ['an address that leaves the site in an escape', '/%2e%2e/about/ 2009-02-03 dispatch id a'],
    ['an address in a hidden folder', '/.git/config.html 2009-02-03 dispatch id a'],
    ['a path of the site that leaves its host', '/* 2009-02-03 base /../'],
    ['a kind that is none', '/about/ 2009-02-03 novel id a'],
    ['a dispatch without a name', '/about/ 2009-02-03 dispatch'],
    ['a dispatch with a mark alone', '/about/ 2009-02-03 dispatch abc'],
    ['a dispatch with an empty mark', '/about/ 2009-02-03 dispatch  posts/a.md'],
    ['a tag without a name', '/about/ 2009-02-03 tag'],
    ['a redirect without an address', '/about/ 2009-02-03 redirect'],
  ])('has lines that cannot be read, each with its number: %s', (_, row) => {
    const { lines, unread } = readRegister(
      `# Notes\n\n/first/ 2009-02-03 index\n${row}\n/last/ 2009-02-03 feed`,
    );
    expect(unread).toEqual([4]);
    expect(lines.map(({ address, line }) => [address, line])).toEqual([
      ['/first/', 3],
      ['/last/', 5],
    ]);
  });

  test('may begin with a byte order mark, and have lines that end as on Windows', () => {
    expect(readRegister('\ufeff/a/ 2009-02-03 index\r\n').lines).toEqual([
      { ...line('/a/', { kind: 'index' }), line: 1 },
    ]);
    expect(readRegister('# Notes\r/a/ 2009-02-03 index\r').lines).toEqual([
      { ...line('/a/', { kind: 'index' }), line: 2 },
    ]);
  });

  test('keeps an escape that is no UTF-8 as it is written', () => {
    const [kept] = readRegister('/%ff/ 2009-02-03 index').lines;
    expect(kept?.address).toBe('/%ff/');
  });
});

test('the owner of an address is its id, its file, or its kind with a name', () => {
  expect(EVERY.map(ownerOf)).toEqual([
    'id talks',
    'posts/_pages/about.md',
    'posts/a b%20c.md',
    'byline Laura Hale',
    'column The Wire',
    'tag iran',
    'redirect',
    'dates',
    'feed',
    'index',
  ]);
});
