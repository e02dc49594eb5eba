/** Errors of the system in words, with what to do. Codes of POSIX, and of SQLite for the store. */
const REFUSALS: { readonly [code: string]: string } = {
  ENOSPC: 'The disk is full. Free some space, and run the command again: no file of the site is damaged.',
  EDQUOT: 'Your share of the disk is used up. Free some space, and run the command again.',
  EROFS: 'Nothing can be written there: the disk is read-only.',
  ENOTDIR: 'There is a file where a folder is needed. Name another place.',
  EACCES: 'Permission is denied. Allow this user to read and write there.',
  EPERM: 'Permission is denied. Allow this user to read and write there.',
  EMFILE: 'Too many files are open. Raise the limit (ulimit -n), and run the command again.',
  ENFILE: 'Too many files are open on this machine. Close other programs, and run the command again.',
  EIO: 'The disk cannot be read or written. Check it, and run the command again.',
  EBUSY: 'Another program holds the file. Close it, and run the command again.',
};
const SQLITE: { readonly [errcode: number]: keyof typeof REFUSALS } = { 8: 'EROFS', 10: 'EIO', 13: 'ENOSPC' };

/** An error of the system as one line for the operator; null if an error has another cause. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode, path, dest } = error as NodeJS.ErrnoException & { errcode?: number; dest?: string };
  const known = code === 'ERR_SQLITE_ERROR' ? SQLITE[(errcode ?? 0) & 0xff] : code;
  const reason = known === undefined ? undefined : REFUSALS[known];
  if (reason === undefined) return null;
  const file = dest ?? path;
  return file === undefined ? reason : `${file}: ${reason}`;
}
