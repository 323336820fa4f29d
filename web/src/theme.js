// Light or dark: as the system has it, unless the reader says otherwise. On paper it is light, and where the system gives all
// colours (forced-colors), it decides about this, too.

const KEY = 'demarche-theme';
const WORDS = { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };
const NEXT = { auto: 'light', light: 'dark', dark: 'auto' };
const system = matchMedia('(prefers-color-scheme: dark)');
const forced = matchMedia('(forced-colors: active)');
const listeners = new Set();

function stored() {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

let choice = WORDS[stored()] ? stored() : 'auto';

const resolved = () => (choice === 'auto' || forced.matches ? (system.matches ? 'dark' : 'light') : choice);

function colourAs(theme) {
  document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
}

function apply(button) {
  button.textContent = WORDS[choice];
  colourAs(resolved());
}

/** Calls `listener` whenever colours change; gives a function that ends it. */
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The colour of a custom property as it is now. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function startTheme(button) {
  apply(button);
  for (const query of [system, forced]) query.addEventListener('change', () => apply(button));
  // Pictures on a canvas are printed as they are drawn.
  addEventListener('beforeprint', () => colourAs('light'));
  addEventListener('afterprint', () => colourAs(resolved()));
  button.addEventListener('click', () => {
    choice = NEXT[choice];
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // private windows may refuse; the choice then lasts as long as the page
    }
    apply(button);
  });
}
