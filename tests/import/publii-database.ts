import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const BLOCKS = JSON.stringify([
  { type: 'publii-header', content: 'Why', config: { headingLevel: 3 } },
  { type: 'publii-paragraph', content: 'See <a href="#INTERNAL_LINK#/post/1">fog</a>.' },
  { type: 'publii-image', content: { image: '#DOMAIN_NAME#a.png', alt: 'A quay', caption: 'At noon' } },
]);

/** Bytes of a small database as Publii keeps one. */
export function publiiDatabase(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-publii-'));
  try {
    const path = join(folder, 'db.sqlite');
    const database = new DatabaseSync(path);
    database.exec(`
CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT, username TEXT, password TEXT, config TEXT, additional_data TEXT);
CREATE TABLE posts (id INTEGER PRIMARY KEY, title TEXT, authors TEXT, slug TEXT, text TEXT, featured_image_id INTEGER, created_at DATETIME, modified_at DATETIME, status TEXT, template TEXT);
CREATE TABLE posts_additional_data (id INTEGER PRIMARY KEY, post_id INTEGER, key TEXT, value TEXT);
CREATE TABLE posts_images (id INTEGER PRIMARY KEY, post_id INTEGER, url TEXT, title TEXT, caption TEXT, additional_data TEXT);
CREATE TABLE posts_tags (tag_id INTEGER, post_id INTEGER);
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT, slug TEXT, description TEXT, additional_data TEXT);
INSERT INTO authors VALUES (1, 'Ann Lee', 'ann-lee', 'secret', '{"description":"Writes.","website":"https://ann.example"}', '');
INSERT INTO posts VALUES (1, 'Fog', '1', 'fog', '<p>Fog came.</p><hr id="read-more"><p>It went.</p>', 1, 1549135860000, 1549135860000, 'published', '');
INSERT INTO posts VALUES (2, 'Rain', '1', 'rain', '', 0, 1549222260000, 1549222260000, 'draft', '');
INSERT INTO posts VALUES (3, 'Gone', '1', 'gone', 'x', 0, 1549222260000, 1549222260000, 'published,trashed', '');
INSERT INTO posts VALUES (4, 'About', '1', 'about', 'Who *writes*.', 0, 1549222260000, 1549222260000, 'published,is-page', '');
INSERT INTO posts_images VALUES (1, 1, 'lead.png', '', '', '{"alt":"Fog","caption":"Thick","credits":"Bo"}');
INSERT INTO tags VALUES (1, 'Sea', 'sea', 'All of it', '');
INSERT INTO posts_tags VALUES (1, 1);`);
    database.prepare('UPDATE posts SET text = ? WHERE id = 2').run(BLOCKS);
    const add = database.prepare('INSERT INTO posts_additional_data (post_id, key, value) VALUES (?, ?, ?)');
    add.run(2, '_core', '{"editor":"blockeditor"}');
    add.run(4, '_core', '{"editor":"markdown"}');
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
