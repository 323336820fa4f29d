// Light or dark: as the system has it, unless the reader says otherwise.

const KEY = 'demarche-theme';
const WORDS = { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };
const NEXT = { auto: 'light', light: 'dark', dark: 'auto' };
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

function stored() {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

let choice = WORDS[stored()] ? stored() : 'auto';

const resolved = () => (choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice);

function apply(button) {
  document.documentElement.dataset.theme = resolved();
  button.textContent = WORDS[choice];
  for (const listener of listeners) listener();
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
  system.addEventListener('change', () => apply(button));
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
