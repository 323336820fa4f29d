// Addresses and history. The address holds all of a view's state, so that a link, a reload and the
// back button give the same picture.

import { findView } from './views.js';
import { failure, skeleton, notFound } from './parts/states.js';
import { dataLinks } from './parts/exports.js';
import { markMenu } from './menu.js';
import { watchQuery } from './live.js';
import { fill, h } from './dom.js';

/**
 * What a view's `show(ctx)` gives.
 * @typedef {object} Shown
 * @property {string} title    of the page and its heading
 * @property {Node} node       what stands below the heading
 * @property {Node} [lead]     a line below the heading
 * @property {[string, string][]} [data]  links to the same as data: [words, address]
 * @property {string} [query]  the query whose events it shows, to count new ones
 * @property {boolean} [own]   it shows what is the reader's own, and nothing that changes with the database
 * @property {(params: URLSearchParams) => boolean} [update]  takes on another state without being drawn anew; false: it cannot
 * @property {() => void} [shown]    it stands in the page
 * @property {() => void} [arrived]  the reader came by a link, not by going back: what the address names may be brought into sight
 * @property {() => void} [dispose]  ends what goes on
 */

let main;
let progress;
let current = null; // {pathname, search, shown, view}
let running = null; // AbortController of the view that is being drawn

/** The address of where we are with some parameters changed; null or '' takes one away. */
export function withParams(changes) {
  const params = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') params.delete(key);
    else params.set(key, value);
  }
  const text = params.toString();
  return location.pathname + (text ? `?${text}` : '');
}

/** Goes to an address of our own. `replace`: the state is only a finer one of the present. `quiet`: the view shows it already. */
export function go(address, { replace = false, quiet = false } = {}) {
  const url = new URL(address, location.href);
  if (url.href === location.href && !replace) return quiet ? undefined : void draw();
  history.replaceState({ ...history.state, scroll: scrollY }, '');
  history[replace ? 'replaceState' : 'pushState']({}, '', url);
  if (quiet && current) current.search = url.search;
  else draw();
}

function tookOver(url) {
  if (!current?.shown?.update || current.pathname !== url.pathname) return false;
  if (!current.shown.update(new URLSearchParams(url.search))) return false;
  current.search = url.search;
  return true;
}

function heading(shown) {
  return h(
    'div',
    { class: 'head' },
    h('h1', { id: 'heading', tabindex: '-1' }, shown.heading ?? shown.title),
    shown.lead ? h('div', { class: 'lead' }, shown.lead) : null,
  );
}

/** What had the focus gets it again, if the view drawn anew has it, too. */
function keepFocus() {
  const active = document.activeElement;
  const href = active?.getAttribute('href');
  if (!(active?.id || href) || !main.contains(active)) return () => false;
  const { id, selectionStart: start, selectionEnd: end } = active;
  return () => {
    const now = id ? document.getElementById(id) : main.querySelector(`a[href="${CSS.escape(href)}"]`);
    if (!now) return false;
    now.focus({ preventScroll: true });
    if (typeof start === 'number' && now.setSelectionRange && now.type !== 'number' && now.type !== 'date')
      now.setSelectionRange(start, end);
    return true;
  };
}

/** Is it another page of the same list? */
function isTurned(url) {
  if (!current || current.pathname !== url.pathname) return false;
  const [old, now] = [current.search, url.search].map((x) => new URLSearchParams(x));
  if ((old.get('after') ?? '') === (now.get('after') ?? '')) return false;
  for (const params of [old, now]) {
    params.delete('after');
    params.delete('open'); // which row is open, of the page that is left
  }
  return old.toString() === now.toString();
}

/** Whoever turned the page reads on at the top of the list. */
function toList(back) {
  const list = main.querySelector('[data-paged]') ?? document.getElementById('heading');
  list.focus({ preventScroll: true });
  if (!back) list.scrollIntoView({ block: 'start' });
}

function put(url, shown, moved, scroll) {
  const turned = isTurned(url);
  const refocus = moved || turned ? () => false : keepFocus();
  current?.shown?.dispose?.();
  const first = current === null;
  current = { pathname: url.pathname, search: url.search, shown };
  document.title = shown.title === 'demarche' ? 'demarche' : `${shown.title} – demarche`;
  fill(main, heading(shown), shown.node, shown.data ? dataLinks(shown.data) : null);
  shown.shown?.();
  markMenu(url.pathname);
  watchQuery(shown.own ? false : (shown.query ?? null));
  // Where the view has such a box of its own, one is enough.
  document.documentElement.classList.toggle('has-search', ['/', '/search'].includes(url.pathname));
  const field = document.getElementById('top-q');
  if (field) field.value = url.pathname === '/search' ? (new URLSearchParams(url.search).get('q') ?? '') : '';
  if (moved && !first) document.getElementById('heading').focus({ preventScroll: true });
  else refocus();
  const back = typeof scroll === 'number';
  if (turned) toList(back);
  if (back) return scrollTo(0, scroll);
  if (moved) scrollTo(0, 0);
  shown.arrived?.();
}

async function drawn(url, signal) {
  const found = findView(url.pathname);
  if (!found) return notFound(url.pathname);
  return found.view.show({ names: found.names, params: new URLSearchParams(url.search), path: url.pathname, signal });
}

async function draw(scroll) {
  const url = new URL(location.href);
  if (tookOver(url)) return;
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const moved = current?.pathname !== url.pathname;
  if (current === null) fill(main, skeleton());
  const late = setTimeout(() => {
    progress.hidden = false;
  }, 150);
  main.setAttribute('aria-busy', 'true');
  let shown;
  try {
    shown = await drawn(url, signal);
  } catch (error) {
    if (signal.aborted) return;
    shown = failure(error, () => draw());
  } finally {
    clearTimeout(late);
    if (!signal.aborted) {
      progress.hidden = true;
      main.removeAttribute('aria-busy');
    }
  }
  if (signal.aborted) shown.dispose?.();
  else put(url, shown, moved, scroll);
}

/** Draws the present view anew, with new answers. */
export function redraw() {
  if (current?.shown) current.shown.update = null;
  return draw(scrollY);
}

function isOurs(url) {
  return url.origin === location.origin && !/\.(json|csv|svg)$/.test(url.pathname) && findView(url.pathname) !== null;
}

function onClick(event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.target.closest?.('a[href]');
  if (!link || link.hasAttribute('target') || link.hasAttribute('download')) return;
  const href = link.getAttribute('href'); // of a link in a picture, .href is no text
  if (href.startsWith('#')) return;
  const url = new URL(href, location.href);
  if (!isOurs(url)) return;
  event.preventDefault();
  go(url.href);
}

/** The address that a form of filters asks for: its action with what is filled in. */
export function formAddress(form) {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') params.append(name, value.trim());
  }
  const text = params.toString();
  return form.getAttribute('action') + (text ? `?${text}` : '');
}

function onSubmit(event) {
  const form = event.target;
  if (!form.hasAttribute?.('data-route')) return;
  event.preventDefault();
  go(formAddress(form));
}

export function startRouter(intoMain, bar) {
  main = intoMain;
  progress = bar;
  history.scrollRestoration = 'manual';
  document.addEventListener('click', onClick);
  document.addEventListener('submit', onSubmit);
  addEventListener('popstate', (event) => draw(event.state?.scroll ?? 0));
  draw(history.state?.scroll);
}
