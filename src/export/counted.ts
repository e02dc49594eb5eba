/** A count with its noun, such as `2 drafts`, in a list; an empty list if there is nothing to count. */
export function counted(count: number, one: string, many = `${one}s`): readonly string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en-US')} ${count === 1 ? one : many}`];
}
