import type { Manuscript } from '../model/dispatch.ts';
import type { NameMark } from '../model/names.ts';
import type { Style } from '../model/site.ts';
import type { YamlProblem } from '../model/yaml/yaml.ts';
import type { SetCopy } from './copy.ts';
import type { FieldsRead } from './front/read-fields.ts';

/**
 * What a dispatch is made from. `line`: the line of the file on which its body begins; `found` collects the problems, and
 * `marks` the marks of names in its headline, its dek and the words of its picture.
 */
export type Material = {
  readonly manuscript: Manuscript;
  readonly style: Style;
  readonly read: FieldsRead;
  readonly copy: SetCopy;
  readonly lang: string | null;
  readonly line: number;
  /** Whether the dispatch is a draft. */
  readonly draft: boolean;
  readonly found: YamlProblem[];
  readonly marks: NameMark[];
};
