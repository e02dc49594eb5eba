import type { RedirectSettings } from '../../model/site.ts';
import type { YamlPath } from '../../model/yaml.ts';
import type { Settings } from './file.ts';

/** Reads `redirects:` of `site.yaml` and the lines of `redirects.yaml`, both: an import writes the latter beside the former. */
export function redirectsOf(main: Settings, own: Settings): readonly RedirectSettings[] {
  return [...read(main, ['redirects']), ...read(own, [])];
}

function read(file: Settings, under: YamlPath): readonly RedirectSettings[] {
  return file.keys(under).flatMap((from): readonly RedirectSettings[] => {
    const path = [...under, from];
    const to = file.get(path);
    if (/[\0-\x1f\x7f]/.test(from)) {
      const reason = `The old address ${JSON.stringify(from)} holds a character that no address holds`;
      file.report(path, 'invalid-setting', 'error', reason, 'Write it in one line, as it was.');
      return [];
    }
    if (typeof to === 'string' && isAddress(to.trim())) return [{ from, to: to.trim(), ...file.at(path) }];
    file.report(
      path,
      'invalid-setting',
      'error',
      to === undefined
        ? `The old address ${from} leads nowhere`
        : `The old address ${from} leads to what is no address`,
      'Write a path of the site (/old/: /tags/iran/) or a whole address (https://…).',
    );
    return [];
  });
}

function isAddress(to: string): boolean {
  return to.startsWith('/') || (/^https?:\/\//i.test(to) && URL.canParse(to));
}
