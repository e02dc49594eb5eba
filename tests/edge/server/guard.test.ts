import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/edge/server/guard.ts';

function judged(url: string) {
  const request = {
    url,
    method: 'GET',
    headers: { host: 'localhost:4000' },
    rawHeaders: ['Host', 'localhost:4000'],
  };
  return judge(request as unknown as IncomingMessage, new Set());
}

describe('an address', () => {
  test.each([
    ['/', '/', ''],
    ['/a%20b/?q=%2F', '/a b/', '?q=%2F'],
    ['/caf%C3%A9/', '/café/', ''],
    ['/100%25/', '/100%/', ''],
  ])('%s asks for %j', (url, path, query) => {
    expect(judged(url)).toEqual({ target: { path, query } });
  });

  test.each([
    ['an escaped slash', '/a%2fb/'],
    ['an escaped slash in capitals', '/a%2Fb/'],
    ['an escaped slash before two dots', '/..%2fsite.yaml'],
    ['an escaped backslash', '/a%5cb/'],
    ['two dots', '/../site.yaml'],
    ['escaped dots', '/%2e%2e/site.yaml'],
    ['one dot', '/./a'],
    ['an escaped line end', '/a%0a'],
    ['an escaped DEL', '/a%7f'],
    ['an escape cut short', '/a%c3'],
    ['a mark of HTML', '/a<b'],
    ['no path', 'http://localhost:4000/'],
  ])('with %s is malformed', (_, url) => {
    expect(judged(url)).toMatchObject({ status: 400 });
  });
});
