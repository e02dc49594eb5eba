import type { XmlElement } from '../../found/xml.ts';
import type { Values } from '../values.ts';

/** A post in XML of the API, version 1, as the same version gives it in JSON. */
export function postOfXml(post: XmlElement): Values {
  const values: { [key: string]: unknown } = { ...post.attributes };
  const tags: string[] = [];
  for (const child of post.children)
    if (child.name === 'tag') tags.push(child.text.trim());
    else if (child.name === 'photo-url') Object.assign(values, photoUrl(child));
    else if (child.name === 'photoset')
      values.photos = child.children.map((photo) => ({
        ...photo.attributes,
        ...Object.assign({}, ...photo.children.map(photoUrl)),
      }));
    else if (child.name === 'conversation')
      values.conversation = child.children.map((line) => ({ ...line.attributes, phrase: line.text.trim() }));
    else if (child.children.length === 0) values[child.name] = child.text.trim();
  return { ...values, tags };
}

/** The blog of a file in XML, as JSON gives it. */
export function blogOfXml(blog: XmlElement): Values {
  return { ...blog.attributes, description: blog.text.trim() };
}

function photoUrl(element: XmlElement): Values {
  const width = element.attributes['max-width'] ?? '';
  return { [width === '' ? 'photo-url' : `photo-url-${width}`]: element.text.trim() };
}
