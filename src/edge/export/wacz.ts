import { hash } from 'node:crypto';
import { join } from 'node:path';
import { hrefOfOld } from '../../edition/redirects/old-address.ts';
import { counted } from '../../export/counted.ts';
import { picturesElsewhere } from '../../export/elsewhere.ts';
import { lastChange } from '../../export/last-change.ts';
import { isForHosts } from '../../export/left-behind.ts';
import {
  cdxIndex,
  entryPage,
  pageLine,
  pageListHead,
  type StoredCapture,
} from '../../export/wacz/indexes.ts';
import { uuidOf } from '../../export/wacz/warc.ts';
import { absolute } from '../../model/address/absolute.ts';
import { hrefOf, type SitePath } from '../../model/address/paths.ts';
import type { Json } from '../../model/json.ts';
import { pauses } from '../program/pauses.ts';
import { typeOf } from '../server/answers.ts';
import { bytesOf, renderPage } from './edition-files.ts';
import type { Job, MakeExport } from './job.ts';
import { type LineFile, openLines } from './line-file.ts';
import { siteFiles } from './site-files.ts';
import { openWarc } from './warc-file.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

const WARC = 'data.warc.gz';

/** Packs the whole site as a web archive (WACZ 1.1.1), as if every address of it had been visited. */
export const makeWacz: MakeExport = async (job) => {
  const { planned, program, target, scratch } = job;
  const { origin, base, title, description } = planned.site;
  const date = lastChange(planned.archive);
  const file = join(scratch, WARC);
  const home = `${origin}${base}/`;
  const about = { software: program, format: 'WARC File Format 1.1', isPartOf: home };
  const warc = openWarc(
    file,
    { ...about, description: `${title}, from its sources and not from a crawl` },
    date,
  );
  // Texts of all pages together would not fit into memory.
  const lists = {
    pages: openLines(join(scratch, 'pages.jsonl'), pageListHead('pages', title)),
    others: openLines(join(scratch, 'extraPages.jsonl'), pageListHead('extra', `${title}: indexes`)),
  };
  const records = await capture(job, warc, lists);
  const index = openLines(join(scratch, 'index.cdx'), '');
  for (const line of cdxIndex(records, WARC)) index.add(line);
  const files = [
    [`archive/${WARC}`, file, warc.close()],
    ['indexes/index.cdx', index.file, index.close()],
    ['pages/pages.jsonl', lists.pages.file, lists.pages.close()],
    ['pages/extraPages.jsonl', lists.others.file, lists.others.close()],
  ] as const;
  const packed = describe(
    {
      title,
      ...(description ? { description } : {}),
      software: program,
      created: date,
      mainPageUrl: home,
      mainPageDate: date,
    },
    files.map(([path, , { bytes, sha256 }]) => [path, bytes, sha256] as const),
  );
  const digest = { path: 'datapackage.json', hash: `sha256:${hash('sha256', packed)}` };
  const entries: readonly ZipEntry[] = [
    { path: 'datapackage.json', content: packed },
    { path: 'datapackage-digest.json', content: `${JSON.stringify(digest, null, 2)}\n` },
    ...files.map(([path, file]) => ({ path, content: { file }, stored: !path.startsWith('pages/') })),
  ];
  await writeZip(target, entries);
  const { edition } = planned;
  const forHosts = [...edition.pages, ...edition.assets].filter(({ path }) => isForHosts(path)).length;
  return {
    made: [
      ...counted(lists.pages.count() + lists.others.count(), 'page'),
      ...counted(records.length, 'address', 'addresses'),
    ],
    leftOut: [
      ...counted(forHosts, 'file for the host', 'files for the host'),
      ...picturesElsewhere(planned.archive),
    ],
  };
};

type Lists = {
  /** Dispatches, standing pages and the front page, which comes first. */
  readonly pages: LineFile;
  /** Indexes and the like. */
  readonly others: LineFile;
};

/**
 * Adds every page and file of the site, and a redirect for every old address without a page, as its host would answer.
 * Lists the pages.
 */
async function capture(
  job: Job,
  { add, redirect }: ReturnType<typeof openWarc>,
  { pages, others }: Lists,
): Promise<readonly StoredCapture[]> {
  const { archive, edition } = job.planned;
  const { origin, base } = archive.site;
  const date = lastChange(archive);
  const records: StoredCapture[] = [];
  const pause = pauses();
  const idOf = (url: string) => uuidOf(hash('sha256', url));
  const list = (to: LineFile, url: string, html: string) =>
    to.add(pageLine(entryPage(url, html, date), idOf));
  const front = edition.pages.find(({ path }) => path === 'index.html');
  if (front) list(pages, origin + hrefOf(front.url, base), renderPage(job.planned, front));
  for await (const { path, content, page } of siteFiles(job, (path) => !isForHosts(path))) {
    await pause();
    const url = origin + hrefOf((page?.url ?? `/${path}`) as SitePath, base);
    // The search asks for this file with the time in its address; players take the nearest record with any.
    const asked = path === 'pagefind/pagefind-entry.json' ? [url, `${url}?ts=0`] : [url];
    for (const each of asked) records.push(add(each, typeOf(path), bytesOf(content)));
    if (!page || !path.endsWith('.html') || typeof content !== 'string' || isRedirect(content)) continue;
    if (page !== front) list(page.searched ? pages : others, url, content);
  }
  const answered = new Set(records.map(({ url }) => url));
  for (const { from, to } of edition.redirects) {
    const url = origin + hrefOfOld(from, base);
    if (answered.has(url)) continue;
    answered.add(url);
    records.push(redirect(url, absolute(to, origin)));
  }
  return records;
}

function isRedirect(html: string): boolean {
  return /<meta http-equiv="refresh"/.test(html);
}

/** The description of a WACZ file: a data package. */
function describe(
  about: { readonly [name: string]: Json },
  files: readonly (readonly [path: string, bytes: number, sha256: string])[],
): string {
  const resources = files.map(([path, bytes, sha256]) => ({
    name: path.slice(path.lastIndexOf('/') + 1).toLowerCase(),
    path,
    hash: `sha256:${sha256}`,
    bytes,
  }));
  return `${JSON.stringify({ profile: 'data-package', wacz_version: '1.1.1', ...about, resources }, null, 2)}\n`;
}
