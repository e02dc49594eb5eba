import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is wrong with a bag by the text of RFC 8493 (the section stands with each complaint); nothing if it is complete and
 * valid. Written from the RFC alone: it shares no code with what makes bags.
 */
export function whatIsWrong(bag: string): readonly string[] {
  const wrong: string[] = [];
  const complain = (section: string, what: string) => void wrong.push(`${section} ${what}`);
  const names = readdirSync(bag);
  declaration(bag, complain);
  if (!names.includes('data') || !statSync(join(bag, 'data')).isDirectory())
    return [...wrong, '2.1.2 there is no payload directory'];
  const files = filesOf(bag, '');
  const payload = files.filter((path) => path.startsWith('data/'));
  const manifests = names.filter((name) => /^manifest-[a-z0-9]+\.txt$/.test(name));
  const tagManifests = names.filter((name) => /^tagmanifest-[a-z0-9]+\.txt$/.test(name));
  if (manifests.length === 0) complain('2.1.3', 'there is no payload manifest');
  for (const name of manifests) {
    const listed = manifest(bag, name, complain);
    for (const path of listed.keys())
      if (!path.startsWith('data/')) complain('2.1.3', `${name} lists ${path}, which is no payload`);
    for (const path of payload) if (!listed.has(path)) complain('3', `${name} does not list ${path}`);
  }
  for (const name of tagManifests) {
    const listed = manifest(bag, name, complain);
    for (const path of listed.keys())
      if (path.startsWith('data/') || /^tagmanifest-/.test(path)) complain('2.2.1', `${name} lists ${path}`);
    for (const other of manifests)
      if (!listed.has(other)) complain('2.2.1', `${name} does not list ${other}`);
  }
  const algorithms = (list: readonly string[]) => list.map((name) => name.replace(/^.*-|\.txt$/g, ''));
  if (tagManifests.length > 0 && `${algorithms(tagManifests)}` !== `${algorithms(manifests)}`)
    complain('2.2.1', 'the tag manifests have other algorithms than the manifests');
  if (names.includes('bag-info.txt')) information(bag, payload, complain);
  return wrong;
}

type Complain = (section: string, what: string) => void;

function declaration(bag: string, complain: Complain): void {
  const file = join(bag, 'bagit.txt');
  if (!existsSync(file)) {
    complain('2.1.1', 'there is no bagit.txt');
    return;
  }
  const bytes = readFileSync(file);
  if (bytes[0] === 0xef && bytes[1] === 0xbb) complain('2.1.1', 'bagit.txt has a byte-order mark');
  const text = bytes.toString('utf8');
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(text))
    complain('2.1.1', `bagit.txt says ${JSON.stringify(text)}`);
}

/** The files that a manifest lists, after each was looked for and its checksum compared. */
function manifest(bag: string, name: string, complain: Complain): ReadonlyMap<string, string> {
  const algorithm = /-([a-z0-9]+)\.txt$/.exec(name)?.[1] ?? '';
  const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(bag, name)));
  if (text !== '' && !/[\r\n]$/.test(text)) complain('2.1.3', `${name} does not end its last line`);
  const listed = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/).slice(0, -1)) {
    const cut = /^([0-9a-fA-F]+)[ \t]+(.+)$/.exec(line);
    if (!cut) {
      complain('2.1.3', `${name} has the line ${JSON.stringify(line)}`);
      continue;
    }
    const [, checksum = '', written = ''] = cut;
    if (/%(?!25|0[aA]|0[dD])/.test(written)) complain('2.1.3', `${name} has a bare % in ${written}`);
    if (/^[~/]|(?:^|\/)\.\.?(?:\/|$)|\\/.test(written))
      complain('2.1.3', `${name} leaves the bag: ${written}`);
    const path = written.replace(/%25|%0a|%0d/gi, (sign) =>
      String.fromCharCode(Number(`0x${sign.slice(1)}`)),
    );
    if (listed.has(path)) complain('2.1.3', `${name} lists ${path} twice`);
    listed.set(path, checksum);
    const file = `${bag}/${path}`;
    if (!existsSync(file) || !statSync(file).isFile()) complain('3', `${JSON.stringify(path)} is missing`);
    else if (createHash(algorithm).update(readFileSync(file)).digest('hex') !== checksum.toLowerCase())
      complain('3', `${JSON.stringify(path)} has another checksum in ${name}`);
  }
  return listed;
}

function information(bag: string, payload: readonly string[], complain: Complain): void {
  const lines = readFileSync(join(bag, 'bag-info.txt'), 'utf8').split(/\r\n|\r|\n/);
  const values = new Map<string, string[]>();
  for (const line of lines.slice(0, -1)) {
    const field = /^([^:\s][^:]*?):\s(.*\S)$/.exec(line);
    if (field) values.set(field[1] ?? '', [...(values.get(field[1] ?? '') ?? []), field[2] ?? '']);
    else if (!/^[ \t]+\S/.test(line)) complain('2.2.2', `bag-info.txt has the line ${JSON.stringify(line)}`);
  }
  const oxum = values.get('Payload-Oxum') ?? [];
  if (oxum.length > 1) complain('2.2.2', 'Payload-Oxum is there twice');
  const bytes = payload.reduce((sum, path) => sum + statSync(`${bag}/${path}`).size, 0);
  if (oxum[0] !== undefined && oxum[0] !== `${bytes}.${payload.length}`)
    complain('2.2.2', `Payload-Oxum is ${oxum[0]}, and the payload ${bytes}.${payload.length}`);
  const day = values.get('Bagging-Date')?.[0];
  if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day)) complain('2.2.2', `Bagging-Date is ${day}`);
}

function filesOf(bag: string, under: string): readonly string[] {
  return readdirSync(`${bag}/${under}`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(bag, `${under}${entry.name}/`) : [under + entry.name],
  );
}
