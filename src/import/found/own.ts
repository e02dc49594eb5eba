/**
 * A copy of plain data whose texts stand for themselves. A piece of a long text may keep all of that text in memory
 * for as long as it lives; what an import remembers of an export must not keep the export.
 */
export function own<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
