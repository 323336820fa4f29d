// Places of events, as points of the map.

/** What lies at one point of one country is one place, by whichever names texts have it: that of most events is shown. */
export function byPoint(found) {
  const points = new Map();
  for (const p of found) {
    const key = `${p.lat}|${p.lon}|${p.country ?? ''}`;
    const one = points.get(key);
    if (!one) points.set(key, { ...p, names: [p.name] });
    else {
      const known = one.score !== null && p.score !== null;
      one.score = known ? (one.score * one.events + p.score * p.events) / (one.events + p.events) : (one.score ?? p.score);
      one.events += p.events;
      one.names.push(p.name);
    }
  }
  return [...points.values()].sort((a, b) => b.events - a.events);
}
