// Asking the server. Answers are kept for a while, so that going back costs nothing.

const KEPT = 40;
const kept = new Map();

/** What the server said was wrong: status (0: it was not reached), message, column (byte, from 1) or null. */
export class AnswerError extends Error {
  constructor(status, message, column) {
    super(message);
    this.status = status;
    this.column = column ?? null;
  }
}

/** path?a=b of what is not empty. */
export function address(path, parameters) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters ?? {})) {
    if (value !== null && value !== undefined && value !== '') query.set(key, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** A segment of a path. */
export const segment = (text) => encodeURIComponent(text ?? '');

async function answerOf(response) {
  let body = null;
  try {
    body = await response.json();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new AnswerError(response.status, 'The server gave an answer that is no JSON.');
  }
  if (!response.ok) {
    const told = body?.error ?? {};
    throw new AnswerError(response.status, told.message ?? `The server answered ${response.status}.`, told.column);
  }
  return body;
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new AnswerError(0, 'The server could not be reached. Is demarche serve still running?');
  }
}

/**
 * The JSON of an address, such as get('/search.json', {q}, signal).
 * @returns {Promise<any>} fails with an AnswerError, or an AbortError when the signal says so
 */
export async function get(path, parameters, signal) {
  const url = address(path, parameters);
  if (kept.has(url)) return kept.get(url);
  const response = await reach(url, { signal, headers: { accept: 'application/json' } });
  const body = await answerOf(response);
  kept.set(url, body);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  return body;
}

/** Codes a text of the reader's own; nothing is stored. `about`: its `title` and `date`, '' where it says so itself. */
export async function tryText(text, type, about, signal) {
  const url = address('/try', { offsets: 'utf16', ...about });
  const response = await reach(url, { method: 'POST', body: text, headers: { 'content-type': type }, signal });
  return answerOf(response);
}

/** Records what a reader says of an event; spans count UTF-16 units. Gives the correction as it was kept. */
export async function postCorrection(correction) {
  const response = await reach('/correction?offsets=utf16', {
    method: 'POST',
    body: JSON.stringify(correction),
    headers: { 'content-type': 'application/json' },
  });
  const body = await answerOf(response);
  for (const url of kept.keys()) if (url.startsWith('/corrections')) kept.delete(url);
  return body;
}

/** The store has changed: what was kept may be old. */
export function forgetAnswers() {
  kept.clear();
}
