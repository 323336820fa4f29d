// What is new: the server tells when the store has changed; a bar offers to show it.

import { forgetAnswers, get } from './api.js';
import { fill, h } from './dom.js';
import { counted } from './format.js';
import { redraw } from './router.js';

const SETTLE = 1500; // ms: a load changes the store many times a second
let bar;
let source = null;
let query = null;
let before = null; // events of the query when the view was drawn; null: not known
let timer = null;

async function howMany(asked) {
  try {
    const answer = await get('/groups.json', { q: asked });
    return answer.groups[0]?.events ?? 0;
  } catch {
    return null;
  }
}

/** The query whose events the present view shows ('' all of them); null: it shows none. */
export async function watchQuery(asked) {
  query = asked;
  before = null;
  if (asked === null) return;
  const count = await howMany(asked);
  if (query === asked) before = count;
}

function show() {
  fill(bar);
  forgetAnswers();
  redraw();
}

async function changed() {
  forgetAnswers();
  const now = query === null ? null : await howMany(query);
  const more = now !== null && before !== null ? now - before : null;
  const words =
    more > 0
      ? counted(more, 'new event')
      : `The database has changed${more === 0 ? ', with as many events here as before' : ''}`;
  if (bar.firstChild?.firstChild?.data === `${words}. `) return; // said already: no need to say it aloud again
  fill(bar, h('p', null, `${words}. `, h('button', { type: 'button', onclick: show }, 'Show')));
}

function listen() {
  if (source || document.hidden || typeof EventSource === 'undefined') return;
  source = new EventSource('/live');
  source.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLE);
  });
  // The browser reconnects by itself unless the server refused; then we try again later.
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    source = null;
    setTimeout(listen, 30000);
  });
}

function onVisibility() {
  if (document.hidden) {
    source?.close();
    source = null;
  } else listen();
}

export function startLive(intoBar) {
  bar = intoBar;
  document.addEventListener('visibilitychange', onVisibility);
  listen();
}
