import { dayInWords, type Facts, piecesInWords, rightsLine, spanInWords } from './facts.ts';
import type { Summed } from './tag-files.ts';

/** The text on top of a bag. It explains to a stranger what the bag is and how to use it. */
export function readme(facts: Facts, payload: readonly Pick<Summed, 'path'>[]): string {
  const { title, description, url, dispatches, translations, first, last, changed, writers, contact } = facts;
  const rights = rightsLine(facts.rights);
  const rows = (dispatches + translations).toLocaleString('en-US');
  const span = first && last ? `, published ${spanInWords(first, last)}` : '';
  const by =
    writers.length > 0 ? ` ${dispatches === 1 ? 'It was' : 'They were'} written by ${listed(writers)}.` : '';
  return wrapped(`${title.toUpperCase()}
${'='.repeat(Math.min(78, [...title].length))}

WHAT THIS IS

This folder holds a whole column: all that was published under the name
"${title}", ${piecesInWords(facts)}${span}.${by}
${description ? `\n${description}\n` : ''}
Its address on the web was ${url}

The archive last changed on ${dayInWords(changed)}. The copy was made by ${facts.program}, a free program
(https://www.npmjs.com/package/backfile). You do not need that program.

WHOSE IT IS

${rights ? `${rights}\n` : ''}The texts and pictures belong to those who made them. To hold a copy is not a
right to publish it${facts.rights.license ? ' beyond what the licence says' : ''}. ${contact ? `Ask ${contact.name} (${contact.email}),\nor whoever came after.` : 'Ask the writers, or whoever came after them.'}

HOW TO LOOK AT IT

Open the folder "data", then the folder "folder", and double-click the file
"index.html". A web browser shows the whole column, with its pictures and its
search. No connection to the internet is needed.

WHAT IS IN IT

  data/folder       the site, to be opened from this disk
  data/site         the site, to be served from a web server
  data/catalogue    tables of everything: who wrote what, when, with which
                    pictures and corrections. Spreadsheets open the files that
                    end in .csv; datapackage.json says what each field means.${
                      translations > 0
                        ? `
                    Each translation has a line of its own there: ${rows} in all`
                        : ''
                    }
  data/sources      what the site was made from: a text file for each piece
                    (Markdown, readable in any editor), pictures, settings
  data/addresses.csv
                    every address of the site, also old ones and where each leads
  manifest-sha512.txt
                    a fingerprint of every file, to see that none has changed

HOW TO SERVE IT AGAIN

${serving(new URL(url).pathname)}

If the site is to have another address than the old one, it has to be built
again. Work in a copy of this folder, so that this one stays as it is. Install
Node.js (https://nodejs.org), and type

  npx backfile build --site data/sources --url https://the-new-address.example

The new site is then in data/sources/dist. The addresses in data/addresses.csv
should go on working, so keep the old name of the site if you can.

HOW TO SEE THAT NOTHING HAS CHANGED

This folder is a "bag" (BagIt 1.0, RFC 8493), the form in which libraries keep
and exchange files. In the folder with this file, type

  sha512sum -c manifest-sha512.txt

or use any BagIt program. If there is a file tagmanifest-sha512.txt.minisig, the
bag is signed, and the program minisign says whether the signature is right.
${payload.some(isEncoded) ? ENCODED : ''}
HOW TO KEEP IT

Keep two copies in two places, look at them once a year, and copy them to new
disks every five years. All files are in formats that are open and described in
public: HTML, CSS, Markdown, CSV, JSON, SQLite, and the usual picture formats.
A library, a university or a newspaper archive may be glad of a copy.
`);
}

const ENCODED = `
In the manifest, a percent sign in a name is written as %25, and the end of a line
as %0A or %0D, as the form demands. BagIt programs know that. sha512sum does not:
it calls these files missing.
`;

/** Whether a manifest writes the path of a file in another way than disks do. */
function isEncoded({ path }: Pick<Summed, 'path'>): boolean {
  return /[%\r\n]/.test(path);
}

/** A text whose paragraphs are set for a narrow window. What is indented, and headings, stay as they are. */
function wrapped(text: string): string {
  return text
    .split('\n\n')
    .map((part) =>
      /^\s|\n\s|\n=/.test(part)
        ? part
        : part
            .replace(/\s+/g, ' ')
            .replace(/(.{1,79})(?:\s|$)/g, '$1\n')
            .trimEnd(),
    )
    .join('\n\n')
    .concat('\n');
}

/** How to serve the site at its path again. */
function serving(path: string): string {
  const isTop = path === '/';
  const place = isTop ? 'to the top of any web server' : `into the folder ${path} of any web server`;
  return `Copy what is in data/site ${place}. Nothing else has to be
installed: there is no database, and no program that must run. To try it on a
machine with Python, ${isTop ? 'go into data/site and type' : `make that folder somewhere, copy the site into it, and type, above it,`}

  python3 -m http.server 8000

and open http://localhost:8000${path} in a browser.`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more.toLocaleString('en-US')} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
