import { folderOf } from '../model/address/paths.ts';
import type { Dispatch, FacsimileReference } from '../model/dispatch.ts';
import type { FacsimilePage } from '../model/facsimile.ts';
import type { Finding } from '../model/finding.ts';
import { PICTURE_NAME } from '../model/picture.ts';
import type { Directory } from './directory.ts';
import { pictureOf } from './links.ts';

/** The pages of a dispatch's facsimile. Each file that is missing or cannot be shown is left out, with a finding. */
export function facsimileOf(
  dispatch: Dispatch,
  directory: Directory,
  findings: Finding[],
): readonly FacsimilePage[] {
  return dispatch.facsimile.flatMap((reference) => pageOf(reference, dispatch, directory, findings) ?? []);
}

function pageOf(
  reference: FacsimileReference,
  dispatch: Dispatch,
  directory: Directory,
  findings: Finding[],
): FacsimilePage | null {
  const { src, page } = reference;
  const tell = (rule: string, reason: string, remedy: string) => {
    const line = dispatch.lines.facsimile;
    const position = reference.position ?? (line === undefined ? undefined : { line, column: 1 });
    const at = position ? { position } : {};
    findings.push({ rule, level: 'warning', source: dispatch.source, ...at, reason, remedy });
  };
  if (/^(?:https?:)?\/\//i.test(src)) {
    if (URL.canParse(src, 'https://_'))
      return { kind: 'elsewhere', href: new URL(src, 'https://_').href, page };
    tell(
      'facsimile-unreadable',
      `${src} is not an address, so it is not linked`,
      'Write the whole address of the file.',
    );
    return null;
  }
  const asset = directory.asset(src, folderOf(dispatch.source));
  if (!asset || asset.image || asset.holds === 'picture' || PICTURE_NAME.test(asset.path)) {
    const found = pictureOf(reference, dispatch, directory, (rule, reason, remedy) =>
      tell(rule, `The scan ${src} ${reason}`, `${remedy}; until then, it is left out.`),
    );
    const type = asset?.image?.type ?? '';
    if (found && type === 'image/tiff')
      tell(
        'facsimile-tiff',
        `The scan ${src} is a TIFF file, which browsers do not show, so readers get a smaller copy of it`,
        'Save it as JPEG, so that readers can open it in full size.',
      );
    return found && { kind: 'scan', picture: found, page, type };
  }
  if (!/\.pdf$/i.test(asset.path)) {
    tell(
      'facsimile-unreadable',
      `${src} is neither a picture nor a PDF, so it is not shown as a facsimile`,
      'Name a scan (JPEG or PNG) or a PDF.',
    );
    return null;
  }
  if (asset.bytes === 0) {
    tell('facsimile-unreadable', `${src} is empty, so it is not linked`, 'Copy the file again.');
    return null;
  }
  if (asset.holds === 'no-pdf') {
    tell(
      'facsimile-unreadable',
      `${src} is not a PDF, although its name says so, so it is not linked`,
      'Save it again as a PDF, or name a scan (JPEG or PNG).',
    );
    return null;
  }
  if (asset.holds === 'locked-pdf')
    tell(
      'facsimile-locked',
      `${src} is encrypted, so readers may be asked for a password`,
      'Open it in a browser. If it asks for a password, save it without one.',
    );
  const number = /^\d+$/.test(page ?? '') && Number(page) > 0 ? page : null;
  if (page !== null && number === null)
    tell(
      'facsimile-unreadable',
      `"${page}" is not the number of a page in ${src}, so the PDF is opened at its beginning`,
      'Write the number that a PDF reader shows for the page, from 1.',
    );
  return {
    kind: 'pdf',
    asset: asset.path,
    href: directory.assetHref(asset),
    page: number === null ? null : String(Number(number)),
    bytes: asset.bytes,
  };
}
