import type { SourcePath } from '../../model/address/paths.ts';
import type { Finding, Level, Position } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import { isMap } from '../../model/json.ts';
import { readYaml, type YamlPath, type YamlReading } from '../../model/yaml/yaml.ts';
import { checked, type Desk } from './check.ts';
import type { Setting } from './setting.ts';

/** `site.yaml`, `bylines.yaml`, `columns.yaml`, `lists.yaml`, `redirects.yaml`, `links.json` or the site's own table of redirects. */
export type SettingsFile = { readonly path: SourcePath; readonly text: string };

/** Opens a file of settings by its name without its ending; one that is not there has none. */
export function openSettings(
  files: readonly SettingsFile[],
  name: string,
  setting: Setting,
  findings: Finding[],
): Settings {
  const file =
    files.find(({ path }) => path === `${name}.yaml`) ?? files.find(({ path }) => path === `${name}.yml`);
  const reading = file ? readYaml(file.text) : null;
  const path = file?.path ?? (`${name}.yaml` as SourcePath);
  for (const problem of reading?.problems ?? []) findings.push({ ...problem, source: path });
  return new Settings(path, reading, setting, findings);
}

type Told = Parameters<Desk['tell']>;
type Telling = readonly [rule: string, level: Level, reason: string, remedy: string];

/** A thing of a map by its id. */
export type SettingsEntry = {
  readonly id: string;
  readonly text: (key: string) => string | null;
  /** Texts of a part that is a group. */
  readonly part: (key: string) => (inner: string) => string | null;
  /** Texts of a list that can be used. `report` reports something about the text, at its place. */
  readonly items: (
    key: string,
  ) => readonly { readonly text: string; readonly report: (...telling: Telling) => void }[];
};

/** A part that is not a setting, nor like one, is reported once for all entries of a map that have it. */
function together(told: readonly Told[]): readonly Told[] {
  const groups = Map.groupBy(told, (telling) => {
    const [path, rule, , reason] = telling;
    const isAlike = rule === 'unknown-setting' && path.length > 1 && !reason.includes('; did you mean');
    return isAlike ? JSON.stringify([path.slice(0, -2), path.at(-1)]) : telling;
  });
  return [...groups.values()].map(([first, ...others]): Told => {
    const [path, rule, level, reason, remedy] = first as Told;
    const many =
      others.length === 1
        ? '1 other entry has it'
        : `${others.length.toLocaleString('en-US')} others have it`;
    return [path, rule, level, others.length === 0 ? reason : `${reason}; ${many}, too`, remedy];
  });
}

/** The usable settings of one file. Unusable ones were reported when it was opened. */
export class Settings {
  readonly #path: SourcePath;
  readonly #reading: YamlReading | null;
  readonly #findings: Finding[];
  readonly #used: unknown;
  readonly exists: boolean;

  constructor(path: SourcePath, reading: YamlReading | null, setting: Setting, findings: Finding[]) {
    this.#path = path;
    this.#reading = reading;
    this.#findings = findings;
    this.exists = reading !== null;
    const value = reading?.value ?? undefined;
    if (value !== undefined && !isMap(value)) {
      const reason = `${path} is not a map of settings`;
      this.report([], 'invalid-setting', 'error', reason, 'Write settings as lines of key: value.');
    } else {
      const told: Told[] = [];
      this.#used = checked(setting, value, [], {
        written: (at) => reading?.written(at),
        tell: (...telling) => told.push(telling),
      });
      for (const telling of together(told)) this.report(...telling);
    }
  }

  get(path: YamlPath): unknown {
    let value = this.#used;
    for (const key of path) {
      if (typeof key === 'number' ? !Array.isArray(value) : !isMap(value)) return undefined;
      value = Object.hasOwn(value as object, key) ? (value as { [key: string]: unknown })[key] : undefined;
    }
    return value ?? undefined;
  }

  /** Whether something is written for a key at the top, usable or not. */
  isWritten(key: string): boolean {
    const value = this.#reading?.value;
    return isMap(value) && (this.#reading?.written([key]) ?? value[key] ?? '') !== '';
  }

  text(path: YamlPath): string | null {
    return (this.get(path) as string | undefined) ?? null;
  }

  number(path: YamlPath, otherwise: number): number {
    return (this.get(path) as number | undefined) ?? otherwise;
  }

  flag(path: YamlPath, otherwise: boolean): boolean {
    return (this.get(path) as boolean | undefined) ?? otherwise;
  }

  choice<T extends string | null>(path: YamlPath, otherwise: T): T {
    return (this.get(path) as T | undefined) ?? otherwise;
  }

  /** Items of a list that can be used; null if none is written. */
  list<T>(path: YamlPath): readonly T[] | null {
    const value = this.get(path);
    if (value === undefined) return null;
    return Array.isArray(value) ? value.filter((item) => item !== undefined) : [];
  }

  keys(path: YamlPath): readonly string[] {
    const value = this.get(path);
    return isMap(value) ? Object.keys(value) : [];
  }

  /** A map of things by id. */
  entries(path: YamlPath): readonly SettingsEntry[] {
    return this.keys(path).map((id) => ({
      id,
      text: (key) => this.text([...path, id, key]),
      part: (key) => (inner) => this.text([...path, id, key, inner]),
      items: (key) => this.#items([...path, id, key]),
    }));
  }

  #items(path: YamlPath): ReturnType<SettingsEntry['items']> {
    const value = this.get(path);
    if (!Array.isArray(value)) return [];
    const isList = this.#reading?.keyPositionOf([...path, 0]) !== undefined;
    return value.flatMap((text: string | undefined, index) =>
      text === undefined
        ? []
        : [{ text, report: (...telling) => this.report(isList ? [...path, index] : path, ...telling) }],
    );
  }

  /** The keys beside the settings. */
  others(known: readonly string[]): { readonly [key: string]: Json } {
    const value = this.#reading?.value;
    const entries = isMap(value) ? Object.entries(value) : [];
    return Object.fromEntries(
      entries.filter(([key, thing]) => !known.includes(key) && thing !== null) as [string, Json][],
    );
  }

  report(path: YamlPath, ...[rule, level, reason, remedy]: Telling): void {
    this.#findings.push({ rule, level, ...this.at(path), reason, remedy });
  }

  /** The position of a key. */
  at(path: YamlPath): { readonly source: SourcePath; readonly position?: Position } {
    const position = path.length > 0 ? this.#reading?.keyPositionOf(path) : undefined;
    return { source: this.#path, ...(position ? { position } : {}) };
  }
}
