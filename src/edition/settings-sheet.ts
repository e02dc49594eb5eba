import type { SourcePath } from '../model/address/paths.ts';
import type { ThemeSettings } from '../model/site.ts';
import type { ThemeFile } from './theme-files.ts';

/** A style sheet with the theme settings of site.yaml, so that pages need no inline styles; none if nothing is set. */
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
