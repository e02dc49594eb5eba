import type { Element } from 'hast';
import { attribute, classes, find } from '../tree.ts';

/**
 * The language of a code block, as highlighters wrote it down: on the `pre`, on its `code`, or on an element around
 * them; null if none is named. `around`: the elements that hold the block, from the inside out.
 */
export function languageOf(pre: Element, around: readonly Element[]): string | null {
  const code = find(pre, 'code');
  for (const node of code === undefined ? [pre] : [pre, code]) {
    const found = usual(told(node) || ownLanguage(node));
    if (found !== null) return found;
  }
  for (const node of around) {
    const found = usual(told(node) || (HIGHLIGHTER.test(classes(node)) ? bareClass(node) : ''));
    if (found !== null) return found;
  }
  return null;
}

/** What can only mean the language of code: Prism, SyntaxHighlighter, Crayon, Enlighter, Medium, GitHub, Pandoc. */
function told(node: Element): string {
  for (const name of ['dataEnlighterLanguage', 'dataCodeBlockLang', 'dataLang', 'dataLanguage', 'syntax'])
    if (attribute(node, name) !== '') return attribute(node, name);
  const names = classes(node);
  return (
    /\s(?:language|lang)-([\w+#.-]+)/i.exec(names)?.[1] ??
    /\sbrush:\s*([\w+#.-]+)/i.exec(names)?.[1] ??
    /\slang:([\w+#.-]+)/i.exec(names)?.[1] ??
    /\s(?:sourceCode|highlight-source-|wp-block-code-)\s*([\w+#-]+)/.exec(names)?.[1] ??
    ''
  );
}

/** On code itself, `lang` and a plain class name are the language too, unless they name one that people speak. */
function ownLanguage(node: Element): string {
  const lang = attribute(node, 'lang').toLowerCase();
  if (lang !== '' && (LANGUAGES.has(lang) || !/^[a-z]{2,3}(?:-[\w-]+)?$/.test(lang))) return lang;
  return bareClass(node);
}

function bareClass(node: Element): string {
  return (
    classes(node)
      .toLowerCase()
      .split(/[\s:;]+/)
      .find((name) => LANGUAGES.has(name)) ?? ''
  );
}

/** Elements around code whose plain class names may name its language: `<figure class="highlight ruby">`. */
const HIGHLIGHTER = / (?:highlight|codecolorer-container|syntaxhighlighter|codehilite|code|hljs|shiki) /;

/** The usual name of a language; null if the highlighter was told that it has none. */
function usual(name: string): string | null {
  const plain = name.toLowerCase().replace(/[;,'"]+$/g, '');
  if (!/^[\w+#.-]{1,30}$/.test(plain) || NONE.test(plain)) return null;
  return ALIASES[plain] ?? plain;
}

const NONE =
  /^(?:text|plain|plaintext|plain-?text|none|raw|generic|default|auto|no-?highlight|txt|unknown|code|undefined|null)$/;
const ALIASES: { readonly [name: string]: string } = {
  'c#': 'csharp',
  html4strict: 'html',
  html5: 'html',
  jscript: 'javascript',
  xhtml: 'html',
};
const LANGUAGES = new Set(
  'actionscript actionscript3 ada apache apacheconf applescript as3 asm asp aspnet awk bash basic bat batch bibtex c c# c++ clojure cmake cobol coffee coffeescript coldfusion console cpp crystal cs csharp css csv cuda d dart delphi diff docker dockerfile dos elisp elixir elm erb erlang f# fish fortran fsharp gherkin git glsl go gradle graphql groovy haml handlebars haskell hcl hs html html4strict html5 http ini java javafx javascript jinja jinja2 js jscript json json5 jsx julia kotlin kt latex less lisp llvm lua make makefile markdown markup mathematica matlab md mermaid mysql nasm nginx nim nix objc objective-c objectivec ocaml octave pascal perl php pl plpgsql plsql postgresql powershell processing prolog properties protobuf ps1 puppet py python r racket rails raku rb reg regex rs rst ruby rust sas sass scala scheme scss sed sh shell smalltalk solidity sql stata svelte swift tcl terraform tex toml ts tsx twig typescript vala vb vbnet verilog vhdl vim viml vue wasm xhtml xml xquery xslt yaml yml zig zsh'.split(
    ' ',
  ),
);
