import type { Dependency } from './dependency.ts';
import { json } from './editor-files.ts';

/** What the files for npm depend on. */
type Folder = {
  /** Name of the folder's package: lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly dependency: Dependency;
  /** Whether this machine's Node is too old, so that the site brings its own. */
  readonly ownNode: boolean;
};

/** Files of a new site for npm and Git. */
export function folderFiles(folder: Folder): { readonly [path: string]: string } {
  return {
    'package.json': packageFile(folder),
    '.npmrc': npmSettings(folder.ownNode),
    '.gitignore': 'dist/\nexport/\n.backfile/\nnode_modules/\n',
    // Both sides of a merge add lines to the register of published addresses.
    '.gitattributes': 'addresses.txt merge=union\n',
  };
}

function packageFile({ name, dependency, ownNode }: Folder): string {
  return json({
    name,
    private: true,
    type: 'module',
    scripts: {
      watch: 'backfile watch --open',
      build: 'backfile build',
      check: 'backfile check',
      serve: 'backfile serve --open',
    },
    devDependencies: { backfile: dependency.spec, ...(ownNode ? { node: '^24.0.0' } : {}) },
    ...(ownNode ? {} : { engines: { node: '>=24' } }),
    // exifreader works without its install script. The package `node` needs its own, which fetches Node for this machine.
    allowScripts: { exifreader: false, ...(ownNode ? { node: true } : {}) },
  });
}

function npmSettings(ownNode: boolean): string {
  const quiet = `# Keeps npm from reporting what has nothing to do with this site.
fund=false
audit=false
update-notifier=false
`;
  const versions = `# The site brings its own Node, so npm's warnings about the Node of this machine do not apply.
loglevel=error
`;
  return ownNode ? quiet + versions : quiet;
}
