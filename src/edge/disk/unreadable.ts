import type { SourcePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';

/** The finding about a file that cannot be read, with the reason. */
export function unreadable(path: string, error: unknown): Finding {
  const { code, message } = error as NodeJS.ErrnoException;
  const why =
    code === 'EACCES' ? 'permission is denied' : code === 'ENOENT' ? 'it is not there (any more)' : message;
  return {
    rule: 'unreadable',
    level: 'error',
    source: path as SourcePath,
    reason: `The file cannot be read: ${why}`,
    remedy: 'Correct the cause, or move the file out of the site folder.',
  };
}

/** The finding about a file that is not UTF-8, with what its bytes show it to be. */
export function notUtf8(path: SourcePath, bytes: Uint8Array): Finding {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    rule: 'not-utf8',
    level: 'error',
    source: path,
    reason: utf16
      ? 'The file is UTF-16, not UTF-8'
      : bytes.includes(0)
        ? 'The file is not text: it holds NUL bytes'
        : 'The file is not UTF-8',
    remedy: 'Save it as UTF-8; otherwise its letters would come out wrong.',
  };
}
