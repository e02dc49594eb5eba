import { isMap } from '../../model/json.ts';
import type { Machines, Rights } from '../../model/rights.ts';
import { type FieldValue, partOf, readLine, type Tell } from './field-value.ts';
import { readParts } from './parts.ts';

const PARTS = {
  license: ['license', 'licence'],
  holder: ['holder', 'owner', 'copyright'],
  machines: ['machines'],
};

const MACHINES: readonly string[] = ['all', 'no-training', 'search-only'] satisfies readonly Machines[];

/** The rights of a dispatch: a map of license, holder and machines, or the licence alone. */
export function readRights(field: FieldValue, tell: Tell): Rights | undefined {
  if (!isMap(field.value)) {
    const license = readLine(field);
    return license === undefined || typeof field.value === 'boolean'
      ? undefined
      : { license, holder: null, machines: null };
  }
  const { license = null, holder = null, machines = null } = readParts(field, PARTS, 'rights', tell);
  const isKnown = machines === null || MACHINES.includes(machines);
  if (!isKnown)
    tell(
      partOf(field, 'machines'),
      `"${machines}" is not what machines may do; it was left out`,
      `Write one of these: ${MACHINES.join(', ')}.`,
    );
  return { license, holder, machines: isKnown ? (machines as Machines | null) : null };
}

/** A DOI, alone or in its address, as `10.1234/abc`. */
export function readDoi(field: FieldValue): string | undefined {
  const text = readLine(field) ?? '';
  return /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1];
}
