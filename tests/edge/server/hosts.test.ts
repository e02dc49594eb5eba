import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serve } from '../../../src/edge/server/serve.ts';
import { HOSTS, type Host } from '../../../src/model/address/hosts.ts';
import { type Built, built, post, SETTINGS } from '../../support/built.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { type Answered, leadsTo, OLD, SITE } from './old-addresses.ts';

const folder = temporaryFolder();
let sites = 0;

/** Serves a built site as its host, and answers requests for addresses below its path. */
async function serving<T>(
  { files }: Built,
  host: Host | null,
  base: string,
  ask: (get: (path: string) => Promise<Answered>) => Promise<T>,
): Promise<T> {
  const out = layFiles(join(folder, String(sites++)), files);
  const server = createServer(serve({ out, base, host, hosts: new Set(['wire.example']) }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const get = (path: string) =>
    new Promise<Answered>((resolve, reject) => {
      const headers = { host: 'wire.example' };
      request({ host: '127.0.0.1', port, path: base + path, headers, agent: false }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part) => (body += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, body }),
        );
      })
        .on('error', reject)
        .end();
    });
  try {
    return await ask(get);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

const settings = (host: Host | null, base = '') =>
  SETTINGS.replace('wire.example', `wire.example${base}`) + (host === null ? '' : `host: ${host}\n`);

describe.each(HOSTS)('on %s', (host) => {
  test.each(['', '/cable'])('every old address of a site under "%s" leads on, or is told', async (base) => {
    const site = await built({ ...SITE, 'site.yaml': settings(host, base) });
    const told = site.report.findings
      .filter(({ rule }) => rule === 'redirect-unserved')
      .map(({ reason, position, source }) => {
        expect(position?.line, reason).toBeGreaterThan(source === 'redirects.yaml' ? 0 : 1);
        return /^The old address (.*) leads nowhere on/.exec(reason)?.[1];
      });
    expect(site.found.every((found) => found.startsWith('redirect-unserved'))).toBe(true);
    const led = new Set<string>();
    await serving(site, host, base, async (get) => {
      for (const { from, alias, to } of OLD) {
        let answer = await get(from);
        // A folder's address first gets the slash that it lacks, where a line cannot do both.
        if (host !== 'cloudflare-pages' && answer.status > 300 && answer.location === `${base}${from}/`)
          answer = await get(`${from}/`);
        const lead = leadsTo(answer, 'https://wire.example');
        const written = decodeURIComponent(alias ?? from);
        const isTold = told.some((address) => address === written || address === `${written}/`);
        const clean = host === 'cloudflare-pages' ? to.replace(/\.html$/, '') : to;
        const right = to.startsWith('/') ? base + clean : to;
        expect([from, isTold ? 'told' : lead]).toEqual([from, isTold ? 'told' : right]);
        if (isTold) expect([from, lead]).not.toEqual([from, right]);
        else {
          led.add(from);
          // The one hop ends at a page.
          if (to.startsWith('/'))
            expect([from, (await get(clean.replace(/#.*/, ''))).status]).toEqual([from, 200]);
        }
      }
    });
    expect(led.size + told.length).toBe(OLD.length);
  });
});

describe('a host', () => {
  test.each<[Host | null, readonly (readonly [string, number, string])[]]>([
    [
      'github-pages',
      [
        ['/page', 200, 'P'],
        ['/page.html', 200, 'P'],
        ['/page/', 404, 'gone'],
        ['/folder', 301, '/folder/'],
        ['/_redirects', 200, '/x /y 301'],
      ],
    ],
    [
      'netlify',
      [
        ['/page', 200, 'P'],
        ['/folder', 301, '/folder/'],
        ['/_redirects', 404, 'gone'],
        ['/x?a=1', 301, '/y?a=1'],
      ],
    ],
    [
      'cloudflare-pages',
      [
        ['/page', 200, 'P'],
        ['/page.html', 308, '/page'],
        ['/page/', 308, '/page'],
        ['/folder', 308, '/folder/'],
        ['/folder/index.html', 308, '/folder/'],
        ['/x', 301, '/y'],
        ['/x/', 404, 'gone'],
      ],
    ],
    [
      'apache',
      [
        ['/page', 404, 'gone'],
        ['/page.html', 200, 'P'],
        ['/folder', 301, '/folder/'],
        ['/x', 404, 'gone'],
        ['/.htaccess', 404, 'gone'],
      ],
    ],
    [
      'nginx',
      [
        ['/page', 404, 'gone'],
        ['/folder', 301, '/folder/'],
        ['/redirects.nginx.conf', 404, 'gone'],
      ],
    ],
    [
      's3',
      [
        ['/page', 404, 'gone'],
        ['/folder', 302, '/folder/'],
        ['/folder/', 200, 'F'],
        ['/Folder/', 404, 'gone'],
      ],
    ],
    [
      'none',
      [
        ['/page', 404, 'gone'],
        ['/folder', 301, '/folder/'],
        ['/x', 404, 'gone'],
      ],
    ],
    [
      null,
      [
        ['/page', 200, 'P'],
        ['/folder', 301, '/folder/'],
        ['/x', 301, '/y'],
      ],
    ],
  ])('is imitated in what it makes of slashes, endings and its own files: %s', async (host, cases) => {
    const files = {
      'page.html': 'P',
      'folder/index.html': 'F',
      '404.html': 'gone',
      _redirects: '/x /y 301',
      '.htaccess': 'RewriteEngine On',
      'redirects.nginx.conf': 'map',
    };
    await serving({ files } as unknown as Built, host, '', async (get) => {
      for (const [path, status, right] of cases) {
        const answer = await get(path);
        expect([path, answer.status, answer.location ?? answer.body]).toEqual([path, status, right]);
      }
    });
  });

  test.each<[Host, string, string]>([
    ['netlify', '/page.html', 'P'],
    ['cloudflare-pages', '/page.html', '/elsewhere/'],
  ])('%s puts files before lines, or after', async (host, path, right) => {
    const files = {
      'page.html': 'P',
      'other.html': 'O',
      _redirects: '/page.html /elsewhere/ 301\n/other.html /forced/ 301!\n',
    };
    await serving({ files } as unknown as Built, host, '', async (get) => {
      const answer = await get(path);
      expect(answer.location ?? answer.body).toBe(right);
      const forced = await get('/other.html');
      // Cloudflare Pages knows no `301!`.
      expect(forced.location).toBe(host === 'netlify' ? '/forced/' : '/other');
    });
  });
});

const A = post('title: A\ndate: 2009-02-02\naliases: [/mine/]');

describe('the table of a host', () => {
  test('is written in its form, and no other is', async () => {
    const tables: { [host: string]: readonly string[] } = {};
    for (const host of HOSTS) {
      const { files } = await built({
        'posts/a.md': A.replace('/mine/', '/mine.php'),
        'site.yaml': settings(host),
      });
      tables[host] = Object.keys(files).filter((path) => /redirects|htaccess|s3-website/.test(path));
    }
    expect(tables).toEqual({
      'github-pages': [],
      none: [],
      netlify: ['_redirects'],
      'cloudflare-pages': ['_redirects'],
      apache: ['.htaccess'],
      nginx: ['redirects.nginx.conf'],
      s3: ['s3-website.json'],
    });
  });

  test('of Netlify goes before files, and is the same where no file stands', async () => {
    const { files } = await built({ 'posts/a.md': A, 'site.yaml': settings('netlify') });
    expect(files._redirects).toBe('/mine/ /2009/02/02/a/ 301!\n');
  });

  test('of Cloudflare Pages has as many lines as it takes, and files lead on for the others', async () => {
    const lines = Array.from({ length: 2005 }, (_, at) => `/o${at}${at < 3 ? '.php' : '/'}: /archive/`);
    const own = '# mine\n/first/ /archive/ 301\n/all/* /archive/ 301\n';
    const { files, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02'),
      'site.yaml': settings('cloudflare-pages'),
      'redirects.yaml': lines.join('\n'),
      'assets/_root/_redirects': own,
    });
    expect(found).toEqual([]);
    const written = (files._redirects ?? '').trimEnd().split('\n');
    expect(written.slice(0, 3)).toEqual(['# mine', '/first/ /archive/ 301', '/o0.php /archive/ 301']);
    // Lines with a place for anything come last: all behind them would count as such.
    expect(written.at(-1)).toBe('/all/* /archive/ 301');
    expect(written.filter((line) => line.endsWith(' 301'))).toHaveLength(2001);
    expect(Object.keys(files).filter((path) => /^o\d+\/index.html$/.test(path))).toHaveLength(2002);
  });

  test('of Amazon S3 has as many rules as it takes, and the others are told', async () => {
    const lines = Array.from({ length: 52 }, (_, at) => `/o${at}.php: /archive/`);
    const { files, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02'),
      'site.yaml': settings('s3', '/cable'),
      'redirects.yaml': [...lines, '/assets.asp: /archive/'].join('\n'),
      'assets/assets.asp.txt': 'x',
      'assets/_root/assets.asp.txt': 'y',
    });
    const { RoutingRules: rules } = JSON.parse(files['s3-website.json'] ?? '');
    expect(rules).toHaveLength(50);
    expect(rules[0]).toEqual({
      Condition: { KeyPrefixEquals: 'cable/o0.php' },
      Redirect: {
        Protocol: 'https',
        HostName: 'wire.example',
        HttpRedirectCode: '301',
        ReplaceKeyWith: 'cable/archive/',
      },
    });
    expect(found).toHaveLength(3);
    expect(found).toContain('redirect-unserved redirects.yaml:53');
  });

  test('has the rules of the columnist’s own for Apache in front, and is no part of a site elsewhere than at its root', async () => {
    const own = 'Options -Indexes\r\nErrorDocument 404 /404.html\r\n';
    const site = { 'posts/a.md': A, 'assets/_root/.htaccess': own };
    const { files, found } = await built({ ...site, 'site.yaml': settings('apache') });
    expect(found).toEqual([]);
    expect(files['.htaccess']).toMatch(/^Options -Indexes\nErrorDocument 404 \/404\.html\n# Old addresses/);
    expect(files['.htaccess']).toContain('RewriteRule "^mine/?$" "/2009/02/02/a/" [R=301,L,NE]\n');
    const elsewhere = await built({ ...site, 'site.yaml': settings('netlify') });
    expect(elsewhere.files['.htaccess']).toBe(own);
    expect(elsewhere.found).toEqual(['redirect-unserved assets/_root/.htaccess']);
  });

  test('is not promised where no host is named', async () => {
    const { report, found } = await built({ 'posts/a.md': A.replace('/mine/', '/mine.php, "/?p=1"') });
    expect(found).toEqual([]);
    const [told] = report.findings.filter(({ rule }) => rule === 'host-unnamed');
    expect(told?.reason).toBe(
      'site.yaml names no host, and not every host can serve the old address /mine.php and 1 more',
    );
  });
});

describe('nothing of a dispatch or a setting gets out of its line', () => {
  const HOSTILE = [
    '/a\nRewriteRule ^ https://evil.example/',
    '/b"] [R=301]\r\nHeader set X y',
    '/c";}server{listen 1;}#',
    '/d\x24{PATH}%{ENV:PATH}$1%1/',
    '/e.php?a="b"\nc&d=$x{y}',
    '/f\u0001\u2028/',
    '/g /h 301\n/* https://evil.example/ 301!',
  ];
  const site = {
    'posts/a.md': post(`title: A\ndate: 2009-02-02\naliases: ${JSON.stringify(HOSTILE)}`),
    'redirects.yaml': '/x/: "https://o.example/?a=\\\\"\n/y/: "https://o.example/?a=\x24{b}%1\'"\n',
  };

  test.each<[Host, string, RegExp]>([
    [
      'netlify',
      '_redirects',
      /^\/[\x21-\x7e]*(?: [\x21-\x7e]+=[\x21-\x7e]*)* (?:\/2009\/02\/02\/a\/|https:\/\/o\.example\/[\x21-\x7e]*) 301!$/,
    ],
    [
      'cloudflare-pages',
      '_redirects',
      /^\/[\x21-\x7e]* (?:\/2009\/02\/02\/a\/|https:\/\/o\.example\/[\x21-\x7e]*) 301$/,
    ],
    [
      'apache',
      '.htaccess',
      /^(?:#.*|<\/?IfModule.*>|RewriteEngine On|RewriteCond "%\{QUERY_STRING\}" "(?:[^"\\\x00-\x1f]|\\[^\x00-\x1f"])*"|RewriteRule "\^(?:[^"\\\x00-\x1f]|\\[^\x00-\x1f"])*" "(?:\/2009\/02\/02\/a\/|https:\/\/o\.example\/(?:[^"\\ ]|\\[%$])*)" \[R=301,L,NE(?:,QSD)?\])$/,
    ],
    [
      'nginx',
      'redirects.nginx.conf',
      /^(?:#.*|map "\$uri\?\$args" \$backfile_redirect \{|\}| {2}"~\^(?:[^"\\\x00-\x1f]|\\[^\x00-\x1f"])*" "(?:\/2009\/02\/02\/a\/|https:\/\/o\.example\/[^"\\ $]*)(?:\$is_args\$args)?";)$/,
    ],
  ])('of the table for %s', async (host, table, form) => {
    const { files } = await built({ ...site, 'site.yaml': settings(host) });
    const lines = (files[table] ?? '').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(6);
    expect(lines.filter((line) => !form.test(line))).toEqual([]);
    // Apache would put what the environment holds in its place.
    if (table !== '_redirects') expect(files[table]).not.toMatch(/[^\\]\$\{/);
  });

  test('of the rules for Amazon S3', async () => {
    const { files } = await built({ ...site, 'site.yaml': settings('s3') });
    for (const { Redirect } of JSON.parse(files['s3-website.json'] ?? '{"RoutingRules":[]}').RoutingRules)
      expect(Redirect).toMatchObject({ HostName: 'wire.example', ReplaceKeyWith: '2009/02/02/a/' });
  });
});

describe('a line of one’s own', () => {
  test.each<[Host, string, string | null]>([
    ['netlify', '/s/* https://shop.example/:splat 302', null],
    ['netlify', '/x id=:id /archive/ 301', null],
    ['netlify', '/x /archive/ 302 Country=no', null],
    ['netlify', '/x/*/y /archive/', 'a * is allowed only at the end'],
    ['netlify', '/archive/ /', 'a page is there, and takes precedence; write 301! if the redirect should'],
    ['netlify', '/archive/ / 301!', null],
    ['netlify', 'old /archive/', 'is not a redirect that Netlify reads'],
    ['cloudflare-pages', '/x id=1 /archive/', 'it asks for a query'],
    ['cloudflare-pages', '/x /archive/ 301!', 'it does not know 301!'],
    ['cloudflare-pages', '/x /archive/ 404', 'it does not know the status 404'],
    ['cloudflare-pages', '/x /archive/ 302 Country=no', 'it does not know Country=no'],
    ['cloudflare-pages', '/x https://o.example/ 200', 'it shows no page of another site'],
    ['cloudflare-pages', `/x/${'y'.repeat(1000)} /archive/`, 'a line has 1000 characters at most'],
    ['cloudflare-pages', '/*/x/* /archive/', 'it takes one * in a line'],
    ['github-pages', '/x /archive/', 'The file _redirects is not read by GitHub Pages'],
    ['nginx', '/x /archive/', 'The file _redirects is not read by nginx'],
    ['none', '/x /archive/', 'The file _redirects is not read by a host that serves files alone'],
  ])('is told where %s does not obey it: %s', async (host, line, reason) => {
    const { report, found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02'),
      'site.yaml': settings(host),
      'assets/_root/_redirects': `# mine\n${line}\n`,
    });
    const told = report.findings.filter(({ rule }) => rule === 'redirect-unserved');
    if (reason === null) expect(found).toEqual([]);
    else {
      expect(told).toHaveLength(1);
      expect(told[0]?.reason).toContain(reason);
      expect(told[0]?.position?.line).toBe(reason.startsWith('The file') ? undefined : 2);
    }
  });
});
