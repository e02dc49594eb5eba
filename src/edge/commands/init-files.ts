import type { Host } from '../../model/address/hosts.ts';
import { slugOf } from '../../model/address/slug.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import { timestamp } from '../../model/time/civil-time.ts';
import { yamlText } from '../../model/yaml/text.ts';

/** The answers from which a new site is made. */
type Charter = {
  readonly title: string;
  readonly author: string;
  readonly url: string;
  readonly timezone: string;
  /** Where it will stand; null where that is not told, or in several places. */
  readonly host: Host | null;
  readonly filed: CivilTime;
  /** The permanent identifier of the first dispatch. */
  readonly id: string;
  /** Version of the program, for `package.json`. */
  readonly version: string;
};

/** Files of a new site folder by path: small, whole, and each line of the settings explained. */
export function siteFiles(charter: Charter): { readonly [path: string]: string } {
  const { day } = charter.filed;
  return {
    'site.yaml': settings(charter),
    [`posts/${day.slice(0, 4)}/${day}-the-first-dispatch.md`]: firstDispatch(charter),
    'posts/_pages/about.md': aboutPage(charter),
    'assets/mark.svg': MARK,
    '.gitignore': 'dist/\nexport/\n.backfile/\nnode_modules/\n',
    // Both sides of a merge add lines to the register of published addresses.
    '.gitattributes': 'addresses.txt merge=union\n',
    'package.json': packageFile(charter),
    '.vscode/settings.json': EDITOR,
    '.vscode/extensions.json': '{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n',
  };
}

function settings({ title, author, url, timezone, host }: Charter): string {
  return `# What this archive is. Only posts/ is required; every line below is a choice, and may be left out.

# Name of the archive, and the line under it.
title: ${yamlText(title)}
tagline: ${yamlText(`Dispatches by ${author}`)}

# What it is, in a sentence: search engines and feeds show it.
description: ${yamlText(`The column of ${author}, kept whole.`)}

# Where the site will stand. A path is allowed: https://example.org/column
url: ${url}
${
  host === null
    ? ''
    : `
# The host: redirects from old addresses are written as it reads them.\nhost: ${host}\n`
}
# A date without a zone is in this one. Indexes and addresses use the day it was there.
timezone: ${timezone}

# The language of the site, as a tag: en, de, fr, ja, pt-BR …
lang: en

# Addresses of dispatches. :column and :byline can be used, too.
permalink: /:year/:month/:day/:slug/

# The people who write. A dispatch names them by id: \`byline: ${idOf(author)}\`.
bylines:
  ${idOf(author)}:
    name: ${yamlText(author)}
    # The line under each piece, in inline Markdown.
    bio: ${yamlText(`${author} writes ${title}.`)}
    # A portrait under assets/, an address for letters, a site of one's own:
    # image: portrait.jpg
    # email: letters@example.org
    # url: https://example.org

# Columns, where there are several. A dispatch names one: \`column: notes\`.
# columns:
#   notes:
#     name: Notes
#     tagline: What did not fit elsewhere

# What the navigation lists after the archive's own pages. Standing pages are in posts/_pages/.
nav:
  - title: About
    url: /about/

# Colour of the theme. That for dark pages is derived from it, unless accent-dark says another.
# theme:
#   accent: '#8a1c1c'
`;
}

function firstDispatch({ title, author, filed, id }: Charter): string {
  return `---
title: The first dispatch
date: ${timestamp(filed).slice(0, 16).replace('T', ' ')} ${filed.offset ?? ''}
id: ${id}
byline: ${idOf(author)}
tags: [how it works]
dek: This file is posts/${filed.day.slice(0, 4)}/${filed.day}-the-first-dispatch.md. Open it, change a word, and save.
image:
  src: mark.svg
  alt: A sheet of paper with a folded corner
  caption: Pictures lie in assets/, or beside the dispatch that shows them.
---
A dispatch is a text file. Between the two lines of hyphens at its top stands what the archive has to know of it:
the title, the day, who wrote it, what it is about. Below them stands the piece itself, in Markdown: a blank line
begins a paragraph, *asterisks* are for stress, and "straight quotes" are set as they should be.

> Lines that begin with a greater-than sign are a quotation.

An address in brackets makes a link: [the whole archive](/archive/). So does the name of another dispatch's file,
and such a link stays true when that dispatch moves. A link to nothing is told when the site is built.

## What to do next

1. Keep \`backfile watch\` running and this page open: whatever you save is here a moment later.
2. Begin a piece of your own with \`backfile new "Its title"\`.
3. Say what ${title} is in \`site.yaml\`. Each line there is explained.
4. Build the site with \`backfile build\`. What it puts into \`dist/\` is the whole site, for any web host.
5. \`backfile help\` lists the pages of the guide, and \`backfile help fields\` prints one.

Then delete this file.
`;
}

function aboutPage({ title, author }: Charter): string {
  return `---
title: About
---
${title} is written by ${author}.

This is a standing page: it has no date and is in no index and no feed. It lies in \`posts/_pages/about.md\`, and
\`site.yaml\` lists it under \`nav\`.
`;
}

function packageFile({ title, version }: Charter): string {
  const name = idOf(title).replace(/[^a-z0-9-]+/g, '') || 'archive';
  const content = {
    name,
    private: true,
    type: 'module',
    scripts: { watch: 'backfile watch --open', build: 'backfile build', check: 'backfile check' },
    devDependencies: { backfile: `^${version}` },
    engines: { node: '>=24' },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function idOf(name: string): string {
  return slugOf(name) || 'writer';
}

const EDITOR = `${JSON.stringify(
  {
    'yaml.schemas': { './node_modules/backfile/schemas/site.schema.json': ['site.yaml'] },
    'files.associations': { 'posts/**/*.md': 'markdown' },
    'editor.wordWrap': 'on',
  },
  null,
  2,
)}\n`;

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540" role="img" aria-label="A sheet of paper with a folded corner">
<rect width="960" height="540" fill="#efe8da"/>
<path d="M330 90h230l90 90v270H330z" fill="#fffdf8" stroke="#3b352b" stroke-width="4"/>
<path d="M560 90v90h90" fill="#efe8da" stroke="#3b352b" stroke-width="4"/>
<path d="M370 230h240M370 270h240M370 310h240M370 350h240M370 390h150" stroke="#3b352b" stroke-width="6" stroke-linecap="round" opacity=".55"/>
<path d="M370 170h130" stroke="#8a1c1c" stroke-width="12" stroke-linecap="round"/>
</svg>
`;
