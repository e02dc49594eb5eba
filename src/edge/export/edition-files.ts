import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Planned } from '../../desk/prepare.ts';
import type { Asset, Page } from '../../edition/page.ts';
import type { ExportFile } from '../../export/export.ts';
import { stateFolder } from '../disk/node-disk.ts';
import { pictureFolder, variantFile } from '../memory/picture-store.ts';

/** The text of a page of the edition. */
export function renderPage({ press, edition }: Planned, page: Page): string {
  return press.render(page, edition.site);
}

/** The content of an asset of the edition: bytes, or the file that holds them. */
export function assetContent(site: string, asset: Asset): ExportFile['content'] {
  if (asset.content) return asset.content;
  if (!asset.variant) return { file: join(site, ...asset.source.split('/')) };
  return { file: variantFile(pictureFolder(stateFolder(join(site, 'dist'))), asset.variant) };
}

/** The content of a file as bytes. */
export function bytesOf(content: ExportFile['content']): Buffer {
  if (typeof content === 'string' || content instanceof Uint8Array) return Buffer.from(content);
  return readFileSync(content.file);
}
