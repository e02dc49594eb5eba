import type { Archive } from '../archive/archive.ts';
import type { StandingPage } from '../archive/clipping.ts';
import type { SourcePath } from '../model/address/paths.ts';
import { opensInBrowser } from '../model/facsimile.ts';
import type { Picture, PictureUse } from '../model/picture.ts';
import type { Need } from './recipes.ts';

/** Where the archive shows each of its pictures, and the addresses that its copies link to. */
export type Needs = {
  readonly needs: ReadonlyMap<SourcePath, Need>;
  readonly linked: ReadonlySet<string>;
};

/** Collects the needs of everything that is published. */
export function needsOf(archive: Archive): Needs {
  const needs = new Map<SourcePath, { uses: Set<PictureUse>; card: boolean }>();
  const linked = new Set<string>();
  const note = (picture: Picture | null, use: PictureUse, card = false) => {
    if (!picture?.asset) return;
    const need = needs.get(picture.asset) ?? { uses: new Set<PictureUse>(), card: false };
    need.uses.add(use);
    need.card ||= card;
    needs.set(picture.asset, need);
  };
  const body = ({ fills }: Pick<StandingPage, 'fills'>) => {
    for (const fill of fills) {
      if (fill.kind === 'image' && !fill.plain) note(fill.picture, 'page');
      else if (fill.kind === 'image') linked.add(fill.picture.href.replace(/[?#].*$/s, ''));
      else if (fill.kind === 'link') linked.add(fill.href.replace(/[?#].*$/s, ''));
    }
  };
  for (const clipping of [...archive.listed, ...archive.unlisted]) {
    note(clipping.lead, 'page');
    note(clipping.thumbnail, 'thumbnail', true);
    body(clipping);
    for (const page of clipping.facsimile) {
      if (page.kind !== 'scan') continue;
      note(page.picture, 'page');
      if (opensInBrowser(page)) linked.add(page.picture.href);
    }
  }
  for (const page of archive.pages) {
    note(page.lead, 'page', true);
    body(page);
  }
  for (const portrait of archive.portraits.values()) note(portrait, 'portrait');
  return { needs, linked };
}
