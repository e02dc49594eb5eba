import type { Format } from './format.ts';

/** Every system that archives come from, by the name that the command takes; loaded when it is needed. */
export const FORMATS: { readonly [name: string]: () => Promise<Format> } = {
  wordpress: async () => (await import('./from/wordpress/wordpress.ts')).wordpress,
  movabletype: async () => (await import('./from/movable-type.ts')).movableType,
  blogger: async () => (await import('./from/blogger.ts')).blogger,
  substack: async () => (await import('./from/substack.ts')).substack,
  ghost: async () => (await import('./from/ghost/ghost.ts')).ghost,
  medium: async () => (await import('./from/medium.ts')).medium,
  jekyll: async () => (await import('./from/static/jekyll.ts')).jekyll,
  hugo: async () => (await import('./from/static/hugo.ts')).hugo,
  eleventy: async () => (await import('./from/static/eleventy.ts')).eleventy,
  hexo: async () => (await import('./from/static/hexo.ts')).hexo,
  feed: async () => (await import('./from/feed/feed.ts')).feed,
  html: async () => (await import('./from/page/saved-page.ts')).savedPages,
};
