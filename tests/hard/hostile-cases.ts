import type { SiteFiles } from '../support/memory-disk.ts';

/** Something hostile or broken: the site that holds it, beside a harmless dispatch. */
export type Hostile = { readonly name: string; readonly files: SiteFiles };

const one = (name: string, text: string, path = 'posts/x.md'): Hostile => ({ name, files: { [path]: text } });
const front = (name: string, lines: string, body = 'Text.') =>
  one(name, `---\ntitle: T\ndate: 2009-02-02\nslug: x\n${lines}\n---\n${body}\n`);
const whole = (name: string, lines: string, body = 'Text.') => one(name, `---\n${lines}\n---\n${body}\n`);
const body = (name: string, text: string) => front(name, 'dek: D', text);
const settings = (name: string, text: string): Hostile => ({
  name,
  files: { 'site.yaml': `title: W\nurl: https://wire.example\ntimezone: UTC\n${text}\n` },
});
const slug = (written: string) =>
  whole(
    `slug ${JSON.stringify(written).slice(0, 40)}`,
    `title: T\ndate: 2009-02-02\nslug: ${JSON.stringify(written)}`,
  );
const permalink = (written: string) =>
  whole(
    `permalink ${JSON.stringify(written).slice(0, 40)}`,
    `title: T\ndate: 2009-02-02\npermalink: ${JSON.stringify(written)}`,
  );
const alias = (written: string) =>
  front(`alias ${JSON.stringify(written).slice(0, 40)}`, `aliases: [${JSON.stringify(written)}]`);
const tag = (written: string) =>
  front(`tag ${JSON.stringify(written).slice(0, 40)}`, `tags: [${JSON.stringify(written)}]`);
const image = (written: string) =>
  front(`image ${JSON.stringify(written).slice(0, 40)}`, `image: {src: ${JSON.stringify(written)}, alt: A}`);
const link = (written: string) => body(`link ${JSON.stringify(written).slice(0, 40)}`, `[x](<${written}>)`);

const BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
  .split('')
  .map(
    (letter, at) =>
      `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${'abcdefghij'[at]}`).join(',')}]`,
  )
  .join('\n')}`;

