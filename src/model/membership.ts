import { REGISTER } from './register.ts';
import { OWN_HTACCESS, OWN_REDIRECTS } from './site.ts';

/** The folders of a site. */
export const SITE_FOLDERS: readonly string[] = ['posts', 'assets', 'templates'];

/** Settings files in YAML. Their names end in `.yaml`, or in `.yml` if there is no `.yaml` file. */
export const SETTINGS_NAMES: readonly string[] = [
  'site',
  'bylines',
  'columns',
  'lists',
  'redirects',
  'names',
];

/** Other files that are read as settings. */
export const OTHER_SETTINGS: readonly string[] = ['links.json', OWN_REDIRECTS, OWN_HTACCESS];

const SETTINGS_FILES: ReadonlySet<string> = new Set([
  ...SETTINGS_NAMES.flatMap((name) => [`${name}.yaml`, `${name}.yml`]),
  ...OTHER_SETTINGS,
  REGISTER,
]);

/** Names of the config file, which extends the program. */
const CONFIG_FILE = /^backfile\.config\.(?:ts|js|mjs|mts)$/;

/**
 * Whether a path of the site folder belongs to the site. Files that do not are neither read, watched nor published: files
 * that editors and tools leave behind, hidden files, and names in `posts/` that begin with `_`, except `_drafts` and
 * `_pages`. `assets/_root/` may hold hidden names such as `.well-known`.
 */
export function belongsToSite(path: string): boolean {
  const [top = '', ...within] = path.split('/');
  if (within.length === 0)
    return SITE_FOLDERS.includes(top) || SETTINGS_FILES.has(top) || CONFIG_FILE.test(top);
  if (!SITE_FOLDERS.includes(top)) return false;
  let folder = top;
  for (const name of within) {
    if (!belongsIn(folder, name)) return false;
    folder = `${folder}/${name}`;
  }
  return true;
}

/** Whether a file or folder belongs to the site, within a folder that does. */
export function belongsIn(folder: string, name: string): boolean {
  if (PLAIN.test(name)) return true;
  if (isLeftover(name)) return false;
  if (name.startsWith('.')) return /^assets\/_root(?:\/|$)/.test(folder) && !/^\.(?:git|hg|svn)$/.test(name);
  if (/(?:^|\/)logseq$/.test(folder) && /^(?:bak|version-files)$/.test(name)) return false;
  const isPost = folder === 'posts' || folder.startsWith('posts/');
  return !isPost || !name.startsWith('_') || name === '_drafts' || name === '_pages';
}

/** Ordinary names, which most files have and which need no further checks. */
const PLAIN = /^(?!\d{4}$)[a-z\d][a-z\d-]*\.(?:md|jpe?g|png|webp|html|css|njk)$/;

/** Whether a name shows that an editor, a tool or a system made the file: a backup, a lock, a conflicted copy. */
function isLeftover(name: string): boolean {
  return LEFTOVERS.some((pattern) => pattern.test(name));
}

/** Each pattern names the program that makes such files. No pattern matches a name that a person might choose. */
const LEFTOVERS: readonly RegExp[] = [
  // Backups of Emacs, Vim, Kate, gedit and many others; `x.~1~` is a numbered one.
  /~$/,
  // Emacs' autosave and lock.
  /^#.*#$/,
  /^\.#/,
  // Vim's swap files, and the files with which it tests whether it may write: 4913, then 123 more each time.
  /\.sw[a-p]$/i,
  /\.swx$/i,
  /^(?:4913|5036|5159|5282)$/,
  // Kate, Sublime Text, KDE.
  /\.(?:kate-swp|sublime-(?:workspace|project)|kdevtmp)$/i,
  // JetBrains' safe write.
  /___jb_(?:old|tmp|bak)___$/,
  // Word, Excel, LibreOffice, InDesign: lock files and working copies.
  /^~\$/,
  /^\.~lock\..*#$/,
  /^~.*\.(?:tmp|idlk)$/i,
  // ExifTool.
  /\.\w+_(?:original|exiftool_tmp)$/i,
  // Version control: leftovers of patches, merges and conflicts.
  /\.(?:orig|rej)$/i,
  /\.(?:md|markdown|html?|txt|ya?ml|njk|css|js)\.(?:mine|r\d+|merge-(?:left|right)\.r\d+)$/i,
  /_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+\.(?:md|markdown|html?|txt|ya?ml|njk|css|js)$/i,
  // Backups and unfinished files of many programs.
  /\.(?:bak|bak\d+|backup|bck|bkp|tmp|temp|autosave|asv|part|partial|crdownload|filepart)$/i,
  /\.\w+\.(?:old|save|sav)$/i,
  // Conflicted copies of Syncthing, Dropbox, Nextcloud and OneDrive; unfinished files of Syncthing.
  /\.sync-conflict-\d{8}-\d{6}/i,
  /^~syncthing~/,
  /\((?:[^()]*['’]s? )?conflicted copy \d{4}-\d\d-\d\d[^()]*\)/i,
  /\((?:case|unicode encoding) conflict(?: \d+)?\)/i,
  /\([^()]*(?:kopie|copie|copia|cópia|kopia)[^()]*\b(?:konfli[ck]t|conflit|conflicto|conflitto|conflito)[^()]*\d{4}-\d\d-\d\d[^()]*\)/i,
  /\([^()]*(?:konflikt|conflict)\w* [^()]*kopie[^()]*\d{4}-\d\d-\d\d[^()]*\)/i,
  /_conflict-\d{8}-\d{6}/i,
  /-(?:DESKTOP|LAPTOP)-(?=[A-Z]*\d)[A-Z\d]{7}\.\w+$/,
  // macOS, Windows, Linux, Synology, NFS.
  /^\._/,
  /^(?:\.DS_Store|__MACOSX|Icon\r|@eaDir|\.fseventsd|\.Spotlight-V100|\.Trashes|\.directory)$/i,
  /^(?:Thumbs\.db|ehthumbs(?:_vista)?\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information)$/i,
  /^\.(?:nfs[\da-f]{8,}|fuse_hidden[\da-f]+|Trash-\d+)$/i,
  // Installed packages, which may lie beside templates and posts.
  /^node_modules$/,
];
