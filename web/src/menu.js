// The menu of views: a row on wide screens, behind a button on narrow ones.

export function startMenu(button, menu) {
  const set = (open) => {
    button.setAttribute('aria-expanded', String(open));
    menu.classList.toggle('is-open', open);
  };
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  menu.addEventListener('click', () => set(false));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return;
    set(false);
    button.focus();
  });
}

/** Marks the view that is shown. */
export function markMenu(address) {
  const path = address.startsWith('/rule/') ? '/codebook' : address;
  for (const link of document.querySelectorAll('#menu a')) {
    const own = link.getAttribute('href');
    const here = own === '/' ? path === '/' : path === own || path.startsWith(`${own}/`);
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
