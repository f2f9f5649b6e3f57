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
  setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(location.pathname).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
    if (fresh && fresh.textContent !== live.textContent) live.replaceChildren(...fresh.childNodes);
  }, 8_000);
}
