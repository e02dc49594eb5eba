import nunjucks from 'nunjucks';
import type { Digest } from '../model/digest.ts';
import type { Finding, Position } from '../model/finding.ts';
import { type Compiled, compileTemplate, fromCode, parseTemplate, type TemplateTree } from './compile.ts';
import type { Dependencies } from './lineage.ts';
import { type KeptTemplate, keepTemplates, type Notes, recallTemplates } from './press-notes.ts';
import { syntaxFinding, type TemplateSource, unknownName } from './template-findings.ts';

/** All templates of a press, compiled, with what each uses; a template that cannot be read is only a finding. */
type CompiledTemplates = {
  readonly compiled: ReadonlyMap<string, Compiled>;
  readonly dependencies: ReadonlyMap<string, Dependencies>;
  readonly findings: readonly Finding[];
};

/**
 * Compiles templates, and finds syntax errors and names of templates that do not exist. `notes` remember the code of
 * each template by its text; null if nothing is remembered. Without `shortcuts` every template is compiled the plain way.
 *
 * Remembered code is a shortcut. Definition: a template is compiled. Law: the same text under the same name has the
 * same code. Test: tests/press/compile-all.test.ts, tests/edge/memory/shipped-notes.test.ts.
 */
export function compileAll(
  sources: ReadonlyMap<string, TemplateSource>,
  digests: ReadonlyMap<string, Digest>,
  environment: nunjucks.Environment,
  { notes, shortcuts }: { readonly notes: Notes | null; readonly shortcuts: boolean },
): CompiledTemplates {
  const recalled = recallTemplates(shortcuts ? notes : null);
  const compiled = new Map<string, Compiled>();
  const dependencies = new Map<string, Dependencies>();
  const findings: Finding[] = [];
  const templates = { builtin: [] as KeptTemplate[], site: [] as KeptTemplate[] };
  const isNew = { builtin: false, site: false };
  for (const [name, source] of sources) {
    const plain = name.replace(/^builtin\//, '');
    if (plain !== name && sources.get(plain) === source) {
      // A built-in template that the site does not replace has already been read under its plain name.
      const [program, used] = [compiled.get(plain), dependencies.get(plain)];
      if (program) compiled.set(name, program);
      if (used) dependencies.set(name, used);
      continue;
    }
    const digest = digests.get(name) as Digest;
    try {
      const known = recalled.get(name, digest);
      const template = known ?? compileOnce(name, source, digest, environment, shortcuts);
      compiled.set(name, fromCode(template.code, name));
      dependencies.set(name, template.dependencies);
      templates[source.origin].push(template);
      if (!known) isNew[source.origin] = true;
      for (const { name: wanted, position } of template.dependencies.needed)
        if (!sources.has(wanted)) findings.push(unknownName(wanted, source, position, sources));
    } catch (error) {
      findings.push(syntaxFinding(error, source));
    }
  }
  for (const origin of ['builtin', 'site'] as const)
    if (shortcuts && isNew[origin]) keepTemplates(origin, templates[origin], notes);
  return { compiled, dependencies, findings };
}

/** Memo of `compileOne`: the built-in templates are the same for every site that a process opens. */
const builtIn = new Map<string, KeptTemplate>();

function compileOnce(
  name: string,
  source: TemplateSource,
  digest: Digest,
  environment: nunjucks.Environment,
  shortcuts: boolean,
): KeptTemplate {
  const key = `${name} ${digest} ${shortcuts}`;
  const template = builtIn.get(key) ?? compileOne(name, source, digest, environment, shortcuts);
  if (source.origin === 'builtin') builtIn.set(key, template);
  return template;
}

function compileOne(
  name: string,
  { text }: TemplateSource,
  digest: Digest,
  environment: nunjucks.Environment,
  shortcuts: boolean,
): KeptTemplate {
  const tree = parseTemplate(text, environment);
  const dependencies = dependenciesOf(tree);
  return { name, digest, code: compileTemplate(tree, name, environment, shortcuts).code, dependencies };
}

/** Finds the templates that a template uses. */
function dependenciesOf(tree: TemplateTree): Dependencies {
  type Node = {
    readonly ignoreMissing?: boolean;
    readonly template: { readonly value?: unknown; readonly lineno: number; readonly colno: number };
  };
  // nunjucks exports its nodes, but its types do not declare them.
  const { nodes } = nunjucks as unknown as { nodes: { [name: string]: unknown } };
  const names: string[] = [];
  const needed: { readonly name: string; readonly position: Position }[] = [];
  let any = false;
  for (const type of [nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport]) {
    for (const { template, ignoreMissing } of tree.findAll(type) as Node[]) {
      const { value, lineno, colno } = template;
      if (typeof value !== 'string') any = true;
      else {
        names.push(value);
        if (!ignoreMissing) needed.push({ name: value, position: { line: lineno + 1, column: colno + 1 } });
      }
    }
  }
  return { names, any, needed };
}
