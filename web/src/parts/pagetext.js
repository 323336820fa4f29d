// What somebody pastes: a text, the source of a page, or an address alone.

const HEAD = 4000; // characters in which a page shows what it is
const LEAD = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*/i; // what may stand before its first tag
const BLOCKS = /<\/?(?:p|div|h[1-6]|article|section|main|header|ul|ol|li|table|tr|td|blockquote|body|head|title|meta|br)(?:\s[^<>]*)?\/?>/gi;
const FEWEST = 3; // tags of blocks: a text that speaks of "<p>" once is none

/** Is it the source of a page? A text that has a "<" somewhere is none, nor is one that begins with a word. */
export function isPageSource(text) {
  const own = text.slice(0, HEAD * 4).replace(LEAD, '');
  if (/^<!doctype\s+html/i.test(own) || /^<html[\s>]/i.test(own)) return true;
  if (!/^<[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/i.test(own)) return false;
  return (own.match(BLOCKS) ?? []).length >= FEWEST;
}

/** Are these addresses and nothing else, one or one a line? */
export function isAddress(text) {
  const lines = text.trim().split(/\s+/);
  return lines.every((line) => /^(?:https?:\/\/|www\.)[^\s<>"]+\.[^\s<>"]+$/i.test(line));
}
