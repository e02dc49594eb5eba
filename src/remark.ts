/**
 * A preset for remark: editors that run remark show what Backfile finds in a manuscript while it is written. A site
 * made by `backfile init` names it in `.remarkrc.mjs`. Import it from `backfile/remark`. It also runs on Node 22, which
 * editors contain.
 */
import { basename, dirname, relative, resolve } from 'node:path';
import { parse } from './copy/parse.ts';
import { readSite } from './desk/settings/settings.ts';
import { readSettingsFiles } from './edge/disk/settings-files.ts';
import { buildOptions } from './edge/program/options.ts';
import type { SourcePath } from './model/address/paths.ts';
import { digest } from './model/digest.ts';
import { inSentences } from './model/finding.ts';
import { isMarkdown } from './model/markdown-names.ts';
import { belongsToSite } from './model/membership.ts';

/** The part of a file of remark (a VFile) that is used here. */
type RemarkFile = {
  readonly path?: string;
  readonly cwd: string;
  readonly value: unknown;
  readonly message: (
    reason: string,
    options: object,
  ) => { fatal?: boolean | null | undefined; note?: string | undefined };
};

/** The preset: `export { default } from 'backfile/remark'`. */
export default { plugins: [backfile] };

/** A plugin of remark that adds the findings of Backfile's own parser to a manuscript of a site. Other files are left alone. */
export function backfile(): (tree: unknown, file: RemarkFile) => void {
  return (_tree, file) => {
    if (file.path === undefined) return;
    const whole = resolve(file.cwd, file.path);
    const site = siteOf(dirname(whole));
    if (site === null) return;
    const path = relative(site, whole).replaceAll('\\', '/') as SourcePath;
    if (!isMarkdown(path) || !belongsToSite(path)) return;
    const text = String(file.value)
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n');
    const { style } = readSite(readSettingsFiles(site, []), buildOptions({}), []);
    for (const { rule, level, position, reason, remedy } of parse({ path, digest: digest(text), text }, style)
      .findings) {
      const place = position ?? { line: 1, column: 1 };
      const said = file.message(inSentences({ reason, remedy }), {
        place,
        source: 'backfile',
        ruleId: rule,
      });
      if (level === 'error') said.fatal = true;
      if (level === 'info') said.fatal = undefined;
    }
  };
}

/** The folder that holds the `posts/` above a folder or file; null if there is none. */
function siteOf(folder: string): string | null {
  const above = dirname(folder);
  if (basename(folder) === 'posts') return above;
  return above === folder ? null : siteOf(above);
}
