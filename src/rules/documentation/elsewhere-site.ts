import { doc, type RuleDoc } from '../rule.ts';

/** Rules of the site: of its settings, templates and plugins, of addresses, and of files as such. */
export const OF_THE_SITE: readonly RuleDoc[] = [
  doc(
    ['alias-collision', 'error'],
    'An old address (`aliases`, redirects.yaml) is the address of a page, or leads to two places.',
    'A redirect cannot stand where a page stands, and cannot lead to two places.',
    'Remove the alias, or leave it to one of the two.',
  ),
  doc(
    ['alias-outside', 'error'],
    'An old address leads out of the site, or into a hidden folder.',
    'A redirect would be written where it must not, or stand for another host.',
    'Write the path alone, as it was on this site.',
  ),
  doc(
    ['dispatch-not-read', 'warning'],
    'A file of posts/ has front matter, but is no Markdown by its name.',
    'It is neither read nor published: it may be a dispatch that nobody will see.',
    'Write its text in Markdown and name it so, or move it to assets/ to publish it as it is.',
  ),
  doc(
    ['host-unnamed', 'info'],
    'Old addresses ask for more than files can give, and site.yaml names no host.',
    'Whether a query (`/?p=123`) or a script (`/old.php`) leads on depends on the host.',
    'Write `host:`, so that each is served, or told.',
  ),
  doc(
    ['invalid-setting', 'error'],
    'A setting holds something that it cannot hold.',
    'The site would not be what site.yaml says.',
    'Write what the message names.',
  ),
  doc(
    ['link-outside', 'error'],
    'A symbolic link leads out of the site folder.',
    'A site is made of its own folder alone; what lies outside may be private.',
    'Put a copy of the file into the site folder.',
  ),
  doc(
    ['no-links', 'info'],
    'Archived copies of links are asked for (`archived-links`), but there is no links.json.',
    'Links to pages that are gone lead where they led.',
    'Write it: `backfile check --external --ledger`, in two runs at least a day apart.',
  ),
  doc(
    ['no-timezone', 'info'],
    'site.yaml names no time zone, and some dates tell none.',
    'Such a date is taken as it stands; its moment, which feeds and embargoes need, is taken to be in UTC.',
    'Write `timezone: Europe/Paris`, or yours.',
  ),
  doc(
    ['no-url', 'warning'],
    'site.yaml names no address.',
    'Feeds and canonical links then point to http://localhost.',
    'Write `url: https://example.org`.',
  ),
  doc(
    ['not-ours', 'error'],
    'The output folder holds files that Backfile did not write.',
    'Building there would write over them.',
    'Choose another folder with --out, or empty that one.',
  ),
  doc(
    ['path-collision', 'error'],
    'Two things would stand at one address (compared without case and Unicode form).',
    'One of them would be lost.',
    'Give one of them another slug, date or permalink.',
  ),
  doc(
    ['path-too-long', 'error'],
    'An address is longer than files can be named.',
    'No disk takes it: 255 bytes for a name, 1,000 in all.',
    'Write a shorter slug or permalink.',
  ),
  doc(
    ['permalink-outside', 'error'],
    'A permalink leads out of the site, or into a hidden folder (`.git`).',
    'The page would be written where it must not.',
    'Write a path within the site.',
  ),
  doc(
    ['plugin-failed', 'error'],
    'A plugin of the site failed.',
    'What it adds would be missing.',
    'Mend the plugin, or take it out of the configuration.',
  ),
  doc(
    ['redirect-unserved', 'warning'],
    'The host named in site.yaml cannot serve a redirect.',
    'The old address leads nowhere there, though a link in the world may name it.',
    'Choose a host that can serve it, or remove the address.',
  ),
  doc(
    ['template-error', 'error'],
    'A template failed while a page was rendered.',
    'Nothing was written; the last edition stands.',
    'Mend the template at the line that is named.',
  ),
  doc(
    ['template-syntax', 'error'],
    'A template cannot be read.',
    'No page of it can be made.',
    'Mend the template at the line that is named.',
  ),
  doc(
    ['unknown-language', 'warning'],
    'A file of `templates/words/` is not named by a language.',
    'Its words are not used.',
    'Name the file by a tag of BCP 47: `words/pt.yaml`.',
  ),
  doc(
    ['unknown-setting', 'warning'],
    'A key of site.yaml is a near miss of a setting.',
    'It is kept for templates, and sets nothing.',
    'Write the setting, or leave it.',
  ),
  doc(
    ['unknown-template', 'error'],
    'A template that another names is not there.',
    'No page of it can be made.',
    'Mend the name.',
  ),
  doc(
    ['unused-template', 'warning'],
    'A template of the site has nearly the name of a built-in one, and nothing uses it: `fotter.njk`.',
    'The built-in template stays, and the one that was written changes nothing.',
    'Rename the file as the template that it should replace.',
  ),
  doc(
    ['template-folder', 'warning'],
    'A folder of templates/ is named as a template is.',
    'The built-in template is used in its place.',
    'Put a file of that name there, or give the folder another name.',
  ),
  doc(
    ['unreadable', 'error'],
    'A file cannot be read.',
    'What it holds would be missing from the site.',
    'Mend its permissions, or move it out of the site folder.',
  ),
];
