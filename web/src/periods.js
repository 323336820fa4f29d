// Periods as labels: 2024, 2024-07, 2024-W29, 2024-07-17; their first and last days.

const iso = (date) => date.toISOString().slice(0, 10);

/** The label behind one, of the same kind. */
function after(label) {
  const [, last] = daysOf(label);
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

/** All labels from one to another of the same kind. */
export function labelsBetween(first, last) {
  const out = [];
  for (let label = first; label <= last && out.length < MOST; label = after(label)) out.push(label);
  return out;
}

/** The first and last day of a label; null when it is none. */
export function daysOf(label) {
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
  if (d) return [label, label];
  if (m) return [`${label}-01`, iso(new Date(Date.UTC(Number(y), Number(m), 0)))];
  return [`${y}-01-01`, `${y}-12-31`];
}
