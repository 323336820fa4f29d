// Which view answers which path. A view is a module that exports `show`; what draws charts and maps is large
// and loaded by the views that need it (charts/).

import { show as overview } from './views/overview.js';
import { show as search } from './views/search.js';
import { show as article } from './views/article.js';
import { show as event } from './views/event.js';
import { show as dyad } from './views/dyad.js';
import { show as channels } from './views/channels.js';
import { show as transfers } from './views/transfers.js';
import { show as redlines } from './views/redlines.js';
import { show as positions } from './views/positions.js';
import { show as map } from './views/map.js';
import { show as network } from './views/network.js';
import { show as tryIt } from './views/try.js';
import { show as codebook } from './views/codebook.js';
import { show as rule } from './views/rule.js';
import { show as corrections } from './views/corrections.js';
import { show as about } from './views/about.js';

/** Paths: a segment in capitals stands for any. `show` draws the view (router.js says what it is given and gives). */
export const VIEWS = [
  { path: '/', show: overview },
  { path: '/search', show: search },
  { path: '/article/ID', show: article },
  { path: '/event/ID', show: event },
  { path: '/dyad/A/B', show: dyad },
  { path: '/channels', show: channels },
  { path: '/transfers', show: transfers },
  { path: '/redlines', show: redlines },
  { path: '/positions', show: positions },
  { path: '/map', show: map },
  { path: '/network', show: network },
  { path: '/try', show: tryIt },
  { path: '/codebook', show: codebook },
  { path: '/rule/NAME', show: rule },
  { path: '/corrections', show: corrections },
  { path: '/about', show: about },
];

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * The view of a path and its segments that stand for something, such as {A: 'USA', B: 'CHN'}.
 * @returns {{view: object, names: object}|null}
 */
export function findView(pathname) {
  const given = pathname.split('/').filter(Boolean);
  for (const view of VIEWS) {
    const wanted = view.path.split('/').filter(Boolean);
    if (wanted.length !== given.length) continue;
    const names = {};
    const fits = wanted.every((part, i) => {
      if (part !== part.toUpperCase()) return part === given[i];
      names[part] = decoded(given[i]);
      return true;
    });
    if (fits) return { view, names };
  }
  return null;
}
