import { openManuscript } from '../../../../copy/front/front-matter.ts';
import { nameOf } from '../../../../model/address/paths.ts';
import { isMap } from '../../../../model/json.ts';
import { readYaml } from '../../../../model/yaml/yaml.ts';
import type { SourceFile } from '../../../found/outside.ts';
import { decodeText } from '../../../found/text.ts';
import { type Values, valuesOf } from '../../values.ts';
import { settingsOf, settingText } from '../files.ts';
import { inLanguage, languagesIn } from '../translations.ts';

/** Settings of a site of Hugo: one file, and those of `config/_default/`, each named by the setting that it holds. */
export async function hugoSettings(files: readonly SourceFile[]): Promise<Values> {
  const settings: { [key: string]: unknown } = {
    ...(await settingsOf(
      files,
      'hugo.toml',
      'hugo.yaml',
      'hugo.yml',
      'hugo.json',
      'config.toml',
      'config.yaml',
      'config.yml',
      'config.json',
      'config/_default/hugo.toml',
      'config/_default/config.toml',
      'config/_default/hugo.yaml',
      'config/_default/config.yaml',
    )),
  };
  for (const file of files) {
    if (!/^config\/_default\/[^/]+\.(?:toml|ya?ml|json)$/i.test(file.path)) continue;
    const [name = '', ...more] = nameOf(file.path).split('.');
    if (/^(?:hugo|config|menus?)$/i.test(name)) continue;
    const text = decodeText(await file.read()).text;
    const value = /toml$/i.test(file.path)
      ? openManuscript(`+++\n${text}\n+++\n`).fields.value
      : readYaml(text).value;
    if (!isMap(value)) continue;
    const there = valuesOf(settings[name]);
    // `languages.fr.toml` holds the settings of French; `params.fr.toml` only its texts.
    if (more.length === 1) settings[name] = { ...value, ...there };
    else if (name === 'languages') settings[name] = { ...there, [more[0]!]: value };
  }
  return settings;
}

/** Where a page of a site of Hugo belongs. */
type Place = {
  /** Path below the content of its language, without the language in the name of the file. */
  readonly inside: string;
  /** Null if it is that of the site, and the name of the file does not say so. */
  readonly lang: string | null;
  readonly isTranslated: boolean;
  /** What stands before its address: nothing, or a slash and the language. */
  readonly prefix: string;
};

/**
 * Tells where a file belongs: languages have folders of content of their own, or name themselves at the end of a file's
 * name. Null for a file that is no content.
 */
export function placesOf(settings: Values, files: readonly SourceFile[]): (path: string) => Place | null {
  const main = (settingText(settings, 'defaultContentLanguage') ?? 'en').toLowerCase();
  const inFolder = settings.defaultContentLanguageInSubdir === true;
  const general = plainFolder(settingText(settings, 'contentDir') ?? 'content');
  const folders = foldersOf(settings);
  const languages = languagesIn(settings.languages);
  const whole = files.some(({ path }) => path.startsWith(`${general}/`));
  return (path) => {
    const own = folders.find(({ from }) => path.startsWith(`${from}/`));
    const below = own
      ? own.to + path.slice(own.from.length + 1)
      : path.startsWith(`${general}/`)
        ? path.slice(general.length + 1)
        : path;
    if (own === undefined && (folders.some(({ isWhole }) => isWhole) || (whole && below === path)))
      return null;
    const { inside, lang: named } = inLanguage(below, languages);
    const lang = own?.lang ?? named ?? main;
    const isTranslated = lang !== main;
    return {
      inside,
      lang: isTranslated ? lang : named,
      isTranslated,
      prefix: isTranslated || inFolder ? `/${lang}` : '',
    };
  };
}

/** Folders of content that settings name, with their languages; the longest first. */
function foldersOf(settings: Values): readonly {
  readonly from: string;
  readonly to: string;
  readonly lang: string | null;
  readonly isWhole: boolean;
}[] {
  const ofLanguages = Object.entries(valuesOf(settings.languages)).flatMap(([lang, one]) => {
    const from = settingText(valuesOf(one), 'contentDir');
    return from === undefined
      ? []
      : [{ from: plainFolder(from), to: '', lang: lang.toLowerCase(), isWhole: true }];
  });
  const mounts = valuesOf(settings.module).mounts;
  const mounted = (Array.isArray(mounts) ? mounts : []).filter(isMap).flatMap((mount) => {
    const [from, to] = ['source', 'target'].map((key) => plainFolder(settingText(mount, key) ?? ''));
    if (!from || !/^content(?:\/|$)/.test(to ?? '')) return [];
    const below = to!.slice('content/'.length);
    const lang = settingText(mount, 'lang')?.toLowerCase() ?? null;
    return [{ from, to: below === '' ? '' : `${below}/`, lang, isWhole: below === '' }];
  });
  return [...ofLanguages, ...mounted].sort((a, b) => b.from.length - a.from.length);
}

function plainFolder(written: string): string {
  return written.replace(/^(?:\.?\/)+|\/+$/g, '');
}
