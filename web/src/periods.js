// Periods as labels: 2024, 2024-07, 2024-W29, 2024-07-17; their first and last days.

const iso = (date) => date.toISOString().slice(0, 10);

/** The label behind one, of the same kind. */
function after(label, by) {
  const [, last] = daysOf(label, by);
  const day = new Date(Date.parse(last) + 864e5);
  if (label.includes('W')) return weekOf(day);
  return iso(day).slice(0, label.length);
}

/** The ISO week of a day. */
function weekOf(day) {
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * 864e5);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return `${thursday.getUTCFullYear()}-W${String(Math.floor((thursday - first) / (7 * 864e5)) + 1).padStart(2, '0')}`;
}

const MOST = 5000;

/** All labels from one to another of the same kind, `by` as in daysOf. */
export function labelsBetween(first, last, by) {
  const out = [];
  for (let label = first; label <= last && out.length < MOST; label = after(label, by)) out.push(label);
  return out;
}

/** The first and last day of a label; null when it is none. `by` 'week': a day stands for the week that begins with it. */
export function daysOf(label, by) {
  const week = /^(\d{4})-W(\d{2})$/.exec(label);
  if (week) {
    const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
    const monday = new Date(
      fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 864e5 + (Number(week[2]) - 1) * 7 * 864e5,
    );
    return [iso(monday), iso(new Date(monday.getTime() + 6 * 864e5))];
  }
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(label);
  if (!parts) return null;
  const [, y, m, d] = parts;
  if (d) return [label, by === 'week' ? iso(new Date(Date.parse(label) + 6 * 864e5)) : label];
  if (m) return [`${label}-01`, iso(new Date(Date.UTC(Number(y), Number(m), 0)))];
  return [`${y}-01-01`, `${y}-12-31`];
}
