// Periods as labels: 2024, 2024-07, 2024-W29, 2024-07-17; their first and last days.

const iso = (date) => date.toISOString().slice(0, 10);

/** The first and last day of a label; null when it is none. */
export function daysOf(label) {
  const week = /^(\d{4})-W(\d{2})$/.exec(label);
  if (week) {
    const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
    const monday = new Date(fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 864e5 + (Number(week[2]) - 1) * 7 * 864e5);
    return [iso(monday), iso(new Date(monday.getTime() + 6 * 864e5))];
  }
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(label);
  if (!parts) return null;
  const [, y, m, d] = parts;
  if (d) return [label, label];
  if (m) return [`${label}-01`, iso(new Date(Date.UTC(Number(y), Number(m), 0)))];
  return [`${y}-01-01`, `${y}-12-31`];
}
