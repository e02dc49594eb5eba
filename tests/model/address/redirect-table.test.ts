import { describe, expect, test } from 'vitest';
import {
  hasPlaceholder,
  readRedirectTable,
  redirectFor,
  unreadLines,
} from '../../../src/model/address/redirect-table.ts';

/** Where a request is led by a table, as `status location`; null if it is not. */
function led(table: string, path: string, query = '', slashless = false): string | null {
  const redirect = redirectFor(readRedirectTable(table), path, query, { slashless });
  return redirect ? `${redirect.status} ${redirect.location}` : null;
}

describe('a line of _redirects', () => {
  test('has an old address, what its query needs, a new address, a status and conditions', () => {
    const text =
      '# Old addresses\n\n/old/ id=:id type=a%20b /new/:id/ 302! Country=no Language=nb # moved\n/plain/ https://elsewhere.example/';
    expect(readRedirectTable(text)).toEqual([
      {
        ...{ line: 3, from: '/old/', to: '/new/:id/', status: 302, forced: true },
        text: '/old/ id=:id type=a%20b /new/:id/ 302! Country=no Language=nb',
        query: new Map([
          ['id', ':id'],
          ['type', 'a b'],
        ]),
        conditions: ['Country=no', 'Language=nb'],
      },
      {
        ...{ line: 4, from: '/plain/', to: 'https://elsewhere.example/', status: 301, forced: false },
        ...{ text: '/plain/ https://elsewhere.example/', query: new Map(), conditions: [] },
      },
    ]);
  });

  test('that cannot be read is told by its number; empty lines and comments are not', () => {
    expect(unreadLines('/a/ /b/\n\n # note\nold/ /new/\n/alone/\r\n/c/ /d/')).toEqual([4, 5]);
  });
});

test('a placeholder is an asterisk or a colon with a name at the start of a segment', () => {
  expect(['/a/*', '/:year/', '/a:b/', '/a/'].map(hasPlaceholder)).toEqual([true, true, false, false]);
});

describe('a request', () => {
  test('is led on by the first line that matches it, with its query unless the line has one', () => {
    const table = '/a/ /first/\n/a/ /second/\n/q/ /to/?x=1\n/h/ /to/#part';
    expect(led(table, '/a/', '?p=2')).toBe('301 /first/?p=2');
    expect(led(table, '/q/', '?p=2')).toBe('301 /to/?x=1');
    expect(led(table, '/h/', '?p=2')).toBe('301 /to/#part');
    expect(led(table, '/b/')).toBe(null);
  });

  test('is not led on by a line with another status or with conditions', () => {
    expect(led('/a/ /b/ 200\n/a/ /c/ Country=no', '/a/')).toBe(null);
    expect(led('/a/ /b/ 404\n/a/ /c/ 308', '/a/')).toBe('308 /c/');
  });

  test('fills placeholders, which match one segment that is not empty', () => {
    expect(led('/:year/:month/* /archive/:year-:month/:splat', '/2009/02/a/b')).toBe(
      '301 /archive/2009-02/a/b',
    );
    expect(led('/:year/x /archive/:year/:other', '/2009/x')).toBe('301 /archive/2009/:other');
    expect(led('/:year/x /archive/', '//x')).toBe(null);
    expect(led('/:year/x /archive/', '/a/b/x')).toBe(null);
    expect(led('/tags/:name /t/:name', '/tags/grün')).toBe('301 /t/gr%C3%BCn');
  });

  test('may begin as an address with an asterisk does', () => {
    expect(led('/old/pre* /new/:splat', '/old/prefix/more')).toBe('301 /new/fix/more');
    expect(led('/old/pre* /new/:splat', '/old/other')).toBe(null);
    expect(led('/old/* /new/:splat', '/old')).toBe(null);
    expect(led('/old/* /new/:splat', '/old', '', true)).toBe('301 /new/');
    expect(led('/old/pre* /new/:splat', '/old', '', true)).toBe(null);
  });

  test('may lack the slash at its end on a host that takes both as one', () => {
    expect(led('/a/ /b/', '/a')).toBe(null);
    expect(led('/a/ /b/', '/a', '', true)).toBe('301 /b/');
    expect(led('/a /b/', '/a/', '', true)).toBe('301 /b/');
    expect(led('/ /b/', '/', '', true)).toBe('301 /b/');
  });

  test('must have the query that a line asks for', () => {
    const table = '/a/ id=7 kind=:kind /b/:kind/\n/a/ :=id /c/';
    expect(led(table, '/a/', '?id=7&kind=x')).toBe('301 /b/x/');
    expect(led(table, '/a/', '?id=8&kind=x')).toBe(null);
    expect(led(table, '/a/', '?id=7')).toBe(null);
    expect(led('/a/ id=: /b/:id/', '/a/', '?id=9')).toBe('301 /b/9/');
  });

  test('is never led to another host by a path of two slashes', () => {
    expect(led('/go/* /:splat', '/go//evil.example/')).toBe('301 /evil.example/');
  });

  test('has a percent-encoded sign as a sign, and not as a placeholder', () => {
    expect(led('/a%2A /b/', '/a*')).toBe('301 /b/');
    expect(led('/a%2A /b/', '/abc')).toBe(null);
  });
});
