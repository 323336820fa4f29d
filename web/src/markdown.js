// Markdown of our own writing cut into its parts (parts/prose.js draws them).

const cellsOf = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const isRule = (line) => /^\|[\s|:-]+$/.test(line);

function blockOf(lines) {
  const heading = /^(#{1,6}) (.*)$/.exec(lines[0]);
  if (heading) return { kind: 'heading', level: heading[1].length, text: heading[2] };
  if (lines[0].startsWith('|') && lines.length > 1 && isRule(lines[1]))
    return { kind: 'table', head: cellsOf(lines[0]), rows: lines.slice(2).map(cellsOf) };
  if (lines[0].startsWith('- ')) {
    const items = lines.join('\n').split(/^- /m).slice(1);
    return { kind: 'list', items: items.map((item) => item.replace(/\s+/g, ' ').trim()) };
  }
  return { kind: 'text', text: lines.join(' ') };
}

/** Parts that empty lines divide: heading (level, text), table (head, rows), list (items), text. */
export const blocks = (text) =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.split('\n').filter((line) => line.trim()))
    .filter((lines) => lines.length)
    .map(blockOf);

/** A line as [kind, words]: code, strong, em, text. */
export function pieces(text) {
  const found = [];
  const marks = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g;
  let end = 0;
  for (const m of text.matchAll(marks)) {
    if (m.index > end) found.push(['text', text.slice(end, m.index)]);
    found.push(m[1] !== undefined ? ['code', m[1]] : m[2] !== undefined ? ['strong', m[2]] : ['em', m[3]]);
    end = m.index + m[0].length;
  }
  if (end < text.length) found.push(['text', text.slice(end)]);
  return found;
}
