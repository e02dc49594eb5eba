import type { ListSettings, Style } from '../../model/site.ts';
import type { YamlPath } from '../../model/yaml/yaml.ts';
import type { Settings } from './file.ts';
import { descriptionOf } from './phrases.ts';

/** The editor's lists: those of `lists.yaml`, else those of `site.yaml`. `setInline` turns inline Markdown into HTML. */
export function listsOf(
  main: Settings,
  own: Settings,
  style: Style,
  setInline: (text: string) => string,
): readonly ListSettings[] {
  const [file, under]: [Settings, YamlPath] = own.exists ? [own, []] : [main, ['lists']];
  return file.keys(under).map((id) => {
    const path = [...under, id];
    return {
      id,
      name: file.text([...path, 'name']) ?? id,
      ...descriptionOf(file.text([...path, 'description']), style),
      front: file.flag([...path, 'front'], true),
      pieces: piecesOf(file, [...path, 'pieces'], setInline),
    };
  });
}

function piecesOf(
  file: Settings,
  path: YamlPath,
  setInline: (text: string) => string,
): ListSettings['pieces'] {
  const count = file.list(path) === null ? 0 : (file.get(path) as readonly unknown[]).length;
  return Array.from({ length: count }, (_, at) => [...path, at]).flatMap((at) => {
    const piece = file.text([...at, 'piece']);
    const note = file.text([...at, 'note']);
    if (piece === null) return [];
    return [{ piece, note: note === null ? null : setInline(note), ...file.at(at) }];
  });
}
