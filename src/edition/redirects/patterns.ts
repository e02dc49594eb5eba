import { encodePath } from '../../model/address/paths.ts';
import type { Redirect } from '../page.ts';

/**
 * A rule that stands for many redirects: segments of the old address are literal, or have a name (`:s1`) under which the
 * new address may use them. All paths are below the site's base.
 */
export type PatternRule = {
  /** Segments of the old address between its slashes. `digits`: how many digits a named segment has; 0 for any text. */
  readonly from: readonly (
    | { readonly literal: string }
    | { readonly name: string; readonly digits: number }
  )[];
  /** The new address, with `:s1` for named segments. */
  readonly to: string;
};

/** Fewer redirects than this are not worth a rule. */
const LEAST = 10;

/** What a host can say in a rule, and what must not be matched. */
type PatternHost = {
  /** Whether it can ask for a number of digits. */
  readonly digits: boolean;
  readonly most: number;
  readonly base: string;
  /** Paths of all pages and files. */
  readonly served: () => readonly string[];
};

/**
 * Finds rules that stand for many redirects, such as all that follow from another permalink pattern. A rule matches no
 * page or file, and every old address that it matches is led where it should be.
 */
export function patternRules(
  list: readonly Redirect[],
  { digits, most, base, served }: PatternHost,
): { readonly rules: readonly PatternRule[]; readonly covered: ReadonlySet<Redirect> } {
  const rules: PatternRule[] = [];
  const covered = new Set<Redirect>();
  if (list.length < LEAST) return { rules, covered };
  const groups = Map.groupBy(list, (redirect) => shapeOf(redirect, base));
  for (const [shape, group] of groups) {
    if (shape === null || group.length < LEAST || rules.length >= most) continue;
    const rule = JSON.parse(shape) as PatternRule;
    const expression = new RegExp(`^/${patternOf(rule, digits)}/$`);
    const matched = list.filter(({ from }) => expression.test(from));
    const isRight = matched.every(({ from, to }) => base + targetOf(rule, from) === to);
    if (!isRight || served().some((path) => expression.test(path))) continue;
    rules.push(rule);
    for (const redirect of matched) covered.add(redirect);
  }
  return { rules, covered };
}

/**
 * The segments of a rule's old address as a regular expression, in which each named one is a group. With `digits`, other
 * segments are those that need no encoding, since Apache and nginx hand on groups as they are.
 */
export function patternOf({ from }: PatternRule, digits: boolean): string {
  return from
    .map((part) => {
      if ('literal' in part) return escaped(part.literal);
      if (!digits) return '([^/]+)';
      return part.digits > 0 ? `([0-9]{${part.digits}})` : '([A-Za-z0-9._~-]+)';
    })
    .join('/');
}

/** The new address with the number of each named segment among the groups of `patternOf`: `/$4/`. */
export function withNumbers({ from, to }: PatternRule): string {
  const names = from.flatMap((part) => ('name' in part ? part.name : []));
  return to.replace(/:(s\d+)/g, (_, name: string) => `$${names.indexOf(name) + 1}`);
}

function targetOf(rule: PatternRule, from: string): string {
  const segments = from.slice(1, -1).split('/');
  return rule.to.replace(/:s(\d+)/g, (_, number: string) =>
    encodePath(segments[Number(number) - 1] as string),
  );
}

/** The rule that covers a redirect, as text; null if there is none. */
function shapeOf({ from, to }: Redirect, base: string): string | null {
  if (!/^\/[^?#*:]*\/$/.test(from) || !to.startsWith(`${base}/`) || /[?#]/.test(to)) return null;
  const segments = from.slice(1, -1).split('/');
  const names = new Map<string, string>();
  const rule = segments.map((segment, at): PatternRule['from'][number] => {
    const digits = /^\d+$/.test(segment) ? segment.length : 0;
    // If two segments are equal, the new address uses the first.
    if (segments.indexOf(segment) !== at) return { name: `s${at + 1}`, digits };
    names.set(encodePath(segment), `s${at + 1}`);
    return { name: `s${at + 1}`, digits };
  });
  const target = to
    .slice(base.length)
    .split('/')
    .map((segment) => (names.has(segment) ? `:${names.get(segment)}` : segment))
    .join('/');
  const used = new Set(target.match(/(?<=:)s\d+/g));
  if (used.size === 0) return null;
  const fixed = rule.map((part, at) =>
    'name' in part && part.digits === 0 && !used.has(part.name) ? { literal: segments[at] as string } : part,
  );
  return JSON.stringify({ from: fixed, to: target } satisfies PatternRule);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
