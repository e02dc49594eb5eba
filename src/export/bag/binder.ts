import type { Facts } from './facts.ts';

const BLANK = '_'.repeat(44);

/**
 * A paper for whoever takes over an archive, to be printed, filled in and put with other papers. It does not hold
 * passwords, and says so.
 */
export function binder({ title, url, host, contact, dispatches, first, last }: Facts): string {
  const { hostname } = new URL(url);
  return `FOR WHOEVER TAKES OVER
${title}

Print this. The owner fills in the blanks by hand, once a year, and puts it with
the will. Write no passwords on it: write where they are.

1. WHAT YOU HAVE

A column of ${dispatches.toLocaleString('en-US')} pieces${first && last ? `, from ${first} to ${last}` : ''}. It is on the web at
${url}
and as a whole in the folder where you found this paper. README.txt says how to
open it. Nothing has to be done today: the copy in your hands works by itself.

2. WHAT COSTS MONEY, AND WHAT HAPPENS IF NOBODY PAYS

The name ${hostname}
  is rented, usually by the year. If the rent is not paid, the site is gone within
  weeks, and somebody else can buy the name.
  Rented from (registrar):  ${BLANK}
  Paid until:               ${BLANK}
  The account is under:     ${BLANK}

The place where the site is served${host ? ` (${host})` : ''}
  Provider:                 ${host ?? BLANK}
  Costs, and paid how:      ${BLANK}
  The account is under:     ${BLANK}

Mail to the column${contact ? ` (${contact.email})` : ''}
  Provider:                 ${BLANK}

Passwords are kept:         ${BLANK}

3. WHAT TO DO FIRST

  [ ] Copy this whole folder to a second disk.
  [ ] Pay for the name for as many years as possible. It is cheap.
  [ ] Tell the provider that the owner has died or handed over. They want a paper.
  [ ] Change nothing else for a year.

4. WHO MAY DECIDE

  About publishing, selling, or taking something down: ${BLANK}
  Somebody who knows about websites and would help:    ${BLANK}
  Pieces that were written by others, or under a contract:
  ${BLANK}${BLANK}

5. IF YOU WANT IT TO STAY ON THE WEB

You need no program and no database. The folder data/site is the site; any web
host takes it as it is. Pay for the name and for the host, and look at it once a
year. Everything else can stay as it was.

6. IF YOU DO NOT

Offer a copy of this folder to a library before you let the name go: the national
library, the library of the town, a university that collects newspapers. It is in
the form that they use (a "bag"). Then let the Internet Archive visit the site
(https://web.archive.org/save). Only then give up the name.

7. WHAT THE OWNER WISHES

  ${BLANK}${BLANK}

  ${BLANK}${BLANK}

  Date and signature:       ${BLANK}
`;
}
