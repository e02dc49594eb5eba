import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressList } from '../../export/bag/address-list.ts';
import { binder } from '../../export/bag/binder.ts';
import { type Facts, factsOf, piecesInWords, rightsLine } from '../../export/bag/facts.ts';
import { readme } from '../../export/bag/readme.ts';
import { bagInfo, DECLARATION, manifestOf, oxumOf, type Summed, sizeOf } from '../../export/bag/tag-files.ts';
import { counted } from '../../export/counted.ts';
import { picturesElsewhere } from '../../export/elsewhere.ts';
import type { ExportFile } from '../../export/export.ts';
import { forbiddenNames } from '../../export/forbidden-names.ts';
import { belongsToSite } from '../../model/membership.ts';
import { UsageError } from '../program/usage-error.ts';
import { makeCatalogue } from './catalogue.ts';
import { pathsIn, sumOfFile } from './file-sums.ts';
import { makeFolder } from './folder.ts';
import type { Job, MakeExport } from './job.ts';
import { minisign, PASSWORD, readSecretKey } from './minisign.ts';
import { siteFiles } from './site-files.ts';
import { writeFiles } from './write-files.ts';

/** Files beside the sources that say with which program a site is built. */
const PACKAGE_FILES = ['package.json', 'package-lock.json'];

const TAG_MANIFEST = 'tagmanifest-sha512.txt';

/** Packs a bag (BagIt 1.0): the sources, the site in two forms, the catalogue, and papers that explain all of it. */
export const makeBag: MakeExport = async (job) => {
  const { planned, target, program, flags } = job;
  const key = typeof flags.sign === 'string' ? readSecretKey(flags.sign, process.env[PASSWORD]) : null;
  const facts = factsOf(planned, program);
  const date = dayOf(flags.date);
  const data = join(target, 'data');
  const part = (name: string): Job => {
    const folder = join(data, name);
    mkdirSync(folder, { recursive: true });
    return { ...job, target: folder, chosen: job.chosen.filter(({ slip }) => !slip.unlisted) };
  };
  await writeFiles(join(data, 'site'), siteFiles(job));
  await makeFolder(part('folder'));
  await makeCatalogue(part('catalogue'));
  const sources = sourcesOf(job);
  await writeFiles(join(data, 'sources'), sources.files);
  writeFileSync(join(data, 'addresses.csv'), addressList(planned));
  if (flags.heir) writeFileSync(join(data, 'BINDER.txt'), binder(facts));
  const payload = await summed(target, 'data/', job.progress);
  writeFileSync(join(target, 'bagit.txt'), DECLARATION);
  writeFileSync(join(target, 'bag-info.txt'), bagInfo(infoOf(facts, date, payload)));
  writeFileSync(join(target, 'README.txt'), readme(facts, payload));
  writeFileSync(join(target, 'manifest-sha512.txt'), manifestOf(payload));
  const tags = (await summed(target, '', async () => {})).filter(({ path }) => !path.startsWith('data/'));
  const manifest = manifestOf(tags);
  writeFileSync(join(target, TAG_MANIFEST), manifest);
  if (key)
    writeFileSync(
      join(target, `${TAG_MANIFEST}.minisig`),
      minisign(Buffer.from(manifest), `${facts.url} changed ${facts.changed}`, key),
    );
  return {
    made: [
      ...counted(facts.dispatches, 'dispatch', 'dispatches'),
      ...counted(facts.translations, 'translation'),
      ...counted(payload.length, 'file'),
      sizeOf(payload),
      ...forbiddenNames(payload.map(({ path }) => path)),
      ...(key ? ['signed'] : []),
    ],
    leftOut: [
      ...counted(sources.leftOut, 'source of what is not published', 'sources of what is not published'),
      ...picturesElsewhere(planned.archive),
      ...(facts.contact ? [] : ['a contact, since no byline has an email']),
      ...(date === null ? ['the date of packing, which --date gives'] : []),
    ],
  };
};

/** The sources of everything that is published, and how many files are left out because they are of something else. */
function sourcesOf({ planned, world, site }: Job): {
  readonly files: readonly ExportFile[];
  readonly leftOut: number;
} {
  const { archive } = planned;
  const { listed, unlisted, pages, heldFiles } = archive;
  const published = new Set<string>([...listed, ...unlisted, ...pages].map(({ slip }) => slip.source));
  const held = new Set<string>(heldFiles.map(({ path }) => path));
  const sources = world.disk.sources();
  const manuscripts = sources.manuscripts.map(({ path }) => path).filter((path) => published.has(path));
  const assets = sources.assets.map(({ path }) => path).filter((path) => !held.has(path));
  const templates = sources.templates.flatMap(({ origin, source }) => (origin === 'site' ? [source] : []));
  const others = readdirSync(site).filter(
    (name) => statSync(join(site, name)).isFile() && (belongsToSite(name) || PACKAGE_FILES.includes(name)),
  );
  const paths = new Set<string>([...manuscripts, ...assets, ...templates, ...others]);
  for (const { path } of sources.settings) paths.add(path);
  return {
    files: [...paths].sort().map((path) => ({ path, content: { file: join(site, ...path.split('/')) } })),
    leftOut: sources.manuscripts.length - manuscripts.length + sources.assets.length - assets.length,
  };
}

/** The files of a bag under a path, with their digests. */
async function summed(bag: string, under: string, progress: Job['progress']): Promise<readonly Summed[]> {
  const names = pathsIn(join(bag, under));
  const sums: Summed[] = [];
  for (const [at, name] of names.entries()) {
    await progress('sums', at + 1, names.length);
    const path = under + name;
    const file = join(bag, ...path.split('/'));
    sums.push({ path, bytes: statSync(file).size, sha512: sumOfFile(file, 'sha512') });
  }
  return sums;
}

function infoOf(facts: Facts, date: string | null, payload: readonly Summed[]) {
  const { title, description, url, first, last, changed, contact, program } = facts;
  return [
    ['Source-Organization', title],
    ['Contact-Name', contact?.name ?? null],
    ['Contact-Email', contact?.email ?? null],
    ['External-Description', `The whole archive of ${title}, ${piecesInWords(facts)}. ${description ?? ''}`],
    ['External-Identifier', url],
    ['Rights', rightsLine(facts.rights)],
    ['Bagging-Date', date],
    ['Bag-Size', sizeOf(payload)],
    ['Payload-Oxum', oxumOf(payload)],
    ['Bag-Software-Agent', program],
    ['First-Dispatch', first],
    ['Last-Dispatch', last],
    ['Last-Changed', changed],
  ] as const;
}

/** The day that `--date` names; null if it names none. */
function dayOf(written: string | boolean | undefined): string | null {
  if (written === undefined) return null;
  const day = String(written);
  if (/^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) return day;
  throw new UsageError(`--date takes the day of packing, such as 2026-11-30, not "${day}".`);
}
