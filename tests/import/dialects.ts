import type { Export } from './exports.ts';
import { png } from './outside.ts';
import { zipOf } from './zips.ts';

const PROSE =
  'Fog came over the quay before noon, and the pilots stayed at home. Nobody saw the ferry until it blew its horn. ';
const HTML = `<h2>Why</h2><p>${PROSE.repeat(6)}<strong>So it went</strong>, as <a href="https://tide.example/fog">the tide tables</a> said.</p><ul><li>one</li><li>two</li></ul><blockquote><p>We wait.</p></blockquote>`;
const MARKDOWN = `## Why\n\n${PROSE.repeat(6)}**So it went**, as [the tide tables](https://tide.example/fog) said.\n\n- one\n- two\n\n> We wait.\n`;

const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join('\r\n');

/** An entry as exports of Movable Type have it. */
const entry = (number: string, picture: string, more = '') =>
  `AUTHOR: Ann\nTITLE: Fog ${number}\nBASENAME: ${number}\nSTATUS: Publish\nCONVERT BREAKS: 0\nDATE: 01/05/2013 12:34:56\nCATEGORY: Sea\n${more}-----\nBODY:\n${HTML}<p><img src="${picture}" alt="Quay"></p>\n-----\nCOMMENT:\nAUTHOR: Bo\nDATE: 01/06/2013 08:00:00\nSo true.\n-----\n--------\n`;

