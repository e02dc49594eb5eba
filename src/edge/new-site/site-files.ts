import type { Host } from '../../model/address/hosts.ts';
import { slugOf } from '../../model/address/slug.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import { timestamp } from '../../model/time/civil-time.ts';
import { yamlText } from '../../model/yaml/text.ts';

/** The answers from which a new site is made. */
type Charter = {
  readonly title: string;
  readonly author: string;
  /** Names of the columns; none if the archive is one column. */
  readonly columns: readonly string[];
  /** Names of other writers. */
  readonly writers: readonly string[];
  readonly url: string;
  readonly timezone: string;
  readonly lang: string;
  /** Where it will stand; null if that is not known, or several hosts are named. */
  readonly host: Host | null;
  readonly filed: CivilTime;
  /** The permanent identifier of the first dispatch. */
  readonly id: string;
  /** Whether the site has a page About. */
  readonly about: boolean;
};

/** The address of a site that has none yet. */
export const NO_ADDRESS = 'https://example.org';

/** The settings of a new site: each line explained. */
export function settings(charter: Charter): string {
  const { title, author, columns, writers, url, timezone, lang, host, about } = charter;
  return `# What this archive is. Only posts/ is required; every line below is a choice, and may be left out.
# \`npx backfile help settings\` explains them all.

# Name of the archive, and the line under it.
title: ${yamlText(title)}
tagline: ${yamlText(`Dispatches by ${author}`)}

# What it is, in a sentence: search engines and feeds show it.
description: ${yamlText(`The column of ${author}, kept whole.`)}

# The address of the site. A path is allowed: https://example.org/column
${url === NO_ADDRESS ? '# This is a placeholder: write the real address before the first publication.\n' : ''}url: ${url}
${host === null ? '' : hostLines(host)}
# A date without a zone is in this one. Indexes and addresses use the day that it was there.
timezone: ${timezone}

# The language of the site, as a tag: en, de, fr, ja, pt-BR …
lang: ${lang}

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
${writers.map((name) => `  ${idOf(name)}:\n    name: ${yamlText(name)}\n`).join('')}
${columnLines(columns)}
# What the navigation lists after the archive's own pages. Standing pages are in posts/_pages/.
${about ? '' : '# '}nav:
${about ? '' : '# '}  - title: About
${about ? '' : '# '}    url: /about/

# Colour of the theme. That for dark pages is derived from it, unless accent-dark sets another.
# theme:
#   accent: '#8a1c1c'
`;
}

function hostLines(host: Host): string {
  const named = `
# The host: redirects from old addresses are written as it reads them.
host: ${host}
`;
  const headers = `
# Writes the file _headers: a strict Content-Security-Policy, and long cache times where names change with the content.
headers: true
`;
  return host === 'netlify' || host === 'cloudflare-pages' ? named + headers : named;
}

function columnLines(columns: readonly string[]): string {
  if (columns.length === 0)
    return `# Columns, if there are several. A dispatch names one: \`column: notes\`.
# columns:
#   notes:
#     name: Notes
#     tagline: What did not fit elsewhere
`;
  return `# The columns. A dispatch names one: \`column: ${idOf(columns[0] ?? '')}\`. A tagline is printed under the name.
columns:
${columns.map((name) => `  ${idOf(name)}:\n    name: ${yamlText(name)}\n`).join('')}`;
}

/** Path of the first dispatch of a new site. */
export function firstPath({ filed: { day } }: Charter): string {
  return `posts/${day.slice(0, 4)}/${day}-the-first-dispatch.md`;
}

/** A dispatch that explains itself. */
export function firstDispatch({ title, author, columns, filed, id }: Charter): string {
  return `---
title: The first dispatch
date: ${timestamp(filed).slice(0, 16).replace('T', ' ')} ${filed.offset ?? ''}
id: ${id}
byline: ${idOf(author)}
${columns[0] === undefined ? '' : `column: ${idOf(columns[0])}\n`}tags: [how it works]
dek: This file is posts/${filed.day.slice(0, 4)}/${filed.day}-the-first-dispatch.md. Open it, change a word, and save.
image:
  src: mark.svg
  alt: A sheet of paper with a folded corner
  caption: Pictures are in assets/, or beside the dispatch that shows them.
---
A dispatch is a text file. Between the two lines of hyphens at its top is what the archive has to know about
it: the title, the day, who wrote it, what it is about. Below them is the piece itself, in Markdown: a blank line begins a
paragraph, *asterisks* are for emphasis, and "straight quotes" become typographic ones.

> Lines that begin with a greater-than sign are a quotation.

An address in brackets makes a link: [the whole archive](/archive/). So does the name of another dispatch's
file, and such a link still works when that dispatch moves. A build reports links that lead to nothing.

## What to do next

1. Keep \`npx backfile watch\` running and this page open: whatever you save is here a moment later.
2. Begin a piece of your own with \`npx backfile new "Its title"\`.
3. Describe ${title} in \`site.yaml\`. Each line there is explained.
4. Build the site with \`npx backfile build\`. What it puts into \`dist/\` is the whole site, for any web host.
5. \`npx backfile help\` lists the pages of the guide, and \`npx backfile help fields\` prints one.

Then delete this file.
`;
}

/** A standing page. */
export function aboutPage({ title, author }: Charter): string {
  return `---
title: About
---
${title} is written by ${author}.

This is a standing page: it has no date and is in no index and no feed. Its file is \`posts/_pages/about.md\`, and
\`site.yaml\` lists it under \`nav\`.
`;
}

/** The id under which `site.yaml` lists a writer or a column. */
function idOf(name: string): string {
  return slugOf(name) || 'writer';
}

/** A picture for the first dispatch. */
export const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540" role="img" aria-label="A sheet of paper with a folded corner">
<rect width="960" height="540" fill="#efe8da"/>
<path d="M330 90h230l90 90v270H330z" fill="#fffdf8" stroke="#3b352b" stroke-width="4"/>
<path d="M560 90v90h90" fill="#efe8da" stroke="#3b352b" stroke-width="4"/>
<path d="M370 230h240M370 270h240M370 310h240M370 350h240M370 390h150" stroke="#3b352b" stroke-width="6" stroke-linecap="round" opacity=".55"/>
<path d="M370 170h130" stroke="#8a1c1c" stroke-width="12" stroke-linecap="round"/>
</svg>
`;
