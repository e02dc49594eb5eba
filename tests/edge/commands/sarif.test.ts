import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { sarif } from '../../../src/edge/commands/sarif.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import { ruleDocs } from '../../../src/rules/documentation/documentation.ts';
import { put, siteOf } from '../../hard/drill.ts';
import { dispatch } from '../../support/copy-desk.ts';
import { backfile } from '../../support/here.ts';

const text = { type: 'string', minLength: 1 };
const line = { type: 'integer', minimum: 1 };
const level = { enum: ['none', 'note', 'warning', 'error'] };

/** An object that has these parts, the first of them always, and no others. */
function object(required: readonly string[], properties: object): object {
  return { type: 'object', required, properties, additionalProperties: false };
}

function list(items: object): object {
  return { type: 'array', items };
}

const message = object(['text'], { text, markdown: text });

const artifact = object([], {
  // RFC 3986, a relative reference: no scheme, no backslash, nothing that wants to be encoded.
  uri: {
    type: 'string',
    pattern: "^(?!/|[A-Za-z][A-Za-z\\d+.-]*:)(?:[\\w.~!$&'()*+,;=:@/-]|%[\\dA-F]{2})+$",
  },
  uriBaseId: text,
  description: message,
});

const rule = object(['id'], {
  id: text,
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: text,
  defaultConfiguration: object([], { level }),
});

const place = object([], {
  physicalLocation: object(['artifactLocation'], {
    artifactLocation: artifact,
    region: object(['startLine'], { startLine: line, startColumn: line, endLine: line, endColumn: line }),
  }),
});

/** What SARIF 2.1.0 (OASIS, errata 01, §3.13 to §3.50) asks of the parts that this program writes. */
const SARIF = object(['version', 'runs'], {
  $schema: { type: 'string' },
  version: { const: '2.1.0' },
  runs: list(
    object(['tool', 'results'], {
      tool: object(['driver'], {
        driver: object(['name', 'rules'], { name: text, semanticVersion: text, rules: list(rule) }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      originalUriBaseIds: { type: 'object', additionalProperties: artifact },
      results: list(
        object(['ruleId', 'level', 'message', 'locations'], {
          ruleId: text,
          ruleIndex: { type: 'integer', minimum: 0 },
          level,
          message,
          locations: { type: 'array', items: place, minItems: 1 },
        }),
      ),
    }),
  ),
});

const isSarif = new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(SARIF);

type Log = ReturnType<typeof JSON.parse>;

function expectSarif(log: Log) {
  isSarif(log);
  expect(isSarif.errors ?? []).toEqual([]);
  for (const { tool, results } of log.runs) {
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
  }
}

const WRONG = {
  'posts/Çа é#1?.md': dispatch('', '![](pier.svg) See [it](nowhere.md).'),
  'posts/pier.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  'posts/old.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="9"><rect width="9" height="9"/></svg>',
};

describe('SARIF', () => {
  test('of a check is a log of version 2.1.0, each result with a rule and a file that is there', async () => {
    const site = siteOf(WRONG);
    const { stdout, status } = await backfile(['check', '--sarif', '--site', site]);
    const log = JSON.parse(stdout);
    expect(status).toBe(0);
    expectSarif(log);
    const [{ results }] = log.runs;
    expect(results.map(({ ruleId, level: at }: Log) => `${at} ${ruleId}`).sort()).toEqual([
      'note orphan-image',
      'warning alt-missing',
      'warning broken-link',
    ]);
    for (const { locations } of results)
      expect(
        existsSync(join(site, decodeURIComponent(locations[0].physicalLocation.artifactLocation.uri))),
      ).toBe(true);
    expect(results[0]).toMatchObject({
      ruleId: 'orphan-image',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'posts/old.svg' } } }],
    });
    expect(results[1].locations[0].physicalLocation.region).toEqual({ startLine: 6, startColumn: 1 });
  });

  test('of errors has their level, and exit status 1', async () => {
    const site = siteOf({ 'posts/b.md': '---\ntitle: No day\n---\nText.\n' });
    const { stdout, status } = await backfile(['check', '--sarif', '--site', site]);
    expect(status).toBe(1);
    expectSarif(JSON.parse(stdout));
    expect(JSON.parse(stdout).runs[0].results).toMatchObject([{ ruleId: 'no-date', level: 'error' }]);
  });

  test('of nothing found is a whole log with every rule', async () => {
    const log = sarif([], ruleDocs(), '0.1.0') as Log;
    expectSarif(log);
    expect(log.runs[0]).toMatchObject({ results: [], tool: { driver: { semanticVersion: '0.1.0' } } });
    expect(log.runs[0].tool.driver.rules).toHaveLength(ruleDocs().length);
  });

  test('of a rule of a plugin names that rule, too', async () => {
    const finding = {
      rule: 'mine',
      level: 'info',
      source: 'posts/a.md' as SourcePath,
      reason: 'So?',
      remedy: 'Mend it.',
    } as const;
    const log = sarif([finding, finding], ruleDocs(), '0.1.0') as Log;
    expectSarif(log);
    expect(log.runs[0].results[1]).toMatchObject({
      ruleId: 'mine',
      level: 'note',
      message: { text: 'So? Mend it.' },
    });
  });
});

describe('a site that is a folder of its repository', () => {
  test('is named in SARIF and in annotations by paths from the repository’s root', async () => {
    const root = siteOf({});
    put(root, { 'docs/site.yaml': 'title: T\nurl: https://wire.example\ntimezone: UTC\n' });
    put(root, { 'docs/posts/a.md': dispatch('', 'See [it](nowhere.md).') });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root };
    const site = join(root, 'docs');
    const log = JSON.parse((await backfile(['check', '--sarif', '--site', site], { env })).stdout);
    expectSarif(log);
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('docs/posts/a.md');
    expect((await backfile(['check', '--site', site], { env })).stdout).toContain(
      '::warning file=docs/posts/a.md,line=6,col=5,title=broken-link::',
    );
  });
});
