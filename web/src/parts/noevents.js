// Why a text has no events: it is in a language that is not read, or nothing was found in it.

import { empty } from './states.js';

/** The language of a text that was passed over, in words ("German"); null: it was read. */
export function passedOver(document) {
  const told = (document.problems ?? []).find((p) => p.code === 'not-english');
  if (!told || /read as English/.test(told.message ?? '')) return null;
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(document.language ?? 'und');
}

export function noEvents(document) {
  const language = passedOver(document);
  if (language)
    return empty(
      'This text is not in English.',
      `It is in ${language}. Only English is read: nothing of it was coded, which does not mean that it tells of no event.`,
    );
  return empty(
    'No event was found in this text.',
    'It may report no interaction between political actors, or say it in words that no rule knows.',
  );
}
