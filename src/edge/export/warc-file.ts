import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { StoredCapture } from '../../export/wacz/indexes.ts';
import {
  type Capture,
  infoRecord,
  RECORD_END,
  responseRecord,
  uuidOf,
  type WarcRecord,
} from '../../export/wacz/warc.ts';

/** Byte of a gzip header that names the system; 255 is "unknown", so that all systems write the same. */
const SYSTEM = 9;

/** Writes a compressed WARC file, each record as a member of its own, which can be read by itself. */
export function openWarc(file: string, info: { readonly [name: string]: string }, date: string) {
  const open = openSync(file, 'w');
  const sum = createHash('sha256');
  let offset = 0;
  const put = ({ head, block }: WarcRecord, content: Uint8Array) => {
    const member = gzipSync(Buffer.concat([Buffer.from(head + block), content, Buffer.from(RECORD_END)]), {
      level: 9,
    });
    member[SYSTEM] = 255;
    writeSync(open, member);
    sum.update(member);
    offset += member.length;
    return member.length;
  };
  const answer = (url: string, what: Pick<Capture, 'type' | 'to'>, content: Uint8Array): StoredCapture => {
    const capture = { url, ...what, bytes: content.length, sum: hash('sha256', content), date };
    const at = offset;
    const id = uuidOf(hash('sha256', `${url} ${capture.sum}`));
    return { ...capture, offset: at, length: put(responseRecord(capture, id), content) };
  };
  put(infoRecord(info, date, uuidOf(hash('sha256', JSON.stringify(info)))), Buffer.alloc(0));
  return {
    /** Adds the answer to a request for an address. Returns where its record lies. */
    add: (url: string, type: string, content: Uint8Array) => answer(url, { type, to: null }, content),
    /** Adds a redirect. Returns where its record lies. */
    redirect: (url: string, to: string) => answer(url, { type: null, to }, Buffer.alloc(0)),
    /** Ends the file. Returns its length and SHA-256. */
    close: () => {
      closeSync(open);
      return { bytes: offset, sha256: sum.digest('hex') };
    },
  };
}
