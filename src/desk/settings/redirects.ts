import type { RedirectSettings } from '../../model/site.ts';
import type { YamlPath } from '../../model/yaml/yaml.ts';
import type { Settings } from './file.ts';

/** Reads `redirects:` of `site.yaml` and the lines of `redirects.yaml`, both: an import writes the latter beside the former. */
export function redirectsOf(main: Settings, own: Settings): readonly RedirectSettings[] {
  return [...read(main, ['redirects']), ...read(own, [])];
}

function read(file: Settings, under: YamlPath): readonly RedirectSettings[] {
  return file.keys(under).flatMap((from): readonly RedirectSettings[] => {
    const path = [...under, from];
    if (/[\0-\x1f\x7f]/.test(from)) {
      const reason = `The old address ${JSON.stringify(from)} holds a character that no address holds`;
      file.report(path, 'invalid-setting', 'error', reason, 'Write it in one line, as it was.');
      return [];
    }
    const to = file.text(path);
    return to === null ? [] : [{ from, to, ...file.at(path) }];
  });
}
