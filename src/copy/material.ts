import type { Manuscript } from '../model/dispatch.ts';
import type { Style } from '../model/site.ts';
import type { YamlProblem } from '../model/yaml/yaml.ts';
import type { SetCopy } from './copy.ts';
import type { FieldsRead } from './front/read-fields.ts';

/**
 * What a dispatch is made from. `line`: the line of the file on which its body begins; `found` collects the problems.
 */
export type Material = {
  readonly manuscript: Manuscript;
  readonly style: Style;
  readonly read: FieldsRead;
  readonly copy: SetCopy;
  readonly lang: string | null;
  readonly line: number;
  readonly found: YamlProblem[];
};
