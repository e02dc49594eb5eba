import type { HeldFile } from '../archive/published-files.ts';
import type { Rule } from './galley/rule.ts';

export const fileLeftOut: Rule = {
  name: 'file-left-out',
  level: 'info',
  what: 'A file is not published, because nothing published shows it.',
  why: 'A file that only a draft names, or that is beside one, may be as secret as the draft.',
  mend: 'None, if it belongs to a dispatch that is not published. Otherwise link it from one that is, or move it to assets/.',
  look: ({ heldFiles }) =>
    heldFiles.map((file) => ({
      source: file.path,
      reason: reasonOf(file),
      remedy:
        'It is published once a published dispatch shows or links it. A file for other uses belongs under assets/.',
    })),
};

function reasonOf({ because, by }: HeldFile): string {
  if (because === 'named')
    return `The file is not published: only a dispatch that is not published names it, ${by}`;
  const nobody = 'The file is not published: nothing published shows or links it';
  if (because === 'kind') return `${nobody}, and hardly anybody means to publish such a file`;
  if (because === 'alone') return `${nobody}, and it is beside no dispatch`;
  return by === null
    ? `${nobody}, and it is in a folder of drafts`
    : `${nobody}, and it is beside a dispatch that is not published, ${by}`;
}
