import { expect, test } from 'vitest';
import { climbs, isTooLong, leavesSite } from '../../../src/model/address/paths.ts';

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

test.each([
  ['a name of 255 bytes', 'a'.repeat(255), false],
  ['one of 256 bytes', 'a'.repeat(256), true],
  ['one of 255 bytes in 85 characters', '東'.repeat(85), false],
  ['one of 258 bytes in 86 characters', '東'.repeat(86), true],
  ['a path of 1,000 bytes', `${'a'.repeat(99)}/`.repeat(10), false],
  ['one of 1,001 bytes', `${`${'a'.repeat(99)}/`.repeat(10)}b`, true],
  ['one of more than 1,000 bytes in 405 characters', `${'東'.repeat(80)}/`.repeat(5), true],
])('whether %s is too long for a file system', (_, path, isLong) => {
  expect(isTooLong(path)).toBe(isLong);
});
