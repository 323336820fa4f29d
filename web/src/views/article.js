// One text with all that was found in it.

import { h, refill, said } from '../dom.js';
import { get, segment } from '../api.js';
import { go, withParams } from '../router.js';
import { twin } from '../parts/exports.js';
import { codedText } from '../parts/codedtext.js';
import { correctionFoot, correctionTools, correctionsOf } from '../parts/corrections.js';
import { selectedWords } from '../parts/selection.js';
import { dateText } from '../format.js';

const offSet = (params) => new Set((params.get('off') ?? '').split(',').filter(Boolean));

function byline(document) {
  const parts = [
    document.outlet ? said(document.outlet) : null,
    document.byline && document.byline !== document.outlet ? said(document.byline) : null,
    document.published?.value ? h('time', { datetime: document.published.value }, dateText(document.published.value)) : 'no date',
    document.url ? h('a', { href: document.url, rel: 'noopener noreferrer external' }, 'the text at its source') : null,
  ];
  return h(
    'p',
    { class: 'quiet' },
    parts.filter(Boolean).map((p, i) => [i ? ' · ' : null, p]),
    (document.problems ?? []).length ? ` · doubts: ${document.problems.map((p) => p.code ?? p).join(', ')}` : null,
  );
}

export async function show({ names, params, signal }) {
  const path = `/article/${segment(names.ID)}`;
  const [coded, before] = await Promise.all([
    get(`${path}.json`, { offsets: 'utf16' }, signal),
    correctionsOf(names.ID, signal),
  ]);
  let known = before;
  const tools = h('div', null);
  const text = codedText(coded, {
    chosen: params.get('event'),
    off: offSet(params),
    permalinks: true,
    foot: (event) => correctionFoot(event, known, changed),
    onState: (event, off) => go(withParams({ event, off: [...off].join(',') }), { quiet: true }),
  });
  const words = () => selectedWords(text.text, coded.document.text ?? '');
  const paint = () => refill(tools, correctionTools(coded.document.id, known, words, changed));
  async function changed() {
    known = await correctionsOf(names.ID, signal);
    text.repaint();
    paint();
  }
  paint();
  return {
    title: (coded.document.title ?? 'A text without a title').slice(0, 200),
    lead: byline(coded.document),
    node: h('div', null, text.node, tools),
    data: twin(path),
    arrived: text.look,
    update: (now) => {
      text.set(now.get('event'), offSet(now));
      return true;
    },
    dispose: text.dispose,
  };
}
