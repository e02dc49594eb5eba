import type { CivilTime } from '../../model/time/civil-time.ts';
import { cdata, rfc822 } from '../../press/feed-entry.ts';

/** A custom field of an item. */
export function meta(key: string, value: string): string {
  return `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>\n`;
}

/** A text that WordPress will read as HTML. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A time as WordPress writes it: local. */
export function local(when: CivilTime | null): string {
  return when ? `${when.day} ${when.time ?? '00:00:00'}` : '0000-00-00 00:00:00';
}

/** A time as WordPress writes it: UTC. */
export function utc(when: CivilTime | null): string {
  return when ? new Date(when.instant).toISOString().slice(0, 19).replace('T', ' ') : '0000-00-00 00:00:00';
}

/** A time as `pubDate`; what WordPress writes for what has no date. */
export function published(when: CivilTime | null): string {
  return when ? rfc822(when) : 'Mon, 30 Nov -0001 00:00:00 +0000';
}
