// Building the page: every text from a document passes through here, as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An address that may stand in a link: http, https or a path of our own; anything else gives null.
 * @param {string|null|undefined} address
 */
export function safeHref(address) {
  if (typeof address !== 'string' || address === '') return null;
  if (address.startsWith('#')) return address;
  if (/^\/(?![\/\\])/.test(address)) return address;
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name === 'href') {
    const href = safeHref(value);
    if (href) node.setAttribute('href', href);
  } else if (name === 'style') {
    for (const [key, part] of Object.entries(value)) node.style.setProperty(key, part);
  } else if (name === 'value' || name === 'checked' || name === 'selected') node[name] = value;
  else node.setAttribute(name, value === true ? '' : String(value));
}

function append(node, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === '') continue;
    if (Array.isArray(child)) append(node, child);
    else node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * An element: h('a', {href, class, onclick, style: {'--x': 1}}, 'text', otherNode, [more]).
 * Attributes that are null or false are left out; children that are null, false or '' too.
 */
export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) setAttribute(node, name, value);
  append(node, children);
  return node;
}

/** The same for a picture. */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes ?? {})) setAttribute(node, name, value);
  append(node, children);
  return node;
}

/** Words of a document within our own: kept apart, whichever way they are written. */
export function said(text, attributes) {
  return h('bdi', attributes, text ?? '');
}

/** Puts children in place of what a node has. */
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

/** The same; what had the focus in it hands it on to `heir` (a function, as it may be new), else to the node itself. */
export function refill(node, children, heir) {
  const had = node.contains(document.activeElement);
  fill(node, children);
  if (!had) return;
  const next = heir?.() ?? node;
  if (!next.matches('a[href], button, input, select, textarea, [tabindex]')) next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

let ids = 0;
/** An id that the page has once. */
export function freshId(stem) {
  ids += 1;
  return `${stem}-${ids}`;
}
