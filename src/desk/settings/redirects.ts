import { pathOfAlias } from '../../archive/directory.ts';
import { isMap } from '../../model/json.ts';
import type { RedirectSettings, RetiredSettings, Site } from '../../model/site.ts';
import type { YamlPath } from '../../model/yaml/yaml.ts';
import type { Settings } from './file.ts';

type OldAddresses = {
  readonly redirects: readonly RedirectSettings[];
  readonly retired: readonly RetiredSettings[];
};

/**
 * Reads `redirects:` of `site.yaml` and the lines of `redirects.yaml`, both: an import writes the latter beside the former.
 * `setInline` turns inline Markdown into HTML.
 */
export function oldAddressesOf(
  main: Settings,
  own: Settings,
  site: Pick<Site, 'base'>,
  setInline: (text: string) => string,
): OldAddresses {
  const files = [read(main, ['redirects'], site, setInline), read(own, [], site, setInline)];
  return {
    redirects: files.flatMap(({ redirects }) => redirects),
    retired: files.flatMap(({ retired }) => retired),
  };
}

function read(
  file: Settings,
  under: YamlPath,
  site: Pick<Site, 'base'>,
  setInline: (text: string) => string,
): OldAddresses {
  const redirects: RedirectSettings[] = [];
  const retired: RetiredSettings[] = [];
  for (const from of file.keys(under)) {
    const path = [...under, from];
    if (/[\0-\x1f\x7f]/.test(from)) {
      const reason = `The old address ${JSON.stringify(from)} contains a character that no address can contain`;
      file.report(path, 'invalid-setting', 'error', reason, 'Write it in one line, as it was.');
      continue;
    }
    if (isMap(file.get(path)) && from.includes('?')) {
      const reason = `No page at ${from} can say what is gone, since the address has a query`;
      file.report(
        path,
        'invalid-setting',
        'error',
        reason,
        'Let it lead to another address: write its path.',
      );
    } else if (isMap(file.get(path))) {
      const because = file.text([...path, 'because']);
      retired.push({
        address: pathOfAlias(from, site),
        on: file.text([...path, 'gone']),
        because: because === null ? null : setInline(because),
        ...file.at(path),
      });
    } else {
      const to = file.text(path);
      if (to !== null) redirects.push({ from, to, ...file.at(path) });
    }
  }
  return { redirects, retired };
}
