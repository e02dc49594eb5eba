import { type Facts, piecesInWords, spanInWords } from './facts.ts';

const BLANK = '_'.repeat(44);
const LINE = `  ${'_'.repeat(70)}`;

/**
 * A paper for whoever takes over an archive, to be printed, filled in and put with other papers. It does not hold
 * passwords, and says so.
 */
export function binder(facts: Facts): string {
  const { title, url, host, contact, first, last } = facts;
  const { hostname } = new URL(url);
  const span = first && last ? `, published ${spanInWords(first, last)}` : '';
  return `FOR WHOEVER TAKES OVER
${title}

Print this. The owner fills in the blanks by hand, looks at them once a year, and
puts the paper with the will. Write no passwords on it: write where they are.

1. WHAT YOU HAVE

A column of ${piecesInWords(facts)}${span}.
It is on the web at ${url}
All of it is also in the folder called "data", beside which there is a file
README.txt that says how to open it. Nothing has to be done today: the copy in
your hands works by itself.

2. WHAT COSTS MONEY, AND WHAT HAPPENS IF NOBODY PAYS

The name ${hostname}
  is rented, usually by the year, from a company that is called a registrar. If
  the rent is not paid, the site is gone within weeks, and somebody else can rent
  the name.
  Registrar:                ${BLANK}
  Paid until:               ${BLANK}
  In whose name:            ${BLANK}

The web host, the company whose computers show the site to visitors
  Company:                  ${host ?? BLANK}
  Costs, and paid how:      ${BLANK}
  In whose name:            ${BLANK}

Mail to the column${contact ? ` (${contact.email})` : ''}
  Company:                  ${BLANK}

Where the passwords are:    ${BLANK}

3. WHAT TO DO FIRST

  [ ] Copy this whole folder to a second disk, and keep it in another place.
  [ ] Renew the name for as many years as you can. That is usually cheap.
  [ ] Tell these companies who takes over. If the owner has died, they will ask
      for a proof, such as a death certificate.
  [ ] Change nothing else for a year.

4. WHO MAY DECIDE

  About publishing, selling, or taking something down:
${LINE}

  Somebody who knows about websites and would help:
${LINE}

  Pieces that others wrote, or that are under a contract:
${LINE}

5. IF YOU WANT IT TO STAY ON THE WEB

Go on paying for the name and for the web host, and look at the site once a year.
Nothing else is needed: there is no program to keep running, and no database. If
the web host gives up, any other one can show the site: it is in the folder
data/site, and README.txt tells how it is put there. Somebody who has done this
before needs an hour.

6. IF YOU DO NOT

Offer a copy of this folder to a library before you let the name go: the national
library, the library of the town, a university that collects newspapers. The
folder has the form in which libraries keep such things (it is called a "bag").
Then let the Internet Archive copy the site: https://web.archive.org/save
Only then stop paying for the name.

7. WHAT THE OWNER WISHES

${LINE}

${LINE}

  Date and signature:       ${BLANK}
`;
}
