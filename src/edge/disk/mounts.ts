import { statfsSync } from 'node:fs';

/** Network file systems and mounts of containers, by their number (statfs(2)). They often report no changes. */
const DISTANT: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x517b, 'SMB'],
  [0x01021997, '9p'],
  [0x65735546, 'FUSE'],
  [0x00c36400, 'Ceph'],
  [0x6a656a63, 'virtiofs'],
  [0x786f4256, 'a folder shared with VirtualBox'],
]);

/** The kind of remote mount that a folder is on; null if it is on a local disk, or unknown. */
export function distantMount(folder: string): string | null {
  try {
    return DISTANT.get(statfsSync(folder).type >>> 0) ?? null;
  } catch {
    return null;
  }
}
