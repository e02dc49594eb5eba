import type { Json } from '../../model/json.ts';
import { isMap } from '../../model/json.ts';
import { PICTURE_NAME } from '../../model/picture.ts';
import type { Piece } from '../found/piece.ts';
import type { Fetching } from './fetching.ts';

/** The fields that a piece keeps. Fetches the files of its facsimile, and names them by their new paths. */
export async function withFacsimile(extra: Piece['extra'], fetching: Fetching): Promise<Piece['extra']> {
  const { facsimile } = extra;
  if (facsimile === undefined) return extra;
  const pages: readonly Json[] = Array.isArray(facsimile) ? facsimile : [facsimile];
  return { ...extra, facsimile: await Promise.all(pages.map((page) => fetchPage(page, fetching))) };
}

async function fetchPage(page: Json, fetching: Fetching): Promise<Json> {
  if (typeof page === 'string') return fetchFile(page, fetching);
  if (!isMap(page) || typeof page.file !== 'string') return page;
  return { ...page, file: await fetchFile(page.file, fetching) };
}

async function fetchFile(written: string, fetching: Fetching): Promise<string> {
  const [, file = written, fragment = ''] = /^([^#]*\.pdf)(#.*)$/i.exec(written) ?? [];
  await fetching.bring([file], PICTURE_NAME.test(file) ? 'picture' : 'file');
  return (fetching.placed(file) ?? file) + fragment;
}
