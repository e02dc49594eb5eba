import { expect, test } from 'vitest';
import type { Bench } from '../../../src/edition/bench.ts';
import { ownLines } from '../../../src/edition/redirects/own-lines.ts';
import type { Host } from '../../../src/model/address/hosts.ts';

type Tables = { readonly ownRedirects?: string; readonly ownHtaccess?: string };
const SERVED = new Set(['/stands/', '/file.html', '/']);

/** What is told of a site's own tables, and how many lines count. */
function told(host: Host | null, tables: Tables | string, base = '') {
  const { ownRedirects = null, ownHtaccess = null } =
    typeof tables === 'string' ? { ownRedirects: tables } : tables;
  const bench = { archive: { site: { host, base, ownRedirects, ownHtaccess } } } as unknown as Bench;
  const { lines, dynamic, findings } = ownLines(bench, () => SERVED);
  return {
    ...{ lines, dynamic },
    findings: findings.map(({ source, position, reason }) => `${source} ${position?.line ?? '-'} ${reason}`),
  };
}
/** Why a host does not obey a single line; null if it does. */
const why = (host: Host, line: string, base?: string) =>
  told(host, line, base).findings.map((finding) => finding.replace(/^.*?: /, '').replace(/;.*$/, ''))[0] ??
  null;
const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

test('a table is told of that the host does not read', () => {
  expect(told('apache', '/a/ /b/').findings).toEqual([
    'assets/_root/_redirects - The file _redirects is not read by Apache',
  ]);
  expect(told('netlify', { ownHtaccess: 'x' }).findings).toEqual([
    'assets/_root/.htaccess - The file .htaccess is not read by Netlify',
  ]);
  expect(told('apache', { ownHtaccess: 'x' }).findings).toEqual([]);
  expect(told('apache', { ownHtaccess: 'x', ownRedirects: '/a/ /b/' }).findings).toHaveLength(1);
  expect(told('nginx', { ownHtaccess: 'x', ownRedirects: '/a/ /b/' }).findings).toHaveLength(2);
});

test('nothing is told where no host is named, or there is no table', () => {
  const nothing = { lines: 0, dynamic: 0, findings: [] };
  expect(told(null, '/a/ /b/ 404')).toEqual(nothing);
  expect(told(null, { ownHtaccess: 'x' })).toEqual(nothing);
  expect(told('netlify', {})).toEqual(nothing);
});

test('lines count towards the limits, those with placeholders by themselves', () => {
  expect(told('cloudflare-pages', '/a/ /b/\n# note\n/c/:id /d/:id\n/e/* /f/\nold /new/')).toEqual({
    ...{ lines: 1, dynamic: 2 },
    findings: ['assets/_root/_redirects 5 The line is not a redirect that Cloudflare Pages reads'],
  });
});

test('the first line beyond a limit is told', () => {
  const plain = (at: number) => `/a${at}/ /b/`;
  expect(told('cloudflare-pages', many(2000, plain)).findings).toEqual([]);
  expect(told('cloudflare-pages', many(2002, plain)).findings).toEqual([
    'assets/_root/_redirects 2001 Cloudflare Pages obeys 2000 such lines, and this is one more',
  ]);
  expect(
    told(
      'cloudflare-pages',
      many(101, (at) => `/a${at}/* /b/`),
    ).findings,
  ).toEqual(['assets/_root/_redirects 101 Cloudflare Pages obeys 100 such lines, and this is one more']);
  expect(told('netlify', many(2002, plain)).findings).toEqual([]);
});

test.each<[Host, string, string | null]>([
  ['cloudflare-pages', '/a/ id=7 /b/', 'it asks for a query'],
  ['netlify', '/a/ id=7 /b/', null],
  [
    'cloudflare-pages',
    '/a/ /b/ 301!',
    'it does not know 301!, since lines always go before files: write 301',
  ],
  ['netlify', '/a/ /b/ 301!', null],
  ['cloudflare-pages', '/a/ /b/ 302 Country=no', 'it does not know Country=no'],
  ['netlify', '/a/ /b/ 302 Country=no', null],
  ['cloudflare-pages', '/a/ /b/ 404', 'it does not know the status 404'],
  ['netlify', '/a/ /b/ 404', null],
  ['cloudflare-pages', '/a/ https://e.example/ 200', 'it shows no page of another site as its own'],
  ['cloudflare-pages', '/a/ https://e.example/ 301', null],
  ['cloudflare-pages', '/a/ /b/ 200', null],
  ['netlify', '/a/ https://e.example/ 200', null],
  ['cloudflare-pages', '/a/*/b/* /c/', 'it takes one * in a line'],
  ['cloudflare-pages', '/a/*/b/ /c/', null],
  ['netlify', '/a/*/b/ /c/', 'a * is allowed only at the end'],
  ['netlify', '/a/* /c/', null],
  ['netlify', '/stands/ /b/', 'a page is there, and takes precedence'],
  ['netlify', '/stands /b/', 'a page is there, and takes precedence'],
  ['netlify', '/STANDS/ /b/', 'a page is there, and takes precedence'],
  ['netlify', '/%73tands/ /b/', 'a page is there, and takes precedence'],
  ['netlify', '/file.html /b/', 'a page is there, and takes precedence'],
  ['netlify', '/free/ /b/', null],
  ['netlify', '/stands/ /b/ 301!', null],
  ['netlify', '/stands/ id=7 /b/', null],
  ['netlify', '/stands/* /b/', null],
  ['cloudflare-pages', '/stands/ /b/', null],
])('%s reads %s: %s', (host, line, reason) => {
  expect(why(host, line)).toBe(reason);
});

test('a page stands under the base of the site alone', () => {
  expect(why('netlify', '/stands/ /b/', '/cable')).toBe(null);
  expect(why('netlify', '/cables/stands/ /b/', '/cable')).toBe(null);
  for (const from of ['/cable/stands/', '/cable'])
    expect(why('netlify', `${from} /b/`, '/cable')).toBe('a page is there, and takes precedence');
});

test('a line may be as long as the host reads it', () => {
  const line = (length: number) => `/a/ ${'/b'.repeat(length / 2 - 2)}`;
  expect(line(1000)).toHaveLength(1000);
  expect(why('cloudflare-pages', line(1000))).toBe(null);
  expect(why('cloudflare-pages', line(1002))).toBe('a line has 1000 characters at most');
  expect(why('netlify', line(1002))).toBe(null);
});
