import { describe, expect, test } from 'vitest';
import type { Bench } from '../../src/edition/bench.ts';
import { headers } from '../../src/edition/headers.ts';

/** The props of the table of headers; null if none is made. */
function tableOf(
  more: { html?: string; search?: boolean; headers?: boolean; assets?: readonly string[] } = {},
) {
  const { html = 'keep', search = true, headers: asked = true, assets = [] } = more;
  const site = { headers: asked, search, style: { html } };
  const archive = { site, assets: assets.map((path) => ({ path })) };
  const [page, ...others] = headers({ archive, site: { base: '/cable' } } as unknown as Bench);
  expect(others).toEqual([]);
  return page ? { path: page.path as string, props: page.props() as { base: string; policy: string } } : null;
}
/** What the policy allows of a kind. */
const allowed = (kind: string, more?: Parameters<typeof tableOf>[0]) =>
  new Map(
    tableOf(more)
      ?.props.policy.split('; ')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.join(' ')];
      }),
  ).get(kind);

describe('the table of headers', () => {
  test('is made if the site asks for it and has none of its own', () => {
    expect(tableOf()).toMatchObject({ path: '_headers', props: { base: '/cable' } });
    expect(tableOf({ headers: false })).toBe(null);
    expect(tableOf({ assets: ['assets/_root/_headers'] })).toBe(null);
    expect(tableOf({ assets: ['assets/_headers', 'assets/a.jpg'] })).not.toBe(null);
  });

  test('lets films and frames of other sites in only where raw HTML is kept', () => {
    expect([allowed('media-src'), allowed('frame-src')]).toEqual(["'self' https:", 'https:']);
    for (const html of ['sanitize', 'escape'])
      expect([allowed('media-src', { html }), allowed('frame-src', { html })]).toEqual(["'self'", "'none'"]);
  });

  test('lets WebAssembly run only for a search, and nothing inline', () => {
    expect(allowed('script-src')).toBe("'self' 'wasm-unsafe-eval'");
    expect(allowed('script-src', { search: false })).toBe("'self'");
    expect(tableOf()?.props.policy).not.toContain('unsafe-inline');
    expect(allowed('default-src')).toBe("'none'");
  });
});
