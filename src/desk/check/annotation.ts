import type { Finding } from '../../model/finding.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * A finding as a workflow command of GitHub Actions, which shows it beside the line that it is about. `under`: the
 * site's folder within its repository, with a slash at its end.
 */
export function annotation({ rule, level, source, position, reason, remedy }: Finding, under = ''): string {
  const properties = [
    `file=${property(under + source)}`,
    ...(position ? [`line=${position.line}`, `col=${position.column}`] : []),
    `title=${property(rule)}`,
  ];
  return `::${COMMANDS[level]} ${properties.join(',')}::${message(`${reason}\n${remedy}`)}`;
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
