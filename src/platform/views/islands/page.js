// An improvement on pages that work without it.
import { initAll } from '/assets/govuk-frontend.min.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// What changes while people answer is fetched again now and then; without this, "Load again" does the same.
const live = document.querySelector('[data-live]');
if (live) {
  const watching = setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(location.pathname).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
    if (fresh && fresh.textContent !== live.textContent) live.replaceChildren(...fresh.childNodes);
    // It has ended. What was typed elsewhere on the page is not taken away by loading it again for them.
    if (!fresh) {
      clearInterval(watching);
      const again = Object.assign(document.createElement('a'), {
        href: '',
        textContent: 'It has ended: see what came of it',
        className: 'govuk-link',
      });
      live.replaceChildren(again);
    }
  }, 8_000);
}
