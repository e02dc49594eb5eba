// Lets the search of the site work from a disk, where browsers fetch no files and load no modules: what it asks for is
// loaded as scripts, each of which hands over one file. The index and its reader are Pagefind's, unchanged.
{
  const here = document.currentScript.src;
  const folder = here.slice(0, here.lastIndexOf('/') + 1);
  const waiting = new Map();

  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      waiting.set(name, resolve);
      script.onload = () => script.remove();
      script.onerror = () => reject(new TypeError(`${name} is missing in this copy`));
      script.src = `${folder}${name}.js`;
      document.head.append(script);
    });

  // Each script of the index calls this with its name and its bytes in Base64.
  window.backfileSearchFile = (name, base64) => {
    waiting.get(name)?.(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
    waiting.delete(name);
  };

  const { fetch } = window;
  window.fetch = async (asked, ...more) => {
    const { href } = new URL(asked instanceof Request ? asked.url : asked, location.href);
    if (!href.startsWith(folder)) return fetch(asked, ...more);
    return new Response(await load(href.slice(folder.length).replace(/[?#].*$/s, '')));
  };

  // A worker cannot be loaded from a disk; without any, Pagefind works in the page.
  window.Worker = undefined;

  // The reader, a module, is given under the address at which pages look for it.
  window.backfileSearchReader = (text) => {
    const reader = text.replaceAll('import.meta.url', () => JSON.stringify(`${folder}pagefind.js`));
    const map = document.createElement('script');
    map.type = 'importmap';
    const module = `data:text/javascript;charset=utf-8,${encodeURIComponent(reader)}`;
    map.textContent = JSON.stringify({ imports: { [`${folder}pagefind.js`]: module } });
    document.head.append(map);
  };
}
