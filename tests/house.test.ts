import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

/** Files below the edge that import of Node: its hash, and its way to load a package later. */
const NODE_BELOW = new Set(['model/digest.ts', 'copy/packages/on-demand.ts']);

/** Folders whose files are all of one kind: a rule each, or a maker of pages each. */
const OF_ONE_KIND = new Set(['rules', 'edition']);

/** Names in the table of floors for files that lie in the room itself. */
const OWN: string = 'its own files';
const DOOR: string = 'its door';

/** Folders of a room by floor, the lowest first. */
type Floors = readonly (readonly string[])[];

const files = (readdirSync(SRC, { recursive: true }) as string[])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'));

const imports = new Map(
  files.map((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    const names = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name = '']) => name);
    return [file, names];
  }),
);

const architecture = readFileSync(join(SRC, '..', 'ARCHITECTURE.md'), 'utf8');
const mayImport = floorsOf(architecture);
const rooms = roomsOf(architecture);

describe('the house', () => {
  test('no room imports from a floor above or beside it', () => {
    const wrong = files.flatMap((file) => {
      const room = roomOf(file);
      return local(file)
        .map(roomOf)
        .filter((other) => other !== room && !mayImport.get(room)?.includes(other))
        .map((other) => `${file} imports ${other}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every room, and every file beside the rooms, has its floor in ARCHITECTURE.md', () => {
    expect([...mayImport.keys()].toSorted()).toEqual([...new Set(files.map(roomOf))].toSorted());
  });

  test('within a room, no folder imports from a floor above or beside it', () => {
    const arrows = files.flatMap((file) =>
      local(file).flatMap((target) => {
        const [room, floors] = rooms.find(([name]) => file.startsWith(name) && target.startsWith(name)) ?? [];
        if (room === undefined || floors === undefined) return [];
        const [from, to] = [file, target].map((path) => folderIn(room, path, floors));
        return from === to || floorOf(to!, floors) < floorOf(from!, floors)
          ? []
          : [`${file} imports ${target}`];
      }),
    );
    expect(arrows).toEqual([]);
  });

  test('every folder within a room has its floor in ARCHITECTURE.md', () => {
    const placed = rooms.flatMap(([room, floors]) =>
      floors
        .flat()
        .filter((name) => ![OWN, DOOR].includes(name))
        .map((name) => room + name),
    );
    const folders = new Set(files.map(dirname).filter((folder) => folder.includes('/')));
    expect(placed.toSorted()).toEqual([...folders].toSorted());
  });

  test('the changelog says nothing twice, as merges like to', () => {
    const lines = readFileSync(join(SRC, '..', 'CHANGELOG.md'), 'utf8').split('\n');
    const told = lines.filter((line) => line.startsWith('- '));
    expect(told.filter((line, at) => told.indexOf(line) < at)).toEqual([]);
  });

  test('only the edge knows node', () => {
    const wrong = files.filter(
      (file) =>
        file.includes('/') &&
        !file.startsWith('edge/') &&
        !NODE_BELOW.has(file) &&
        imports.get(file)?.some((name) => name.startsWith('node:')),
    );
    expect(wrong).toEqual([]);
  });

  test('only the edge knows what Node adds to the language', () => {
    const wrong = files.filter(
      (file) =>
        file.includes('/') &&
        !file.startsWith('edge/') &&
        /\b(?:Buffer|process|__dirname|setImmediate)\b(?=[.(])/.test(codeOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  test('no module keeps state, but memos of pure functions, which say so', () => {
    const wrong = files.flatMap((file) => {
      const lines = codeOf(file).split('\n');
      return lines.flatMap((line, at) =>
        STATE.test(line) && !/^\/\*\* Memo of `\w+`[.:]/.test(lines[at - 1] ?? '')
          ? [`${file}: ${line}`]
          : [],
      );
    });
    expect(wrong).toEqual([]);
  });

  test('no folder of code holds more than 25 files, unless all are of one kind', () => {
    const crowded = [...Map.groupBy(files, dirname)]
      .filter(([folder, inside]) => inside.length > 25 && !OF_ONE_KIND.has(folder))
      .map(([folder, inside]) => `${folder}/ holds ${inside.length} files`);
    expect(crowded).toEqual([]);
  });

  test('no name stands for five files', () => {
    const shared = [...Map.groupBy(files, (file) => basename(file))]
      .filter(([, inside]) => inside.length >= 5)
      .map(([, inside]) => inside.join(', '));
    expect(shared).toEqual([]);
  });

  test('no file imports itself by a circle', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, way: readonly string[]) => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
      else if (!done.has(file)) {
        for (const target of local(file)) visit(target, [...way, file]);
        done.add(file);
      }
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('nothing below the edge asks the clock or chance', () => {
    const wrong = files.filter(
      (file) =>
        file.includes('/') &&
        !file.startsWith('edge/') &&
        /Date\.now\(|Math\.random\(|new Date\(\)|performance\.now\(|localeCompare/.test(
          readFileSync(join(SRC, file), 'utf8'),
        ),
    );
    expect(wrong).toEqual([]);
  });
});

/** The room of a file; a file beside the rooms is its own. */
function roomOf(file: string): string {
  const [name = ''] = file.split('/');
  return file.includes('/') ? `${name}/` : name;
}

/** What each room may import, by the table of floors in ARCHITECTURE.md. */
function floorsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const [, table = ''] = text.split('| floor | room | may import |');
  const rows = [...table.split('\n\n')[0]!.matchAll(/^\| (\d+) \| (.+) \| (.+) \|$/gm)].map(
    ([, floor, named = '', may = '']) => ({
      floor: Number(floor),
      names: [...named.matchAll(/(?:^|[·,] )`([\w.]+\/?)`/g)].map(([, name = '']) => name),
      may,
    }),
  );
  const below = (floor: number) => rows.filter((row) => row.floor < floor).flatMap(({ names }) => names);
  return new Map(
    rows.flatMap(({ floor, names, may }) => {
      const listed =
        may === 'itself'
          ? []
          : may
              .replace(/;.*/, '')
              .split(', ')
              .map((name) => `${name}/`);
      const rooms = may === 'all' || may === 'all below' ? below(floor) : listed;
      const above = rooms.filter((room) => !below(floor).includes(room));
      if (above.length > 0) throw new Error(`Floor ${floor} may not import ${above.join(', ')}`);
      return names.map((name) => [name, rooms] as const);
    }),
  );
}

/** The name of the folder of a room in which a file lies; the room's own files and its door have names, too. */
function folderIn(room: string, file: string, floors: Floors): string {
  const [name, ...below] = file.slice(room.length).split('/');
  if (below.length > 0) return name!;
  return floors.flat().includes(DOOR) && name === `${basename(room)}.ts` ? DOOR : OWN;
}

function floorOf(folder: string, floors: Floors): number {
  return floors.findIndex((floor) => floor.includes(folder));
}

/** Rooms that ARCHITECTURE.md divides into floors, inner rooms first. */
function roomsOf(text: string): readonly (readonly [room: string, Floors])[] {
  const [, table = ''] = text.split('| room | its floors, the lowest first |');
  return [...table.split('\n\n')[0]!.matchAll(/^\| `(.+\/)` \| (.+) \|$/gm)]
    .map(
      ([, room = '', floors = '']) => [room, floors.split(' · ').map((floor) => floor.split(', '))] as const,
    )
    .toSorted(([a], [b]) => b.length - a.length);
}

/** A variable of a module, or something in it that is empty at first, and so can only be filled later. */
const STATE =
  /^(?:export )?(?:let |const \w+(?:: .+?)? = (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|\[\]|\{\});)/;

function codeOf(file: string): string {
  return readFileSync(join(SRC, file), 'utf8');
}

function local(file: string): readonly string[] {
  return (imports.get(file) ?? [])
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(SRC, join(SRC, dirname(file), name)).replaceAll('\\', '/'));
}
