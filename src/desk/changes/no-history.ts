import type { Finding } from '../../model/finding.ts';
import { openSettings, type SettingsFile } from '../settings/file.ts';
import { SITE } from '../settings/table.ts';
import type { NoHistory } from './door.ts';

/** Why no page shows how its dispatch changed, at the line of the setting that asks for it. */
export function noHistoryFinding({ why, answer }: NoHistory, settings: readonly SettingsFile[]): Finding {
  const main = openSettings(settings, 'site', SITE, []);
  const [reason, remedy] = WHY[why];
  return {
    rule: 'changes-unknown',
    level: 'warning',
    ...main.at(['changes']),
    reason: `${reason}, so no page shows how dispatches changed${answer === '' ? '' : ` (${answer})`}`,
    remedy,
  };
}

const WHY: { readonly [why in NoHistory['why']]: readonly [reason: string, remedy: string] } = {
  'no-git': [
    'Git is not installed here',
    'Install Git, or remove changes: git from site.yaml if this machine is to build without it.',
  ],
  'no-repository': [
    'The site folder is not under version control',
    'Build in a clone of the repository, or remove changes: git from site.yaml. A folder that was unpacked from an archive has no history.',
  ],
  'not-trusted': [
    'Git does not read this repository, because its folder belongs to another user',
    'Say once that you trust it: git config --global --add safe.directory and the path of the repository.',
  ],
  shallow: [
    'This copy of the repository holds only the last commits (a shallow clone)',
    'Fetch the rest: git fetch --unshallow. In a workflow on GitHub, write with: {fetch-depth: 0} under actions/checkout; on GitLab, write GIT_DEPTH: 0 under variables.',
  ],
  failed: ['Git could not read the history', 'Try git log in the site folder, and mend what it says.'],
};
