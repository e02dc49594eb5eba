import { type Digest, digest, digestAll } from '../../model/digest.ts';
import type { Site } from '../../model/site.ts';
import { openPress, type Press } from '../../press/press.ts';
import type { TemplateFile } from '../../press/template-file.ts';

/** An `openPress` that keeps the press it opened, and opens it anew only when templates or settings differ. */
export function keptPress(): typeof openPress {
  let kept: { readonly key: Digest; readonly press: Press } | undefined;
  let latest: (copy: Digest) => string;
  return (files, site, html, notes, additions) => {
    latest = html;
    const key = keyOf(files, site);
    if (kept?.key !== key)
      kept = { key, press: openPress(files, site, (copy) => latest(copy), notes, additions) };
    return kept.press;
  };
}

function keyOf(files: readonly TemplateFile[], site: Site): Digest {
  const { now: _now, ...settings } = site;
  return digestAll(
    JSON.stringify(settings),
    ...files.map(({ origin, name, content }) => `${origin} ${name} ${digest(content)}`),
  );
}
