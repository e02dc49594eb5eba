import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closest } from '../../model/text/guess.ts';
import { PACKAGE } from './generator.ts';

/** Folder of the guide, which comes with the package. */
export const GUIDE = join(PACKAGE, 'docs');

/** A page of the guide. */
export type GuidePage = {
  /** Name under which `backfile help` prints it: that of its file, without number and ending. */
  readonly topic: string;
  /** Path below `docs/`. */
  readonly path: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
};

/** All pages in the order of reading: those of `docs/`, each followed by the pages of the folder that has its name. */
export function guidePages(): readonly GuidePage[] {
  const all = pagesIn('').filter(({ topic }) => topic !== 'README');
  return all.flatMap((page) => [page, ...(folders().includes(page.topic) ? pagesIn(page.topic) : [])]);
}

/** The topic that a word names: the same, one that begins with it, or the nearest; undefined if there is none. */
export function topicFor(word: string, topics: readonly string[]): string | undefined {
  const plain = word.toLowerCase().replace(/[\s_]+/g, '-');
  const meant = ALSO[plain] ?? plain;
  if (topics.includes(meant)) return meant;
  const beginning = topics.filter((topic) => topic.startsWith(meant) || topic.split('-').includes(meant));
  return beginning.length === 1 ? beginning[0] : (closest(meant, topics) ?? beginning[0]);
}

/** Words that people try, and the topic that answers. */
const ALSO: { readonly [word: string]: string } = {
  'front-matter': 'fields',
  frontmatter: 'fields',
  field: 'fields',
  config: 'extending',
  plugins: 'extending',
  'site.yaml': 'settings',
  options: 'settings',
  host: 'hosts',
  hosting: 'hosts',
  publish: 'hosts',
  publishing: 'hosts',
  deploy: 'hosts',
  redirects: 'addresses',
  urls: 'addresses',
  aliases: 'addresses',
  images: 'pictures',
  photos: 'pictures',
  authors: 'names',
  bylines: 'names',
  columns: 'names',
  tags: 'names',
  timezone: 'dates',
  embargo: 'drafts',
  corrections: 'drafts',
  withdrawal: 'drafts',
  theme: 'theming',
  css: 'theming',
  props: 'templates',
  nunjucks: 'templates',
  importing: 'import',
  node: 'api',
  errors: 'trouble',
  problems: 'trouble',
  languages: 'words',
};

function folders(): readonly string[] {
  return readdirSync(GUIDE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function pagesIn(folder: string): readonly GuidePage[] {
  return readdirSync(join(GUIDE, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(GUIDE, folder, name), 'utf8').replaceAll('\r\n', '\n');
      return {
        topic: name.replace(/^\d+-|\.md$/g, ''),
        path: folder === '' ? name : `${folder}/${name}`,
        title: /^# (.+)$/m.exec(text)?.[1] ?? name,
        text,
      };
    });
}
