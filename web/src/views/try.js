// A text of the reader's own, coded at once. Nothing of it is stored.

import { h, fill } from '../dom.js';
import { tryText } from '../api.js';
import { codedText } from '../parts/codedtext.js';
import { problem } from '../parts/states.js';

const MOST = 1024 * 1024;
const EXAMPLE =
  'LIMA, July 17, 2024 - Peru has suspended trade talks with Chile, the Foreign Ministry announced on Wednesday. Chilean officials denied that their troops had attacked a border post in Peru. The two sides will meet in August if Chile withdraws its forces. Last month Bolivia bought 12 helicopters from Chile for $40 million.';

let kept = null; // what was last coded, for who comes back: {text, type, title, date, coded, chosen, off}

async function readFile(file) {
  if (file.size > MOST) throw new Error('The file is larger than 1 MiB.');
  const html = /html/.test(file.type) || /\.html?$/i.test(file.name);
  return { text: await file.text(), type: html ? 'text/html' : 'text/plain' };
}

export async function show({ signal }) {
  let type = kept?.type ?? 'text/plain';
  let shown = null;
  const area = h('textarea', {
    id: 'try-text',
    rows: 9,
    value: kept?.text ?? '',
    spellcheck: 'false',
    'aria-describedby': 'try-help',
  });
  const title = h('input', { id: 'try-title', value: kept?.title ?? '', maxlength: 300, autocomplete: 'off' });
  const date = h('input', {
    id: 'try-date',
    value: kept?.date ?? '',
    class: 'short',
    placeholder: '2024-07-17',
    pattern: '\\d{4}-\\d{2}-\\d{2}',
    title: 'a day: 2024-07-17',
    autocomplete: 'off',
  });
  const result = h('div', { class: 'try-result', 'aria-live': 'polite' });
  const status = h('span', { role: 'status', class: 'quiet' });
  const button = h('button', { type: 'submit', class: 'strong' }, 'Code it');

  const draw = (coded) => {
    shown?.dispose();
    shown = codedText(coded, {
      chosen: kept.chosen,
      off: kept.off,
      permalinks: false,
      onState: (chosen, off) => Object.assign(kept, { chosen, off }),
    });
    fill(result, shown.node);
  };
  const code = async () => {
    const text = area.value;
    if (!text.trim()) {
      status.textContent = 'Paste a text first.';
      return area.focus();
    }
    if (new Blob([text]).size > MOST) return fill(result, problem(new Error('The text is larger than 1 MiB.')));
    button.disabled = true;
    status.textContent = 'Reading …';
    try {
      const coded = await tryText(text, type, { title: title.value.trim(), date: date.value.trim() }, signal);
      kept = {
        text,
        type,
        title: title.value,
        date: date.value,
        coded,
        chosen: matchMedia('(min-width: 60rem)').matches ? (coded.events?.[0]?.id ?? null) : null,
        off: new Set(),
      };
      draw(coded);
      status.textContent = `${coded.events.length} ${coded.events.length === 1 ? 'event' : 'events'}.`;
    } catch (error) {
      if (error.name === 'AbortError') return;
      status.textContent = '';
      fill(result, problem(error, code));
    } finally {
      button.disabled = false;
    }
  };
  const take = async (file) => {
    try {
      const read = await readFile(file);
      area.value = read.text;
      type = read.type;
      await code();
    } catch (error) {
      fill(result, problem(error));
    }
  };
  const picker = h('input', {
    type: 'file',
    id: 'try-file',
    accept: '.txt,.html,.htm,text/plain,text/html',
    onchange: (e) => e.target.files[0] && take(e.target.files[0]),
  });
  area.addEventListener('input', () => {
    type = 'text/plain';
  });
  const form = h(
    'form',
    {
      class: 'try',
      onsubmit: (e) => {
        e.preventDefault();
        code();
      },
    },
    h('label', { for: 'try-title' }, 'Headline (if there is one)'),
    title,
    h('label', { for: 'try-text' }, 'Text'),
    area,
    h(
      'p',
      { id: 'try-help', class: 'quiet' },
      'English news, best with its dateline (“LIMA, July 17, 2024 –”) or a date below, from which days are counted. Nothing is stored. Files (.txt, .html) can be dropped here.',
    ),
    h('div', { class: 'tools' }, h('label', { for: 'try-date' }, 'Its date, if it does not say so'), date),
    h(
      'div',
      { class: 'tools' },
      button,
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            area.value = EXAMPLE;
            title.value = date.value = '';
            type = 'text/plain';
            code();
          },
        },
        'Use an example',
      ),
      h('span', { class: 'file' }, h('label', { for: 'try-file' }, 'or a file'), picker),
      status,
    ),
  );
  form.addEventListener('dragover', (e) => {
    e.preventDefault();
    form.classList.add('is-over');
  });
  form.addEventListener('dragleave', () => form.classList.remove('is-over'));
  form.addEventListener('drop', (e) => {
    e.preventDefault();
    form.classList.remove('is-over');
    const file = e.dataTransfer.files[0];
    if (file) take(file);
    else area.value = e.dataTransfer.getData('text/plain');
  });
  if (kept) draw(kept.coded);
  return {
    title: 'Try it',
    lead: h('p', null, 'Paste a text and see how it is coded.'),
    node: h('div', null, form, result),
    dispose: () => shown?.dispose(),
  };
}
