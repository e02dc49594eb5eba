import type { SiteFiles } from '../support/memory-disk.ts';

/** The examples under one heading of a page, which make up one site; or several, if they show alternatives. */
export type Example = {
  readonly title: string;
  readonly files: SiteFiles;
  /** Rules whose findings the page announces: `<!-- finds: alt-missing -->`. */
  readonly finds: readonly string[];
  /** What the built site shows: `<!-- shows: /2009/ two dispatches -->`. */
  readonly shows: readonly { readonly address: string; readonly text: string }[];
};

/** A block of code in a page: its language, the file that it shows (or what stands for one), and its text. */
type Block = { readonly language: string; readonly name: string; readonly code: string };

/** Languages of blocks that show a terminal or a result, and no file of a site. */
const SHOWN_ONLY: ReadonlySet<string> = new Set([
  'text',
  'sh',
  'html',
  'nginx',
  'sql',
  'apache',
  'json',
  'toml',
  'yml',
]);

/** Files that every example can refer to. */
const AROUND: SiteFiles = {
  'posts/2008/2008-11-04-envoy.md': post('title: The envoy\ndate: 2008-11-04', 'He left.'),
  'posts/2009/2009-02-02-talks.md': post(
    'title: Talks about talks\ndate: 2009-02-02',
    'They met.\n\n## Terms\n\nNone.',
  ),
  'posts/2009/samore.jpg': 'A picture.',
  'posts/2009/harbour.jpg': 'A picture.',
  'posts/2009/quay.jpg': 'A picture.',
  'posts/2006/quota-b4.jpg': 'A scan.',
  'posts/2009/quota-b4.jpg': 'A scan.',
  'posts/2009/quota-b5.jpg': 'A scan.',
  'posts/2009/quota.pdf': '%PDF-',
  'posts/2009/interview.mp3': 'A recording.',
  'assets/laura.jpg': 'A picture.',
};

/** Settings without which every site is warned of. */
const SETTINGS = { title: 'The Wire', url: 'https://wire.example', timezone: 'UTC' };

/** The examples of a page. A block of a site's file whose kind is not known is an error. */
export function examplesOf(page: string, path: string): readonly Example[] {
  const written = page.replace(/<!-- made: \w+ -->[\s\S]*?<!-- \/made -->/g, '');
  return written.split(/^(?=#{2,3} )/m).flatMap((section) => {
    const [, heading = path] = /^#+ (.+)/.exec(section) ?? [];
    const sites: { [file: string]: string }[] = [];
    let count = 0;
    for (const block of blocksOf(section)) {
      if (SHOWN_ONLY.has(block.language)) continue;
      const [file, text] = fileOf(block, ++count, `${path}, ${heading}`);
      const last = sites.at(-1);
      if (last === undefined || file in last) sites.push({ [file]: text });
      else last[file] = text;
    }
    const finds = [...section.matchAll(/<!-- finds: (.+?) -->/g)].flatMap(([, rules = '']) =>
      rules.split(/,\s*/),
    );
    const shows = [...section.matchAll(/<!-- shows: (\S+) (.+?) -->/g)].map(
      ([, address = '', text = '']) => ({
        address,
        text,
      }),
    );
    return sites.map((files, at) => ({
      title: `${path}: ${heading}${sites.length > 1 ? ` (${at + 1})` : ''}`,
      files: { ...AROUND, ...files, 'site.yaml': withSettings(files['site.yaml'] ?? '') },
      finds,
      shows,
    }));
  });
}

function blocksOf(section: string): readonly Block[] {
  return [...section.matchAll(/^(`{3,})([\w-]+)(?: (\S+))?\n([\s\S]*?)^\1$/gm)].map(
    ([, , language = '', name = '', code = '']) => ({ language, name, code }),
  );
}

function fileOf({ language, name, code }: Block, count: number, where: string): readonly [string, string] {
  const own = `posts/2009/2009-02-03-example-${count}.md`;
  if (language === 'markdown' && code.startsWith('---\n')) return [name || own, code];
  if (language === 'markdown') return [name || own, post('title: An example\ndate: 2009-02-03', code)];
  if (language === 'yaml' && name === 'front-matter') {
    const fields = [
      ...(/^title:/m.test(code) ? [] : ['title: An example']),
      ...(/^(?:date|kind):/m.test(code) ? [] : ['date: 2009-02-03']),
    ];
    return [own, post([...fields, code.trim()].join('\n'), 'The envoy met them at noon.')];
  }
  if (name !== '') return [name, code];
  throw new Error(`${where}: a block of ${language} must name the file that it shows`);
}

function post(fields: string, body: string): string {
  return `---\n${fields}\n---\n\n${body}\n`;
}

function withSettings(text: string): string {
  const missing = Object.entries(SETTINGS).filter(([name]) => !new RegExp(`^${name}:`, 'm').test(text));
  return `${missing.map(([name, value]) => `${name}: ${value}\n`).join('')}${text}`;
}
