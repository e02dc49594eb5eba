import { createRequire } from 'node:module';

/** Opens a file at a position in the writer's editor: `$VISUAL`, `$EDITOR`, or one that is running. */
export function openInEditor(
  file: string,
  line: number,
  column: number,
  failed: (why: string) => void,
): void {
  const launch = createRequire(import.meta.url)('launch-editor') as (
    file: string,
    editor: string | undefined,
    failed: (name: string, message: string | null) => void,
  ) => void;
  launch(`${file}:${line}:${column}`, process.env.VISUAL ?? process.env.EDITOR, (_, message) =>
    failed(message ?? 'no editor was found; name yours in the environment variable VISUAL'),
  );
}
