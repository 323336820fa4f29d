// The roles that the words of an event play, as spans over its text.

/**
 * As marks (spans.js); where they lie over one another the later ones are seen.
 * @param {object} event record of doc/output.md
 */
export function roleMarks(event) {
  const out = [];
  const put = (span, layer) => {
    if (span) out.push({ begin: span[0], end: span[1], layer });
  };
  (event.recipients ?? []).forEach((a) => put(a.span, 'role-whom'));
  (event.actors ?? []).forEach((a) => put(a.span, 'role-who'));
  put(event.place?.span, 'role-where');
  (event.amounts ?? []).forEach((a) => put(a.span, 'role-much'));
  (event.items ?? []).forEach((a) => put(a.span, 'role-much'));
  (event.attribution ?? []).forEach((a) => put(a.span, 'role-says'));
  put(event.topic?.span, 'role-topic');
  put(event.trigger?.span, 'role-what');
  return out;
}

// Which of them is seen of a word, the first before all others: as style/views.css paints them.
const SEEN = ['role-what', 'role-who', 'role-whom', 'role-says', 'role-much', 'role-where', 'role-topic'];

/** Names of the roles for the reader. */
export const ROLES = {
  'role-what': 'what',
  'role-who': 'who',
  'role-whom': 'to whom',
  'role-says': 'who says so',
  'role-much': 'how much',
  'role-where': 'where',
  'role-topic': 'about what',
};

/** The role of a word at [begin, end); null when it has none. */
export function roleAt(marks, begin, end) {
  return SEEN.find((role) => marks.some((m) => m.layer === role && m.begin < end && m.end > begin)) ?? null;
}