export const HOSTILE: readonly Hostile[] = [
  // Front matter that would run, explode or pose as something else.
  one('---js front matter', '---js\n{ title: process.exit(7), date: "2009-02-02" }\n---\nText.\n'),
  one('---javascript front matter', '---javascript\nmodule.exports = { title: "T" }\n---\nText.\n'),
  one('---coffee front matter', '---coffee\ntitle: "T"\n---\nText.\n'),
  one('---json front matter', '---json\n{ "title": "T", "date": "2009-02-02", "slug": "x" }\n---\nText.\n'),
  one('a JSON brace in front', '{ "title": "T", "date": "2009-02-02", "slug": "x" }\n\nText.\n'),
  one('broken TOML', '+++\ntitle = \n+++\nText.\n'),
  front('a billion laughs by aliases', BOMB),
  front('an alias to itself', 'extra: &a [*a]'),
  front('a merge key', 'base: &b {title: Merged}\n<<: *b'),
  front('a tag of YAML that would build an object', 'extra: !!js/function "function () { return 7 }"'),
  front('a tag of Python', 'extra: !!python/object/apply:os.system ["id"]'),
  front('a binary tag', 'extra: !!binary aGVsbG8='),
  front('two thousand keys', Array.from({ length: 2000 }, (_, at) => `k${at}: ${at}`).join('\n')),
  front('a list nested three thousand deep', `extra: ${'['.repeat(3000)}${']'.repeat(3000)}`),
  front(
    'a map nested five hundred deep',
    Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}k:`).join('\n'),
  ),
  whole('a key given twice', 'title: One\ntitle: Two\ndate: 2009-02-02\nslug: x'),
  whole('a tab for indentation', 'title: T\ndate: 2009-02-02\nslug: x\nextra:\n\tinner: 1'),
  one('front matter that never ends', '---\ntitle: T\ndate: 2009-02-02\n\nText.\n'),
  one('two documents of YAML', '---\ntitle: T\ndate: 2009-02-02\nslug: x\n...\n---\ntitle: U\n---\nText.\n'),
  one('an empty file', ''),
  one('a file of spaces', '   \n\n\t\n'),
  one('front matter that is a list', '---\n- title\n- date\n---\nText.\n'),
  one('front matter that is a number', '---\n42\n---\nText.\n'),
  whole('a title that is a map', 'title: {a: b}\ndate: 2009-02-02\nslug: x'),
  whole('a title that is a list', 'title: [a, b]\ndate: 2009-02-02\nslug: x'),
  whole('a title that is null', 'title: null\ndate: 2009-02-02\nslug: x'),
  whole('a title of ten thousand characters', `title: ${'Herring '.repeat(1250)}\ndate: 2009-02-02\nslug: x`),
  whole('a date that is a map', 'title: T\ndate: {y: 2009}\nslug: x'),
  whole('a date of the year zero', 'title: T\ndate: 0000-01-01\nslug: x'),
  whole('a date of the year 999999', 'title: T\ndate: 999999-01-01\nslug: x'),
  whole('a date that is not', 'title: T\ndate: 2009-02-30\nslug: x'),
  whole('a date of words', 'title: T\ndate: last Tuesday\nslug: x'),
  whole('a date of ten thousand digits', `title: T\ndate: ${'9'.repeat(10_000)}\nslug: x`),
  // Names that mean something to JavaScript.
  front('__proto__ as a key', '__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}'),
  front('prototype names as tags', 'tags: [__proto__, constructor, toString, hasOwnProperty, valueOf]'),
  front('prototype names as bylines and column', 'byline: [__proto__, constructor]\ncolumn: __proto__'),
  ...['__proto__', 'constructor', 'toString'].map(slug),
  settings(
    'prototype names in site.yaml',
    '__proto__: {polluted: true}\nwords: {__proto__: x}\nrules: {constructor: off}\nbylines: {__proto__: {name: P}, constructor: {name: C}}\ntags: {__proto__: {name: P}}\ncolumns: {toString: {name: T}}',
  ),
  // Characters that no page may hold, or that turn it around.
  body('NUL and other controls', 'A\u0001B\u0008C\u001fD\u007fE'),
  body('C1 controls, which are Windows’ quotes', 'It\u0092s'),
  body('lone surrogates', 'A \ud83d B \ude00 C'),
  body('noncharacters', 'A \ufffe B \uffff C'),
  body('the marks of our own slots', 'A\u00010\u0002B \u0001i\u0002 \u0001#\u0002'),
  whole('controls by way of YAML escapes', 'title: "T\\0\\x01\\x1b[31m\\u202e"\ndate: 2009-02-02\nslug: x'),
  whole(
    'bidi overrides in a title',
    'title: "Minutes \u202egpj.exe\u202c and \u2066more"\ndate: 2009-02-02\nslug: x',
  ),
  whole('line separators in a title', 'title: "A\u2028B\u2029C"\ndate: 2009-02-02\nslug: x'),
  whole('a terminal’s escapes in a title', 'title: "\\e[2J\\e]0;owned\\a"\ndate: 2009-02-02\nslug: x'),
  body('a byte order mark in the middle', 'A\ufeffB'),
  body('zalgo', `H${'\u0301'.repeat(5000)}i`),
  // Addresses that leave the site, or collide.
  ...[
    '../../etc/passwd',
    '..',
    '.',
    '/',
    '\\..\\..\\x',
    'index.html',
    'CON',
    'nul',
    'a/b',
    'x?y#z',
    '%2e%2e%2f',
    '🙂',
    '   ',
    '-',
    'ü'.repeat(150),
    'a'.repeat(300),
    'x\ny',
    '\u202ex',
    'archive',
  ].map(slug),
  ...[
    '/../../x/',
    '../x',
    '//evil.example/x/',
    '\\\\evil\\x',
    '/x/%2e%2e/%2e%2e/y/',
    '/a\nb/',
    '/CON/',
    '/.git/config',
    '/_redirects',
    '/2009/',
    '/feed.xml',
    '/x.html/y/',
    `/${'d/'.repeat(300)}`,
    `/${'n'.repeat(400)}/`,
    '/😀/',
    '/a b/',
    '/a"><script>/',
    'javascript:alert(1)',
    '',
    '/index.html',
    '/404.html',
    '/.backfile',
  ].map(permalink),
  ...[
    '/../x',
    '/old\n/evil https://evil.example 302',
    '//evil.example/',
    'https://evil.example/../../x',
    '/archive/',
    '/2009/02/02/x/',
    '/a b c',
    '/old?p=1&q=<x>',
    '/:splat/*',
    '/x/index.html',
    '\\x',
    '/%00',
    `/${'a'.repeat(3000)}`,
    '#x',
    '?',
  ].map(alias),
  ...[
    '../',
    '',
    ' ',
    'C',
    'C++',
    'C#',
    '🙂',
    '.',
    '..',
    '/',
    '<script>alert(1)</script>',
    '"\'`',
    'a'.repeat(1000),
    '\u202eevil',
    'CON',
    'index',
    'iran\nnuclear',
    '%2F..%2F',
    '{{ 7*7 }}',
  ].map(tag),
  front(
    'a thousand tags on one dispatch',
    `tags: [${Array.from({ length: 1000 }, (_, at) => `t${at}`).join(', ')}]`,
  ),
  ...[
    '../../../etc/passwd',
    '/etc/passwd',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '//evil.example/x.png',
    'x.png" onerror="alert(1)',
    '\u0000x.png',
    '',
    '.',
    '%2e%2e/%2e%2e/site.yaml',
    'site.yaml',
  ].map(image),
  ...[
    ['old addresses with new lines', '"/old\\n/evil https://evil.example 302": /archive/'],
    ['new addresses with new lines', '/old/: "/archive/\\n/evil https://evil.example 302"'],
    ['a star', '"/*": /archive/'],
    ['a placeholder', '"/:a/:b": /archive/'],
    ['a script', `/old/: '/archive/"><script>alert(1)</script>'`],
    ['a prototype', '{__proto__: /archive/, constructor: /archive/}'],
  ].map(
    ([name, lines]): Hostile => ({
      name: `redirects.yaml with ${name}`,
      files: {
        'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\nA.\n',
        'redirects.yaml': `${lines}\n`,
      },
    }),
  ),
  {
    name: 'a ledger of links with scripts and new lines',
    files: {
      'site.yaml':
        'title: W\nurl: https://wire.example\ntimezone: UTC\narchived-links: true\nheaders: true\n',
      'links.json': JSON.stringify({
        'http://gone.example/': { archived: 'https://evil.example/"><script>alert(1)</script>\nx' },
        __proto__x: { archived: 'https://evil.example/' },
      }),
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\n[a](http://gone.example/)\n',
    },
  },
  {
    name: 'an address of the site that would write into tables of headers',
    files: {
      'site.yaml':
        'title: W\nurl: "https://wire.example/a\\n  X-Evil: yes/<script>"\ntimezone: UTC\nheaders: true\n',
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\naliases: /old/\n---\nA.\n',
    },
  },
  {
    name: 'two dispatches on one address',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\nA.\n',
      'posts/y.md': '---\ntitle: U\ndate: 2009-02-02\nslug: X\n---\nB.\n',
    },
  },
  {
    name: 'two addresses that differ by Unicode form',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\npermalink: /caf\u00e9/\n---\nA.\n',
      'posts/y.md': '---\ntitle: U\ndate: 2009-02-02\npermalink: /cafe\u0301/\n---\nB.\n',
    },
  },
  {
    name: 'two addresses that differ by case',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\npermalink: /Talks/\n---\nA.\n',
      'posts/y.md': '---\ntitle: U\ndate: 2009-02-02\npermalink: /talks/\n---\nB.\n',
    },
  },
  {
    name: 'a page where another needs a folder',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\npermalink: /a.html\n---\nA.\n',
      'posts/y.md': '---\ntitle: U\ndate: 2009-02-02\npermalink: /a.html/b/\n---\nB.\n',
    },
  },
  {
    name: 'assets that differ by case',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\nA.\n',
      'assets/A.txt': 'a',
      'assets/a.txt': 'b',
    },
  },
  {
    name: 'an asset over a page',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\nA.\n',
      'assets/_root/archive/index.html': 'mine',
    },
  },
  // Templates are not content, and content is no template.
  body(
    'template syntax in a body',
    '{{ 7*7 }} {% include "layout.njk" %} {{ range.constructor("return 7*191")() }} {# x #}',
  ),
  whole(
    'template syntax in a title and a dek',
    'title: "{{ 7*7 }} {% raw %}"\ndek: "{{ site.title }}"\ndate: 2009-02-02\nslug: x',
  ),
  {
    name: 'a template that includes what lies outside',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\nA.\n',
      'templates/dispatch.njk': '{% include "../../../../etc/passwd" %}',
    },
  },
  {
    name: 'a template that includes by an absolute name',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\nA.\n',
      'templates/dispatch.njk': '{% include "/etc/passwd" %}',
    },
  },
  {
    name: 'a template that includes itself',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\nA.\n',
      'templates/dispatch.njk': '{% include "dispatch.njk" %}',
    },
  },
  {
    name: 'a template that never ends',
    files: {
      'posts/x.md': '---\ntitle: T\ndate: 2009-02-02\nslug: x\n---\nA.\n',
      'templates/dispatch.njk': '{% if true %}',
    },
  },
  // Links.
  ...[
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:x',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:text/html,x',
    '//evil.example/',
    '\\\\evil.example\\x',
    '../../../../etc/passwd',
    '/../../etc/passwd',
    '%6aavascript:alert(1)',
    'java%73cript:alert(1)',
    '%0ajavascript:alert(1)',
    '%5c%5cevil.example',
    'x:y',
    '#\u202e',
    '?',
    'mailto:a@b.example',
    '/%ff',
  ].map(link),
  body('a link by reference with a script', '[x][r]\n\n[r]: javascript:alert(1)'),
  body('an automatic link with a script', '<javascript:alert(1)>'),
  // Size and depth.
  body('a line of two million letters', 'a'.repeat(1_900_000)),
  body('more than two million letters', 'word '.repeat(500_000)),
  body('a line of ten million letters', 'a'.repeat(10_000_000)),
  front('a dek of ten million letters', `dek: ${'a'.repeat(10_000_000)}`),
  body('twenty thousand nested quotes', '>'.repeat(20_000)),
  body('twenty thousand nested quotes with spaces', '> '.repeat(20_000)),
  body('twenty thousand open brackets', '['.repeat(20_000)),
  body('twenty thousand images that never close', '!['.repeat(20_000)),
  body('twenty thousand nested lists', '- '.repeat(20_000)),
  body('fifty thousand stars', '*'.repeat(50_000)),
  body('fifty thousand stars and letters', '*a _b '.repeat(25_000)),
  body('fifty thousand backquotes', Array.from({ length: 300 }, (_, at) => '`'.repeat(at + 1)).join(' ')),
  body('twenty thousand open tags', '<b>'.repeat(20_000)),
  body('twenty thousand open comments', '<!--'.repeat(20_000)),
  body('twenty thousand declarations', '<!A '.repeat(20_000)),
  body(
    'a table of a thousand columns',
    `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${`${'|b'.repeat(1000)}|\n`.repeat(30)}`,
  ),
  body('ten thousand notes', Array.from({ length: 10_000 }, (_, at) => `[^${at}]`).join(' ')),
  body('ten thousand definitions', Array.from({ length: 10_000 }, (_, at) => `[${at}]: /x`).join('\n')),
  body('fifty thousand character references', '&amp;'.repeat(50_000)),
  body('fifty thousand addresses', 'http://a.b '.repeat(20_000)),
  body('fifty thousand tildes', '~'.repeat(50_000)),
  body('links in links', '[a](<b'.repeat(10_000)),
  body('a hundred thousand lines', 'a\n'.repeat(100_000)),
  body('headings without end', '# a\n'.repeat(20_000)),
];
