import { XMLValidator } from 'fast-xml-parser';
import { Parser } from 'htmlparser2';

/** What in the files of a built site would run, leave the site's folder, or break the form that it is in. */
export function unsafeIn(
  files: { readonly [path: string]: string },
  origin = 'https://wire.example',
): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    [
      ...unsafePath(path),
      ...(path.endsWith('.html') ? unsafeHtml(text, origin) : []),
      ...(path.endsWith('.xml') ? unsafeXml(text) : []),
      ...(path.endsWith('.json') ? unsafeJson(text) : []),
      ...(path === '_redirects' ? unsafeRedirects(text) : []),
      ...(path === '_headers' ? unsafeHeaders(text) : []),
    ].map((what) => `${path.slice(0, 80)}: ${what}`),
  );
}

function unsafePath(path: string): readonly string[] {
  const wrong = path
    .split('/')
    .filter(
      (name) =>
        name === '' ||
        /^\.(?!well-known$)/.test(name) ||
        /[\0-\x1f\x7f\\]/.test(name) ||
        Buffer.byteLength(name) > 255,
    );
  return wrong.map((name) => `the name ${JSON.stringify(name.slice(0, 40))}`);
}

/** Elements and attributes that run something, but for what the theme itself brings. */
function unsafeHtml(html: string, origin: string): readonly string[] {
  const wrong: string[] = [];
  let script: { type: string; text: string } | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script') {
        script = { type: attributes.type ?? '', text: '' };
        const src = attributes.src;
        if (src !== undefined && !/^(?:\/[\w-]+)?\/(?:theme|pagefind)\//.test(src))
          wrong.push(`a script from ${src}`);
        if (src === undefined && script.type !== 'application/ld+json')
          wrong.push(`a script of type "${script.type}"`);
      }
      if (/^(?:iframe|object|embed|base|frame|applet)$/.test(name)) wrong.push(`<${name}>`);
      if (
        name === 'meta' &&
        /refresh/i.test(attributes['http-equiv'] ?? '') &&
        !/^0; ?url=(?:\/(?!\/)|https:\/\/wire\.example\/)/i.test(attributes.content ?? '')
      )
        wrong.push(`<meta refresh ${attributes.content}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^on/i.test(attribute)) wrong.push(`${attribute}="${value.slice(0, 40)}"`);
        if (/^(?:href|src|action|formaction|poster|srcset|data|xlink:href)$/.test(attribute) && runs(value))
          wrong.push(`${attribute}="${value.slice(0, 40)}"`);
        if (
          name === 'link' &&
          attribute === 'href' &&
          /stylesheet/.test(attributes.rel ?? '') &&
          new URL(value, `${origin}/`).origin !== origin
        )
          wrong.push(`a style sheet from ${value}`);
      }
    },
    ontext(text) {
      if (script) script.text += text;
    },
    onclosetag(name) {
      if (name !== 'script' || !script) return;
      if (script.type === 'application/ld+json') wrong.push(...unsafeJson(script.text));
      script = null;
    },
  });
  parser.end(html);
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(html)) wrong.push('a control character');
  return wrong;
}

function runs(address: string): boolean {
  const plain = address.replace(/[\0-\x20]/g, '');
  return /^(?:javascript|vbscript|data:(?!image\/(?:png|jpe?g|gif|webp|svg\+xml)))/i.test(plain);
}

function unsafeXml(text: string): readonly string[] {
  const verdict = XMLValidator.validate(text);
  const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/.test(text);
  return [
    ...(verdict === true ? [] : [`no XML: ${verdict.err.msg}`]),
    ...(controls ? ['a control character'] : []),
  ];
}

function unsafeJson(text: string): readonly string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`no JSON: ${String(error).slice(0, 80)}`];
  }
}

/** Each line is an old address, perhaps a condition, a new address of this site and a status; nothing stands for others. */
function unsafeRedirects(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !/^\/[^\s*]*(?: [^\s/=]+=\S*)* \/(?!\/)\S* 301!?$/.test(line))
    .map((line) => `the line ${line.slice(0, 80)}`);
}

function unsafeHeaders(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !/^(?:\/\S*| {2}[A-Z][\w-]+: [^\0-\x1f]+|#.*)$/.test(line))
    .map((line) => `the line ${line.slice(0, 80)}`);
}
