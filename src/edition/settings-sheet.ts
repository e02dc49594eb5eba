import type { SourcePath } from '../model/paths.ts';
import type { ThemeSettings } from '../model/site.ts';
import type { ThemeFile } from './theme-files.ts';

/** What site.yaml changes of the theme, as a style sheet of its own, so that no page needs a style within it; none where nothing is changed. */
export function settingsSheet(theme: ThemeSettings): readonly ThemeFile[] {
  const { accent, accentDark, serif, sans, measure } = theme;
  const lines = [
    ...(accent ? [`--accent:light-dark(${accent},${accentDark ?? accent})`] : []),
    ...(serif ? [`--serif:${serif}`] : []),
    ...(sans ? [`--sans:${sans}`] : []),
    ...(measure ? [`--measure:${measure}`] : []),
  ];
  if (lines.length === 0) return [];
  const text = `:root{${lines.join(';')}}\n`;
  return [
    { name: 'settings.css', source: 'site.yaml' as SourcePath, content: new TextEncoder().encode(text) },
  ];
}
