// A text of the reader's own, coded at once. Nothing of it is stored.

import { h, fill } from '../dom.js';
import { tryText } from '../api.js';
import { codedText } from '../parts/codedtext.js';
import { passedOver } from '../parts/noevents.js';
import { isAddress, isPageSource } from '../parts/pagetext.js';
import { empty, problem } from '../parts/states.js';
import { counted } from '../format.js';

const MOST = 1024 * 1024;
const EXAMPLE =
  'LIMA, July 17, 2024 - Peru has suspended trade talks with Chile, the Foreign Ministry announced on Wednesday. Chilean officials denied that their troops had attacked a border post in Peru. The two sides will meet in August if Chile withdraws its forces. Last month Bolivia bought 12 helicopters from Chile for $40 million.';

let kept = null; // what was last coded, for who comes back: {text, page, title, date, coded, chosen, off}

async function readFile(file) {
  if (file.size > MOST) throw new Error('The file is larger than 1 MiB.');
  const page = /html/.test(file.type) || /\.html?$/i.test(file.name);
  return { text: await file.text(), page };
}

/** What was dropped or pasted besides plain text: a file, or a page where there is no plain text of it. */
function carried(data) {
  if (data.files[0]) return { file: data.files[0] };
  const text = data.getData('text/plain') || data.getData('text/uri-list');
  if (text) return { text };
  const html = data.getData('text/html');
  return html ? { text: html, page: true } : {};
}

const notFetched = () =>
  empty(
    'Addresses are not fetched here.',
    'This page asks nobody but its own server, which reads what you give it. Save the page in your browser and drop the file here, or paste its text or source. ',
    'Feeds (RSS, Atom) are read by ',
    h('code', null, 'demarche follow --db DB FEED'),
    '.',
  );

/** How many events, and what it was read as. */
function outcome({ document, events }, page) {
  const language = passedOver(document);
  const told = language ? `Not coded: it is in ${language}.` : `${counted(events.length, 'event')}.`;
  if (!page) return told;
  return `${told} Read as a page${document.title ? `, headline “${document.title.slice(0, 80)}”` : ''}.`;
}

export async function show({ signal }) {
  let page = kept?.page ?? false; // it came as a page; what is typed or pasted shows itself whether it is one
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
  const instead = (node) => {
    status.textContent = '';
    shown?.dispose();
    shown = null;
    fill(result, node);
  };
  const fail = (error, again) => instead(problem(error, again));
  const send = async (text) => {
    const asPage = page || isPageSource(text);
    const about = { title: title.value.trim(), date: date.value.trim() };
    const coded = await tryText(text, asPage ? 'text/html' : 'text/plain', about, signal);
    kept = {
      text,
      page,
      title: title.value,
      date: date.value,
      coded,
      chosen: matchMedia('(min-width: 60rem)').matches ? (coded.events?.[0]?.id ?? null) : null,
      off: new Set(),
    };
    draw(coded);
    status.textContent = outcome(coded, asPage);
  };
  let busy = false; // the button is not disabled meanwhile, as it would lose the focus
  const code = async () => {
    const text = area.value;
    if (busy) return;
    if (!text.trim()) {
      status.textContent = 'Paste a text first.';
      return area.focus();
    }
    if (isAddress(text)) return instead(notFetched());
    if (new Blob([text]).size > MOST) return fail(new Error('The text is larger than 1 MiB.'));
    busy = true;
    button.setAttribute('aria-disabled', 'true');
    status.textContent = 'Reading …';
    try {
      await send(text);
    } catch (error) {
      if (error.name !== 'AbortError') fail(error, code);
    } finally {
      busy = false;
      button.removeAttribute('aria-disabled');
    }
  };
  const take = async ({ file, text, page: isPage }) => {
    if (!file && !text) return;
    try {
      const read = file ? await readFile(file) : { text, page: Boolean(isPage) };
      area.value = read.text;
      page = read.page;
      await code();
    } catch (error) {
      fail(error);
    }
  };
  const picker = h('input', {
    type: 'file',
    id: 'try-file',
    accept: '.txt,.html,.htm,text/plain,text/html',
    onchange: (e) => e.target.files[0] && take({ file: e.target.files[0] }),
  });
  area.addEventListener('input', () => {
    page = false;
  });
  area.addEventListener('paste', (e) => {
    const what = carried(e.clipboardData);
    if (what.file || what.page) {
      e.preventDefault();
      return take(what);
    }
    // The browser puts text where it belongs, so that it can be taken back; all of it is coded at once, a part waits.
    const whole = area.selectionStart === 0 && area.selectionEnd === area.value.length;
    if (whole) setTimeout(code);
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
      'English news, best with its dateline (“LIMA, July 17, 2024 –”) or a date below, from which days are counted. A page’s source (HTML) is read as a page. Nothing is stored. Files (.txt, .html) can be dropped here.',
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
            page = false;
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
    take(carried(e.dataTransfer));
  });
  if (kept) draw(kept.coded);
  return {
    title: 'Try it',
    own: true,
    lead: h('p', null, 'Paste a text and see how it is coded.'),
    node: h('div', null, form, result),
    dispose: () => shown?.dispose(),
  };
}
