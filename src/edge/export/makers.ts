import type { FormatName } from '../../export/formats.ts';
import type { MakeExport } from './job.ts';

/** The module of each format, loaded when it is asked for. */
const MAKERS: { readonly [name in FormatName]: () => Promise<MakeExport> } = {
  folder: async () => (await import('./folder.ts')).makeFolder,
  bag: async () => (await import('./bag.ts')).makeBag,
  wacz: async () => (await import('./wacz.ts')).makeWacz,
  pdf: async () => (await import('./pdf.ts')).makePdf,
  epub: async () => (await import('./epub.ts')).makeEpub,
  catalogue: async () => (await import('./catalogue.ts')).makeCatalogue,
  markdown: async () => (await import('./leaving.ts')).makeMarkdown,
  wordpress: async () => (await import('./leaving.ts')).makeWordPress,
  ghost: async () => (await import('./leaving.ts')).makeGhost,
};

/** What makes a format. */
export function makerOf(name: FormatName): Promise<MakeExport> {
  return MAKERS[name]();
}
