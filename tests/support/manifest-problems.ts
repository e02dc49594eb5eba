import { Ajv } from 'ajv';

/**
 * What is wrong with a manifest by the rules of the IIIF Presentation API 3.0 (iiif.io/api/presentation/3.0/) for the
 * properties that ours have: required ones, types, languages, identifiers, rights and dates.
 */
export function manifestProblems(manifest: unknown): readonly string[] {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(MANIFEST);
  if (!validate(manifest))
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const ids = [...JSON.stringify(manifest).matchAll(/"id":"([^"]*\/canvas\/[^"]*)"/g)].map(([, id]) => id);
  return new Set(ids).size === ids.length ? [] : ['Two parts share an identifier'];
}

/** An absolute address without a fragment. */
const ID = { type: 'string', pattern: '^https?://[^#\\s]+$' };
const TEXT = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^[a-zA-Z-]+$' },
  additionalProperties: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
};
const LABELLED = object({ label: TEXT, value: TEXT }, ['label', 'value']);
const SIZE = { type: 'integer', exclusiveMinimum: 0 };
const FORMAT = { type: 'string', pattern: '^[a-z]+/[\\w.+-]+$' };
const linked = (type: string) => ({
  type: 'array',
  minItems: 1,
  items: object(
    {
      id: ID,
      type: { const: type },
      label: TEXT,
      format: FORMAT,
      profile: ID,
      language: { type: 'array', items: { type: 'string', pattern: '^[a-zA-Z-]+$' } },
    },
    ['id', 'type', 'label'],
  ),
});
const IMAGE = object({ id: ID, type: { const: 'Image' }, format: FORMAT, width: SIZE, height: SIZE }, [
  'id',
  'type',
  'width',
  'height',
]);
const THUMBNAIL = { type: 'array', minItems: 1, maxItems: 1, items: IMAGE };

const ANNOTATION = object(
  { id: ID, type: { const: 'Annotation' }, motivation: { const: 'painting' }, body: IMAGE, target: ID },
  ['id', 'type', 'motivation', 'body', 'target'],
);
const ANNOTATION_PAGE = object({ id: ID, type: { const: 'AnnotationPage' }, items: listOf(ANNOTATION) }, [
  'id',
  'type',
  'items',
]);
const CANVAS = object(
  {
    id: ID,
    type: { const: 'Canvas' },
    label: TEXT,
    width: SIZE,
    height: SIZE,
    thumbnail: THUMBNAIL,
    items: listOf(ANNOTATION_PAGE),
  },
  ['id', 'type', 'label', 'width', 'height', 'items'],
);
const AGENT = object({ id: ID, type: { const: 'Agent' }, label: TEXT, homepage: linked('Text') }, [
  'id',
  'type',
  'label',
]);

const MANIFEST = object(
  {
    '@context': { const: 'http://iiif.io/api/presentation/3/context.json' },
    id: ID,
    type: { const: 'Manifest' },
    label: TEXT,
    summary: TEXT,
    metadata: listOf(LABELLED),
    rights: { type: 'string', pattern: '^http://(creativecommons|rightsstatements)\\.org/' },
    requiredStatement: LABELLED,
    provider: listOf(AGENT),
    homepage: linked('Text'),
    seeAlso: linked('Dataset'),
    rendering: linked('Text'),
    thumbnail: THUMBNAIL,
    navDate: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
    behavior: { const: ['paged'] },
    viewingDirection: { const: 'right-to-left' },
    items: listOf(CANVAS),
  },
  ['@context', 'id', 'type', 'label', 'provider', 'homepage', 'items'],
);

/** A map with these properties and no others. */
function object(properties: { readonly [name: string]: object }, required: readonly string[]) {
  return { type: 'object', properties, required, additionalProperties: false };
}

function listOf(items: object) {
  return { type: 'array', minItems: 1, items };
}