const wixText = (text: string, decorations: readonly object[] = []) => ({
  type: 'TEXT',
  textData: { text, decorations },
});

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A small export of each system that shares its format with another one, with the format that reads it. */
export const DIALECTS: {
  readonly [system: string]: { readonly format: string; readonly files: Export };
} = {
  Octopress: {
    format: 'jekyll',
    files: {
      Rakefile: '',
      '_config.yml': 'title: Quay\nurl: https://o.example\npermalink: /blog/:year/:month/:day/:title/\n',
      'source/images/quay.png': png(),
      'source/_posts/2012-03-04-fog.markdown': `---\ntitle: Fog\ncategories: [Sea]\n---\n\n${MARKDOWN}\n{% img left /images/quay.png 350 200 "Thick fog" "Quay" %}\n\n{% codeblock lang:js %}\nlet fog = 1;\n{% endcodeblock %}\n`,
    },
  },
  TypePad: {
    format: 'movabletype',
    files: {
      'mt.txt': entry(
        'fog',
        'https://w.typepad.com/.a/6a00d8-800wi',
        'UNIQUE URL: https://w.typepad.com/blog/2013/01/fog.html\n',
      ),
    },
  },
  Hatena: {
    format: 'movabletype',
    files: {
      'x.txt': entry('2013/01/05/123456', 'https://cdn-ak.f.st-hatena.com/images/fotolife/t/taro/1.jpg'),
    },
  },
  livedoor: {
    format: 'movabletype',
    files: { 'x.txt': entry('52001', 'https://livedoor.blogimg.jp/x/1.jpg') },
  },
  Seesaa: {
    format: 'movabletype',
    files: { 'x.txt': entry('52001', 'https://x.up.seesaa.net/image/1.jpg') },
  },
  FC2: {
    format: 'movabletype',
    files: { 'x.txt': entry('52001', 'https://blog-imgs-12.fc2.com/x/1.jpg') },
  },
  Beehiiv: {
    format: 'csv',
    files: {
      'posts.csv': csv([
        [
          'id',
          'web_title',
          'web_subtitle',
          'url',
          'slug',
          'content_html',
          'published_at',
          'status',
          'audience',
        ],
        [
          'p1',
          'Fog',
          'So thick',
          'https://n.example/p/fog',
          'fog',
          HTML,
          '2024-02-02T19:31:00Z',
          'confirmed',
          'free',
        ],
      ]),
    },
  },
  Buttondown: {
    format: 'csv',
    files: {
      'emails.csv': csv([
        ['subject', 'body', 'publish_date', 'slug'],
        ['Fog', MARKDOWN, '2024-02-02', 'fog'],
      ]),
    },
  },
  Mailchimp: {
    format: 'csv',
    files: {
      'campaigns.csv': csv([
        ['Title', 'Subject', 'Send Date', 'Unique Id'],
        ['Fog', 'Fog', 'Feb 02, 2019 07:31 pm', 'abc123'],
      ]),
      'campaigns_content/abc123_fog.html': `<html><head><title>x</title></head><body>${HTML}</body></html>`,
    },
  },
  Wix: {
    format: 'csv',
    files: {
      'posts.csv': csv([
        ['Title', 'Excerpt', 'Cover Image', 'Published Date', 'Rich Content', 'Slug', 'Post Page URL'],
        [
          'Fog',
          'So thick',
          '',
          '2024-02-02T19:31:00Z',
          JSON.stringify({
            nodes: [
              { type: 'HEADING', headingData: { level: 2 }, nodes: [wixText('Why')] },
              {
                type: 'PARAGRAPH',
                nodes: [
                  wixText(PROSE.repeat(6)),
                  wixText('said', [
                    { type: 'LINK', linkData: { link: { url: 'https://tide.example/fog' } } },
                  ]),
                ],
              },
              {
                type: 'IMAGE',
                imageData: {
                  image: { src: { id: 'a1b2_0123456789abcdef0123~mv2.jpg' } },
                  altText: 'Quay',
                  caption: 'At noon',
                },
              },
            ],
          }),
          'fog',
          '/post/fog',
        ],
      ]),
    },
  },
  Bear: {
    format: 'csv',
    files: {
      'post_export.csv': csv([
        ['uid', 'title', 'slug', 'alias', 'published date', 'all tags', 'publish', 'is page', 'content'],
        ['abc', 'Fog', 'fog', '', '2022-01-02 10:00:00+00:00', '["sea"]', 'True', 'False', MARKDOWN],
      ]),
    },
  },
  Dreamwidth: {
    format: 'livejournal',
    files: {
      'x.xml': `<?xml version="1.0"?><livejournal server="www.dreamwidth.org" username="ann"><entry><itemid>261</itemid><eventtime>2004-02-02 14:31:00</eventtime><subject>Fog</subject><event>${HTML.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</event><security>public</security><taglist>sea</taglist></entry></livejournal>`,
    },
  },
  Word: {
    format: 'documents',
    files: {
      '2009-02-02 Fog.docx': zipOf([
        {
          name: '[Content_Types].xml',
          content:
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
        },
        {
          name: '_rels/.rels',
          content:
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        },
        {
          name: 'word/_rels/document.xml.rels',
          content:
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="l" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://tide.example/fog" TargetMode="External"/></Relationships>',
        },
        {
          name: 'word/document.xml',
          content: `<w:document ${W}><w:body><w:p><w:r><w:t>${PROSE.repeat(6)}</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>So it went</w:t></w:r><w:hyperlink r:id="l"><w:r><w:t>, as the tide tables said.</w:t></w:r></w:hyperlink></w:p></w:body></w:document>`,
        },
      ]),
    },
  },
  'Google Takeout': {
    format: 'blogger',
    files: {
      'Takeout/Blogger/Blogs/Wire/feed.atom': `<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-1</id><title>Wire</title><entry><id>tag:blogger.com,1999:blog-1.post-1</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><author><name>Ann</name></author><title>Fog</title><content type='html'>${`${HTML}<img src="https://blogger.googleusercontent.com/img/b/R29/AVv/s320/Quay.png" alt="Quay">`.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</content><published>2009-02-01T03:30:00Z</published><blogger:filename>/2009/01/fog.html</blogger:filename></entry></feed>`,
      'Takeout/Blogger/Blogs/Wire/settings.csv':
        'blog_name,blog_custom_domain,blog_time_zone,blog_locale\nThe Wire,wire.example,America/New_York,en\n',
      'Takeout/Blogger/Albums/Wire/Quay.png': png(),
    },
  },
  'JSON Feed': {
    format: 'feed',
    files: {
      'feed.json': JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Quay',
        home_page_url: 'https://f.example/',
        items: [
          {
            id: '1',
            url: 'https://f.example/fog',
            title: 'Fog',
            date_published: '2019-02-02T19:31:00Z',
            content_html: HTML,
          },
        ],
      }),
    },
  },
  Atom: {
    format: 'feed',
    files: {
      'atom.xml': `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><link href="https://f.example/"/><entry><id>urn:1</id><title>Fog</title><link href="https://f.example/fog"/><published>2019-02-02T19:31:00+01:00</published><content type="html">${HTML.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</content></entry></feed>`,
    },
  },
};
