import { describe, expect, test } from 'vitest';
import { bring, png } from './outside.ts';

const POST = (author: string) => `---\ntitle: Fog\ndate: 2012-03-04\nauthor: ${author}\n---\n\nFog came.\n`;
const ANN = 'name: Ann Lee\nbio: Writes.\nurl: https://ann.example\n';

describe('people of a folder become bylines with name, bio and portrait', () => {
  test.each<[string, string, { readonly [path: string]: string | Uint8Array }]>([
    [
      'jekyll',
      'data',
      {
        '_posts/2012-03-04-fog.md': POST('ann'),
        '_data/authors.yml': `ann:\n  ${ANN.trim().replaceAll('\n', '\n  ')}\n  avatar: /assets/ann.png\n`,
        'assets/ann.png': png(),
      },
    ],
    [
      'jekyll',
      'collection',
      {
        '_config.yml': 'collections:\n  authors:\n    output: true\n',
        '_posts/2012-03-04-fog.md': POST('annl'),
        '_authors/ann.md': `---\nshort_name: annl\n${ANN}picture: /assets/ann.png\n---\n`,
        'assets/ann.png': png(),
      },
    ],
    [
      'hugo',
      'pages',
      {
        'hugo.toml': '',
        'content/posts/fog.md': POST('Ann Lee'),
        'content/authors/ann-lee/_index.md': `---\n${ANN}avatar: /ann.png\n---\n`,
        'static/ann.png': png(),
      },
    ],
    [
      'hugo',
      'data',
      {
        'hugo.toml': '',
        'content/posts/fog.md': POST('ann'),
        'data/authors/ann.yaml': `${ANN}image: /ann.png\n`,
        'static/ann.png': png(),
      },
    ],
    [
      'eleventy',
      'files',
      {
        'eleventy.config.js': 'export default () => ({ dir: { input: "src" } });',
        'src/articles/fog.md': POST('ann'),
        'src/people/ann/index.md': `---\n${ANN}photo: ann.png\n---\n`,
        'src/people/ann/ann.png': png(),
      },
    ],
    [
      'eleventy',
      'data',
      {
        '.eleventy.js': '',
        'posts/fog.md': POST('ann'),
        '_data/authors.json':
          '{"ann":{"name":"Ann Lee","bio":"Writes.","url":"https://ann.example","image":"/ann.png"}}',
        'ann.png': png(),
      },
    ],
    [
      'hexo',
      'data',
      {
        '_config.yml': '',
        'source/_posts/fog.md': POST('ann'),
        'source/_data/authors.yml': `ann:\n  ${ANN.trim().replaceAll('\n', '\n  ')}\n  avatar: /ann.png\n`,
        'source/ann.png': png(),
      },
    ],
  ])('%s, %s', async (format, _, files) => {
    const { report, rows, files: site } = await bring(files);
    expect(report.format).toBe(format);
    expect(report.counts).toMatchObject({ found: 1, imported: 1 });
    expect(rows[0]!.bylines).toEqual(['ann-lee']);
    expect(String(site.get('bylines.yaml'))).toBe(
      'ann-lee:\n  name: Ann Lee\n  bio: Writes.\n  image: /assets/images/people/ann.png\n  url: https://ann.example\n',
    );
    expect(site.has('assets/images/people/ann.png')).toBe(true);
  });

  test('a picture lies in the folder of a person, and each has its own', async () => {
    const { files } = await bring({
      'hugo.toml': '',
      'content/posts/a.md': POST('[ann, bo, cy]'),
      'content/authors/ann/_index.md': '---\ntitle: Ann Lee\n---\nWrites.\n',
      'content/authors/ann/avatar.png': png(2),
      'content/authors/bo/_index.md': '---\ntitle: Bo Dee\navatar: avatar.png\n---\n',
      'content/authors/bo/avatar.png': png(3),
      'content/authors/cy/_index.md': '---\ntitle: Cy Fox\n---\n',
    });
    const pictures = [...files].filter(([path]) => path.startsWith('assets/images/people/'));
    expect(pictures.map(([, bytes]) => bytes)).toEqual([png(2), png(3)]);
    expect(String(files.get('bylines.yaml'))).toBe(
      'ann-lee:\n  name: Ann Lee\n  bio: Writes.\n  image: /assets/images/people/avatar.png\nbo-dee:\n  name: Bo Dee\n  image: /assets/images/people/avatar-2.png\ncy-fox:\n  name: Cy Fox\n',
    );
  });

  test('a file of a person in Eleventy names the picture in its folder, and its old page leads to the writer', async () => {
    const { files, report } = await bring({
      '.eleventy.js': '',
      'posts/fog.md': POST('ann'),
      'people/ann/index.md': '---\nname: Ann Lee\nphoto: true\n---\n',
      'people/ann/photo.png': png(),
    });
    expect(String(files.get('bylines.yaml'))).toContain('  image: /assets/images/people/photo.png\n');
    expect(report.redirects).toEqual([{ from: '/people/ann/', to: '/bylines/ann-lee/', why: null }]);
  });

  test('a portrait that cannot be had is listed', async () => {
    const { report, files } = await bring({
      '_posts/2012-03-04-fog.md': POST('ann'),
      '_data/authors.yml': 'ann:\n  name: Ann Lee\n  avatar: /gone.png\n',
    });
    expect(String(files.get('bylines.yaml'))).toBe('ann-lee:\n  name: Ann Lee\n');
    expect(report.skipped).toContainEqual({
      what: 'portrait',
      name: 'Ann Lee',
      why: 'the export does not hold it',
    });
  });
});

test('pictures and quotations of Octopress are what they showed', async () => {
  const { report, text, posts } = await bring({
    Rakefile: '',
    '_config.yml': 'permalink: /blog/:year/:month/:day/:title/\n',
    'source/_posts/2012-03-04-fog.markdown':
      '---\ntitle: Fog\n---\n\n{% img left /images/a.png 350 200 "Thick fog" "Quay" %}\n\n{% blockquote Bo %}\nFog comes.\n{% endblockquote %}\n',
  });
  expect(report.format).toBe('jekyll');
  expect(text(posts[0]!)).toContain('aliases: [/blog/2012/03/04/fog/]');
  expect(text(posts[0]!)).toContain('![Quay](/images/a.png "Thick fog")\n\n> Fog comes.\n>\n> — Bo\n');
});
