import type { Finding, Level, Place } from '../../model/finding.ts';
import { closest } from '../../model/guess.ts';
import type { Json } from '../../model/json.ts';
import type { SourcePath } from '../../model/paths.ts';
import { readYaml, type YamlPath, type YamlReading } from '../../model/yaml.ts';
import type { SettingsFile } from '../world.ts';

/** Opens a file of settings by its name; one that is not there has none. */
export function openSettings(files: readonly SettingsFile[], name: string, findings: Finding[]): Settings {
  const file = files.find((other) => other.path === name);
  const reading = file ? readYaml(file.text) : null;
  for (const problem of reading?.problems ?? []) findings.push({ ...problem, source: name as SourcePath });
  return new Settings(name as SourcePath, reading, findings);
}

/** One file of settings; each question checks the type of its answer, and reports a wrong one where it stands. */
export class Settings {
  readonly #path: SourcePath;
  readonly #reading: YamlReading | null;
  readonly #findings: Finding[];
  readonly exists: boolean;

  constructor(path: SourcePath, reading: YamlReading | null, findings: Finding[]) {
    this.#path = path;
    this.#reading = reading;
    this.#findings = findings;
    this.exists = reading !== null;
    const value = reading?.value;
    if (value !== undefined && value !== null && !isMap(value)) {
      this.report(
        [],
        'invalid-setting',
        'error',
        `${path} is not a map of settings`,
        'Write settings as lines of key: value.',
      );
    }
  }

  get(path: YamlPath): unknown {
    let value = this.#reading?.value;
    for (const key of path) {
      if (typeof key === 'number' ? !Array.isArray(value) : !isMap(value)) return undefined;
      value = Object.hasOwn(value as object, key) ? (value as { [key: string]: unknown })[key] : undefined;
    }
    return value ?? undefined;
  }

  text(path: YamlPath): string | null {
    const value = this.get(path);
    if (value === undefined) return null;
    if (typeof value === 'string') return value.trim() || null;
    if (typeof value === 'number' || typeof value === 'boolean')
      return this.#reading?.written(path) ?? String(value);
    this.#wrong(path, 'a text');
    return null;
  }

  number(path: YamlPath, otherwise: number): number {
    const value = this.get(path);
    if (value === undefined) return otherwise;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    this.#wrong(path, 'a whole number above zero');
    return otherwise;
  }

  flag(path: YamlPath, otherwise: boolean): boolean {
    const value = this.get(path);
    if (value === undefined) return otherwise;
    if (typeof value === 'boolean') return value;
    this.#wrong(path, 'true or false');
    return otherwise;
  }

  choice<T extends string | null>(path: YamlPath, choices: readonly T[], otherwise: T): T {
    const value = this.get(path);
    if (value === undefined) return otherwise;
    if (choices.includes(value as T)) return value as T;
    const guess =
      typeof value === 'string'
        ? meant(
            value,
            choices.filter((choice) => choice !== null),
          )
        : undefined;
    this.#wrong(path, `one of ${choices.join(', ')}`, guess);
    return otherwise;
  }

  list(path: YamlPath): readonly unknown[] {
    const value = this.get(path);
    if (value === undefined || value === false) return [];
    if (Array.isArray(value)) return value;
    if (typeof value === 'string') return [value];
    this.#wrong(path, 'a list');
    return [];
  }

  keys(path: YamlPath): readonly string[] {
    const value = this.get(path);
    if (value === undefined) return [];
    if (isMap(value)) return Object.keys(value);
    // Of a whole file that was said when it was opened.
    if (path.length > 0) this.#wrong(path, 'a map');
    return [];
  }

  /** A map of things by id: a value may be a map, or the thing's name alone. */
  entries(path: YamlPath): readonly { readonly id: string; readonly text: (key: string) => string | null }[] {
    return this.keys(path).map((id) => ({
      id,
      text: (key) => {
        const value = this.get([...path, id]);
        if (typeof value === 'string') return key === 'name' ? value : null;
        return this.text([...path, id, key]);
      },
    }));
  }

  address(key: string, override: string | null): URL {
    const written = override ?? this.text([key]);
    if (written !== null && URL.canParse(written)) {
      const url = new URL(written);
      if (/^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') return url;
    }
    if (written === null) {
      this.report(
        [],
        'no-url',
        'warning',
        'No address is set, so feeds and canonical links point to http://localhost',
        'Add url: https://example.org to site.yaml.',
      );
    } else {
      this.report(
        override === null ? [key] : [],
        'invalid-setting',
        'error',
        `"${written}" is no address of a site`,
        'Write it as https://example.org or https://example.org/path.',
      );
    }
    return new URL('http://localhost');
  }

  others(known: readonly string[]): { readonly [key: string]: Json } {
    return Object.fromEntries(
      this.keys([])
        .filter((key) => !known.includes(key))
        .map((key) => [key, this.get([key]) as Json]),
    );
  }

  unknownKeys(path: YamlPath, known: readonly string[], rule: string): void {
    for (const key of this.keys(path)) {
      if (known.includes(key)) continue;
      const guess = closest(key, known);
      if (!guess) continue;
      this.report(
        [...path, key],
        rule,
        'warning',
        `There is no setting "${key}"; did you mean "${guess}"?`,
        `Write ${guess}, or keep "${key}" for templates as site.extra.${key}.`,
      );
    }
  }

  /** Keys of a group that are no settings: nothing reads them. */
  unknownParts(group: string, known: readonly string[]): void {
    for (const key of this.keys([group])) {
      if (known.includes(key)) continue;
      const guess = closest(key, known);
      this.report(
        [group, key],
        'unknown-setting',
        'warning',
        `There is no setting "${group}.${key}"${guess ? `; did you mean "${group}.${guess}"?` : ''}`,
        `${guess ? `Write ${guess}` : 'Remove it'}; ${group} has ${known.join(', ')}.`,
      );
    }
  }

  report(path: YamlPath, rule: string, level: Level, reason: string, remedy: string): void {
    this.#findings.push({ rule, level, ...this.at(path), reason, remedy });
  }

  /** Where a key stands. */
  at(path: YamlPath): { readonly source: SourcePath; readonly place?: Place } {
    const place = path.length > 0 ? this.#reading?.keyPlaceOf(path) : undefined;
    return { source: this.#path, ...(place ? { place } : {}) };
  }

  #wrong(path: YamlPath, wanted: string, guess?: string): void {
    const reason = `${path.join('.')} is not ${wanted}${guess ? `; did you mean "${guess}"?` : ''}`;
    this.report(path, 'invalid-setting', 'error', reason, `Write ${guess ?? wanted}.`);
  }
}

/** The choice that was likely meant: a slip of it, or its beginning. */
function meant(value: string, choices: readonly string[]): string | undefined {
  const plain = value.trim().toLowerCase();
  return closest(plain, choices) ?? choices.find((choice) => plain.length > 2 && choice.startsWith(plain));
}

/** Whether a value of YAML is a map. */
export function isMap(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
