// What is new: the server tells when the store has changed; a bar offers to show it, or says that it is shown where
// the reader wants it so. A server that is not heard any more is told, too.

import { forgetAnswers, get } from './api.js';
import { fill, h } from './dom.js';
import { counted } from './format.js';
import { redraw } from './router.js';

const SETTLE = 1500; // ms: a load changes the store many times a second
const PATIENCE = 3000; // ms without the server before a word is said of it: a browser is back sooner after a hiccup
const SILENCE = 35000; // ms: the server says every ten seconds that it is there
const AGAIN = 10000; // ms until a server is asked anew that refused
const FOLLOW = 'demarche-follow'; // in the session's storage
let bar;
let source = null;
let query = null; // null: the view has no query; false: it shows nothing of the database
let before = null; // events of the query when the view was drawn; null: not known
let last = null; // number of the last change that was heard of
let settle = null;
let patience = null;
let news = null; // what is said of them, {words, shown}
let lost = false;
let follows = false;
let painted = '';

async function howMany(asked) {
  try {
    const answer = await get('/groups.json', { q: asked });
    return answer.groups[0]?.events ?? 0;
  } catch {
    return null;
  }
}

/** The query whose events the present view shows ('' all of them); null: it has none; false: it shows nothing of the database. */
export async function watchQuery(asked) {
  query = asked;
  before = null;
  news = null; // it was of the view before
  paint();
  if (typeof asked !== 'string') return;
  const count = await howMany(asked);
  if (query === asked) before = count;
}

function choice() {
  const box = h('input', { type: 'checkbox', id: 'live-follow', checked: follows, onchange: () => follow(box.checked) });
  return h('label', { class: 'live-follow' }, box, ' show them as they come');
}

function paint() {
  const key = JSON.stringify([news, lost, follows]);
  if (key === painted) return; // said already: no need to say it aloud again
  painted = key;
  const words = news?.words ?? (follows ? 'What is new is shown as it comes.' : null);
  fill(
    bar,
    lost ? h('p', { class: 'live-lost' }, 'No connection to the server; trying again.') : null,
    words
      ? h('p', null, `${words} `, news && !news.shown ? h('button', { type: 'button', onclick: show }, 'Show') : null, choice())
      : null,
  );
}

function show() {
  forgetAnswers();
  redraw();
}

function follow(on) {
  follows = on;
  try {
    sessionStorage.setItem(FOLLOW, on ? 'yes' : 'no');
  } catch {
    // It holds for this page alone.
  }
  if (on && news && !news.shown) unfold(news.words);
  else paint();
  document.getElementById('live-follow')?.focus();
}

/** Is the reader at something that a view drawn anew would take away? */
function isBusy() {
  const main = document.getElementById('main');
  const active = document.activeElement;
  const typing = main.contains(active) && active.matches('input, textarea, select');
  const selection = getSelection();
  return typing || document.querySelector('dialog[open]') || (!selection.isCollapsed && main.contains(selection.anchorNode));
}

/** The first event in sight, so that what comes above it does not move it. */
function landmark() {
  const link = scrollY > 0 && [...document.querySelectorAll('.events .event-text a')].find((a) => a.getBoundingClientRect().top >= 0);
  if (!link) return () => {};
  const [href, top] = [link.getAttribute('href'), link.getBoundingClientRect().top];
  return () => {
    const now = document.querySelector(`.events .event-text a[href="${CSS.escape(href)}"]`);
    if (now) scrollBy({ top: now.getBoundingClientRect().top - top, behavior: 'instant' });
  };
}

/** Shows what is new without being asked. */
async function unfold(words) {
  const stay = landmark();
  forgetAnswers();
  await redraw();
  stay();
  news = { words, shown: true };
  paint();
}

async function changed() {
  forgetAnswers();
  if (query === false) return;
  const now = query === null ? null : await howMany(query);
  const more = now !== null && before !== null ? now - before : null;
  const words =
    more > 0
      ? `${counted(more, 'new event')}.`
      : `The database has changed${more === 0 ? ', with as many events here as before' : ''}.`;
  if (follows && !isBusy()) return unfold(words);
  news = { words, shown: false };
  paint();
}

function setLost(now) {
  clearTimeout(patience);
  patience = null;
  lost = now;
  paint();
}

/** The server was heard: it is there, and says which change was the last. */
function heard(event) {
  setLost(false);
  patience = setTimeout(silent, SILENCE);
  const now = JSON.parse(event.data).last;
  const isNew = last !== null && now !== last;
  last = now;
  if (!isNew && event.type !== 'change') return;
  clearTimeout(settle);
  settle = setTimeout(changed, SETTLE);
}

/** Nothing was heard for long: the connection is there in name only. */
function silent() {
  source?.close();
  source = null;
  setLost(true);
  listen();
}

// The browser reconnects by itself unless the server refused; then we try again later.
function onError() {
  if (!lost) {
    clearTimeout(patience);
    patience = setTimeout(() => setLost(true), PATIENCE);
  }
  if (source?.readyState !== EventSource.CLOSED) return;
  source = null;
  setTimeout(listen, AGAIN);
}

function listen() {
  if (source || document.hidden || typeof EventSource === 'undefined') return;
  source = new EventSource('/live');
  for (const kind of ['hello', 'change', 'alive']) source.addEventListener(kind, heard);
  source.addEventListener('error', onError);
}

function onVisibility() {
  if (document.hidden) {
    source?.close();
    source = null;
    clearTimeout(patience);
  } else listen();
}

export function startLive(intoBar) {
  bar = intoBar;
  try {
    follows = sessionStorage.getItem(FOLLOW) === 'yes';
  } catch {
    follows = false;
  }
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('pagehide', () => source?.close()); // leaving is no loss
  listen();
}
