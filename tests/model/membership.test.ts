import { describe, expect, test } from 'vitest';
import { isMarkdown, withoutMarkdown } from '../../src/model/markdown-names.ts';
import { belongsToSite } from '../../src/model/membership.ts';

describe('what belongs to a site', () => {
  test.each([
    'site.yaml',
    'redirects.yaml',
    'backfile.config.ts',
    'posts',
    'posts/2009-02-02-talks.md',
    'posts/2009/02/02 Talks (about talks).md',
    'posts/2009/4914',
    'posts/2009/5036-ways.md',
    'posts/_drafts/idea.md',
    'posts/_pages/about.md',
    'posts/original.jpg',
    'posts/the_original.jpg',
    'posts/photo copy.jpg',
    'posts/report (1).pdf',
    'posts/C#.md',
    'posts/~talks.md',
    'posts/backup.md',
    'posts/old.md',
    'posts/temp.md',
    'posts/on conflicted copies.md',
    'posts/a conflicted copy.md',
    'posts/the treaty (a conflicted copy of it).md',
    'posts/the copy (a copy in conflict).md',
    'posts/map_BASE_1.png',
    'posts/wall-DESKTOP-PICTURE.jpg',
    'posts/local_2009.md',
    'assets/v1.old-map.svg',
    'assets/_credits.txt',
    'assets/archive.r01',
    'assets/_root/.well-known/security.txt',
    'assets/_root/.htaccess',
    'assets/_root/_headers',
    'templates/dispatch.njk',
    'templates/theme/main.css',
  ])('%s does', (path) => {
    expect(belongsToSite(path)).toBe(true);
  });

  test.each([
    ['backups of Emacs, Kate and many others', 'a.md~', 'a.md.~1~', '.hidden.md~'],
    ['autosaves and locks of Emacs', '#a.md#', '.#a.md'],
    ['swap files of Vim', '.a.md.swp', '.a.md.swo', 'a.md.swx', '4913', '5036'],
    ['swap files of Kate', '.a.md.kate-swp'],
    ['backups by ending', 'a.md.bak', 'a.md.BAK', 'a.bak2', 'a.md.backup', 'a.md.old', 'a.jpg.sav'],
    ['what is not whole yet', 'a.pdf.part', 'a.jpg.crdownload', 'a.md.tmp', 'a.temp'],
    [
      'what patches and merges leave',
      'a.md.orig',
      'a.md.rej',
      'a_BACKUP_123.md',
      'a_LOCAL_99.md',
      'a.md.mine',
      'a.md.r12',
    ],
    ['safe writes of JetBrains', 'a.md___jb_old___', 'a.md___jb_tmp___', 'a.md___jb_bak___'],
    ['locks of office programs', '~$talks.docx', '.~lock.talks.odt#', '~WRL0001.tmp', '~page.idlk'],
    ['originals of ExifTool', 'photo.jpg_original', 'photo.png_exiftool_tmp'],
    ['conflicts of Syncthing', 'a.sync-conflict-20240131-120000-ABCDEFG.md', '~syncthing~a.md.tmp'],
    [
      'conflicts of Dropbox',
      "a (Maren's conflicted copy 2024-01-31).md",
      'a (In Konflikt stehende Kopie von PC 2024-01-31).md',
      'a (Case Conflict).md',
      'a (copie en conflit de PC 2024-01-31).md',
      'a (copia en conflicto de Maren 2024-01-31).md',
      'a (conflicterende kopie van PC 2024-01-31).md',
    ],
    [
      'conflicts of Nextcloud and OneDrive',
      'a (conflicted copy 2024-01-31 120000).md',
      'a_conflict-20240131-120000.md',
      'a-DESKTOP-3F2A1B0.md',
    ],
    [
      'files of systems',
      '._photo.jpg',
      '.DS_Store',
      'Thumbs.db',
      'THUMBS.DB',
      'desktop.ini',
      '.nfs0000001200a',
      '.directory',
    ],
  ])('%s do not, in any folder', (_, ...names) => {
    for (const name of names) {
      for (const folder of ['posts', 'posts/2009', 'assets', 'assets/_root', 'templates'])
        expect(belongsToSite(`${folder}/${name}`), `${folder}/${name}`).toBe(false);
    }
  });

  test.each([
    'posts/.git/HEAD',
    'posts/@eaDir/photo.jpg',
    'posts/__MACOSX/a.md',
    'posts/node_modules/a/readme.md',
    'posts/logseq/bak/pages/a.md',
    'posts/_notes/a.md',
    'posts/_a.md',
    'assets/.hidden/a.jpg',
    'assets/_rooted/.htaccess',
    'assets/_root/.git/HEAD',
    'dist/index.html',
    'notes.md',
    'a/site.yaml',
    '.site.yaml.swp',
  ])('%s does not', (path) => {
    expect(belongsToSite(path)).toBe(false);
  });
});

describe('names of Markdown', () => {
  test.each([
    'md',
    'markdown',
    'mkd',
    'mkdn',
    'mkdown',
    'mdown',
    'mdwn',
    'markdn',
    'mdtxt',
    'mdtext',
    'MD',
    'Markdown',
  ])('end in .%s', (ending) => {
    expect(isMarkdown(`posts/a.${ending}`)).toBe(true);
    expect(withoutMarkdown(`posts/a.b.${ending}`)).toBe('posts/a.b');
  });

  test.each(['a.mdx', 'a.html', 'a.txt', 'md', 'a.md.html', 'a.mdb'])('are none: %s', (name) => {
    expect(isMarkdown(name)).toBe(false);
  });
});
