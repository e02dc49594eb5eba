import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Proof } from '../../desk/proof/proof.ts';
import { reviewNoteOf } from '../../desk/proof/proof-note.ts';
import { search } from '../../desk/search.ts';
import type { Asset, Page } from '../../edition/page.ts';
import { encodePath, type OutputPath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { type Answer, give, line, typeOf } from '../server/answers.ts';
import { judge, type Target } from '../server/guard.ts';
import { clientFile } from './client-files.ts';
import { type Events, openEvents } from './events.ts';
import { fileOf, textOf, variantBytes } from './files.ts';
import { PREVIEW } from './note.ts';
import { openPages, type Pages } from './page.ts';
import type { ProofWork } from './proof-work.ts';
import type { Proofs, View } from './proofs.ts';

type PreviewSettings = {
  /** The site folder. */
  readonly site: string;
  readonly proofs: () => Proofs & ProofWork;
  /** Names that the server answers to beside localhost and plain addresses. */
  readonly hosts: ReadonlySet<string>;
  readonly openInEditor: (file: string, line: number, column: number) => void;
  /** Called when a template fails while a page is rendered. */
  readonly report: (findings: readonly Finding[]) => void;
};

/** Answers requests from a proof held in memory: a page is rendered when it is asked for, and nothing is written. */
export function preview(settings: PreviewSettings): {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** Tells open pages that there is a new proof. */
  readonly tell: (proof: Proof, before: Proof) => void;
  readonly close: () => void;
} {
  const events = openEvents();
  const pages = openPages(settings);
  const state = { version: 1 };
  return {
    answer: (request, response) => {
      const verdict = judge(request, settings.hosts, [`${PREVIEW}open`]);
      const answer =
        'status' in verdict
          ? Promise.resolve(line(verdict.status, `${verdict.why}.`))
          : answerTo(request, verdict.target, { ...settings, events, pages, version: state.version });
      answer
        .catch((error: unknown) =>
          line(500, error instanceof Error ? (error.stack ?? error.message) : String(error)),
        )
        .then((answer) => give(answer, request, response));
    },
    tell: (proof, before) => {
      state.version++;
      events.tell({ version: state.version, assets: changedAssets(proof, before) });
    },
    close: events.close,
  };
}

type Open = PreviewSettings & {
  readonly events: Events;
  readonly pages: Pages;
  readonly version: number;
};

async function answerTo(request: IncomingMessage, target: Target, open: Open): Promise<Answer> {
  const view = viewOf(request);
  if (target.path.startsWith(PREVIEW)) return ownAnswer(request, target, view, open);
  const { base } = open.proofs().latest().planned.site;
  if (target.path !== base && !target.path.startsWith(`${base}/`)) {
    if (target.path === '/') return { status: 302, location: `${encodePath(base)}/` };
    return line(404, `This site is under ${base}/.`);
  }
  const path = target.path.slice(base.length + 1);
  const file = (path === '' || path.endsWith('/') ? `${path}index.html` : path) as OutputPath;
  const proof = await open.proofs().current(view, file);
  const made = proof.standing.get(file);
  if (made) return answerWith(made, 200, proof, view, open);
  if (path.startsWith(search.folder)) return searchAnswer(path, proof, open);
  if (proof.standing.has(`${file}/index.html` as OutputPath))
    return { status: 302, location: `${encodePath(`${base}/${file}`)}/${target.query}` };
  const moved = movedTo(request, proof);
  const missing = proof.standing.get('404.html' as OutputPath);
  const answer = missing ? answerWith(missing, 404, proof, view, open) : line(404, 'There is no such page.');
  return moved && 'body' in answer ? { ...answer, headers: { 'Backfile-Address': moved } } : answer;
}

/** How a page is to be shown. The bar of the preview keeps this in a cookie, so that addresses do not change. */
function viewOf({ headers }: IncomingMessage): View {
  return /(?:^|;\s*)backfile-view=readers(?:;|$)/.test(headers.cookie ?? '') ? 'readers' : 'desk';
}

/** The preview's own addresses: its client, the events, findings, and a file to be opened in the editor. */
async function ownAnswer(
  request: IncomingMessage,
  { path, query }: Target,
  view: View,
  open: Open,
): Promise<Answer> {
  const name = path.slice(PREVIEW.length);
  if (name === 'events')
    return { stream: (response) => open.events.join(response, { version: open.version, assets: [] }) };
  if (name === 'findings') return findingsAnswer(new URLSearchParams(query).get('source'), view, open);
  if (name === 'open' && request.method === 'POST') return openFile(new URLSearchParams(query), open);
  const client = clientFile(name);
  return client ? { status: 200, ...client } : line(404, 'There is no such file.');
}

/** What the copy desk finds in a file and in the whole archive. */
async function findingsAnswer(source: string | null, view: View, { site, proofs }: Open): Promise<Answer> {
  const now = proofs();
  const findings = await now.findings(await now.current(view, null));
  const note = reviewNoteOf(findings, source, (path) => textOf(site, path));
  return { status: 200, type: typeOf('.json'), body: JSON.stringify(note) };
}

/** A file of the search index, which is made when the search page first asks for it. */
async function searchAnswer(path: string, proof: Proof, open: Open): Promise<Answer> {
  const files = await open.proofs().searchFiles(proof);
  const body = files?.get(path.slice(search.folder.length));
  return body ? { status: 200, type: typeOf(path), body } : line(404, 'There is no such file.');
}

function openFile(asked: URLSearchParams, { site, proofs, openInEditor }: Open): Answer {
  const source = asked.get('source') ?? '';
  const file = isSource(proofs().latest(), source) ? fileOf(site, source) : null;
  if (!file) return line(404, 'The site has no such file.');
  openInEditor(file, Number(asked.get('line')) || 1, Number(asked.get('column')) || 1);
  return line(200, 'The file is opened in the editor.');
}

function answerWith(made: Page | Asset, status: number, proof: Proof, view: View, open: Open): Answer {
  if ('template' in made) return open.pages(made, status, proof, { version: open.version, view });
  if (made.content) return { status, type: typeOf(made.path), body: made.content };
  const missing = line(404, 'The file is gone.');
  if (made.variant) {
    const bytes = variantBytes(open.site, made.variant);
    return bytes ? { status, type: typeOf(made.path), body: bytes } : missing;
  }
  const file = fileOf(open.site, made.source);
  return file ? { file, cacheControl: 'no-cache', missing } : missing;
}

/** The present address of the dispatch that a browser shows at an earlier address. */
function movedTo(request: IncomingMessage, proof: Proof): string | null {
  const { 'backfile-source': source, 'backfile-digest': digest } = request.headers;
  const { archive } = proof.planned;
  const all = [...archive.listed, ...archive.unlisted, ...archive.pages];
  const found =
    all.find(({ dispatch }) => encodeURIComponent(dispatch.source) === source) ??
    all.find(({ dispatch }) => dispatch.digest === digest);
  return found?.href ?? null;
}

/** Addresses of pictures and other files whose bytes changed. */
function changedAssets(proof: Proof, before: Proof): readonly string[] {
  if (proof.planned === before.planned) return [];
  const { site, edition } = proof.planned;
  return edition.assets
    .filter((asset) => {
      const other = before.standing.get(asset.path);
      return asset.content === null && other && 'digest' in other && other.digest !== asset.digest;
    })
    .map((asset) => encodePath(`${site.base}/${asset.path}`));
}

function isSource(proof: Proof, path: string): boolean {
  const { manuscripts, templates, settings } = proof.sources;
  return (
    manuscripts.some((file) => file.path === path) ||
    settings.some((file) => file.path === path) ||
    templates.some((file) => file.origin === 'site' && file.source === path)
  );
}
