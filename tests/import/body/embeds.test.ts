import { expect, test } from 'vitest';
import { embedTarget } from '../../../src/import/body/embeds/target.ts';
import { bodied, markdownOf } from './setting.ts';

test.each([
  ['http://vimeo.com/moogaloop.swf?clip_id=3261363&server=vimeo.com', 'https://vimeo.com/3261363'],
  ['https://player.vimeo.com/video/3261363?title=0', 'https://vimeo.com/3261363'],
  ['http://a.vimeocdn.com/p/flash/moogaloop/5.1/moogaloop.swf?clip_id=3261363', 'https://vimeo.com/3261363'],
  ['http://www.youtube.com/v/abcdefgh123&hl=en&fs=1', 'https://www.youtube.com/watch?v=abcdefgh123'],
  ['https://www.youtube.com/p/PL0123456789ABC', 'https://www.youtube.com/playlist?list=PL0123456789ABC'],
  [
    'https://www.youtube.com/embed/videoseries?list=PL0123456789ABC',
    'https://www.youtube.com/playlist?list=PL0123456789ABC',
  ],
  ['http://player.youku.com/player.php/sid/XMTI3NDU2/v.swf', 'https://v.youku.com/v_show/id_XMTI3NDU2.html'],
  ['http://player.youku.com/embed/XMTI3NDU2==', 'https://v.youku.com/v_show/id_XMTI3NDU2==.html'],
  ['http://www.dailymotion.com/swf/x2abc', 'https://www.dailymotion.com/video/x2abc'],
  ['http://www.dailymotion.com/swf/video/x2abc?x=1', 'https://www.dailymotion.com/video/x2abc'],
  [
    'https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fvimeo.com%2F3261363',
    'https://vimeo.com/3261363',
  ],
  ['https://hatenablog-parts.com/embed?url=https%3A%2F%2Fexample.com%2Fnews', 'https://example.com/news'],
  [
    'https://example.com/widget?url=https%3A%2F%2Fother.org',
    'https://example.com/widget?url=https%3A%2F%2Fother.org',
  ],
])('%s leads to %s', (address, url) => {
  expect(embedTarget(address).url).toBe(url);
});

test('a player of a closed service is told as gone', () => {
  const { markdown, notes } = bodied(
    '<embed src="http://video.google.com/googleplayer.swf?docid=-5213&amp;hl=en">',
  );
  expect(markdown).toBe('[Video on Google Video](https://video.google.com/videoplay?docid=-5213)');
  expect(notes).toMatchObject([{ kind: 'lost', what: 'embed' }]);
  expect(notes[0]!.detail).toContain('closed in 2012');
});

test('a player within a player is one link', () => {
  const address = 'http://vimeo.com/moogaloop.swf?clip_id=3261363';
  const { markdown, notes } = bodied(
    `<object><param name="movie" value="${address}"><embed src="${address}"></embed></object>`,
  );
  expect(markdown).toBe('[Video on Vimeo](https://vimeo.com/3261363)');
  expect(notes).toHaveLength(1);
});

test('the file that a player of the old site played is what the link leads to', () => {
  expect(markdownOf('<embed src="/player.swf" flashvars="autostart=no&amp;soundFile=/talk.mp3">')).toContain(
    '(https://example.org/talk.mp3)',
  );
});

test('the titles of links do not hide that words are lost', () => {
  const frames = '<iframe src="https://player.vimeo.com/video/1"></iframe>'.repeat(5);
  expect(bodied(`<p>One two three.</p>${frames}`).unlisted).toBe(0);
});

test.each([
  [
    '<video src="/a.mp4" autoplay width="9"></video>',
    '<video src="https://example.org/a.mp4" controls width="9"></video>',
  ],
  [
    '<video>\n <source src="/a.mp4" type="video/mp4">\n</video>',
    '<video src="https://example.org/a.mp4" controls></video>',
  ],
  [
    '<video src="/a.mp4">Words for old browsers</video>',
    '<video controls><source src="https://example.org/a.mp4">Words for old browsers</video>',
  ],
  [
    '<video src="/a.mp4"><track src="/a.vtt" kind="captions" srclang="no" default></video>',
    '<video controls><source src="https://example.org/a.mp4"><track src="https://example.org/a.vtt" kind="captions" srclang="no"></video>',
  ],
  [
    '<audio loop><source src="/a.mp3" type="audio/mpeg"><source src="/a.ogg"></audio>',
    '<audio controls loop="true"><source src="https://example.org/a.mp3" type="audio/mpeg"><source src="https://example.org/a.ogg"></audio>',
  ],
  [
    '<video src="/a.mp4" poster="/p.jpg"></video>',
    '<video src="https://example.org/a.mp4" controls poster="https://example.org/p.jpg"></video>',
  ],
])('the player %s keeps its files, and what it shows without them', (html, expected) => {
  const { markdown, notes } = bodied(html);
  expect(markdown).toBe(expected);
  expect(notes).toEqual([]);
});

test('a player without a file is told', () => {
  const { notes } = bodied('<video controls></video>');
  expect(notes).toEqual([{ kind: 'dropped', what: 'player', detail: 'a video without a file' }]);
});
