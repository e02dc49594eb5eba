import { expect, test } from 'vitest';
import { climbs, leavesSite } from '../../../src/model/address/paths.ts';

test.each([
  ['/a/../b/', true],
  ['/.git/config', true],
  ['/a/.htaccess', true],
  ['/a/.htpasswd.php', true],
  ['/2006/.NET_Auction.aspx', false],
  ['/2006/.NET_Auction.aspx/', false],
  ['/.NET_Auction.aspx/a/', true],
  ['/a\\b/', true],
  ['/a\0b/', true],
  ['/https:/evil.example/', true],
  ['//evil.example/', false],
  ['/.well-known/a.txt', false],
  ['/.well-known-not/a.txt', true],
  ['/a.b/c:d/', false],
])('the path %s leaves the site: %s', (path, leaves) => {
  expect(leavesSite(path)).toBe(leaves);
});

test.each([
  ['/a/../b/', true],
  ['../a', true],
  ['/a/./b', true],
  ['/a/..', true],
  ['a\\b', true],
  ['.htaccess', false],
  ['/a../b/', false],
  ['/a/...b/', false],
])('a part of the path %s leads to another folder: %s', (path, does) => {
  expect(climbs(path)).toBe(does);
});
