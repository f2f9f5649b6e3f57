// Votes by single keys. Off until somebody turns it on, because a key alone may be somebody's speech or a slip.
const keep = 'commonweal-vote-keys';
const box = document.querySelector('[data-vote-keys]');
const toggle = box?.querySelector('button');
const votes = { a: 'agree', d: 'disagree', u: 'unsure', n: 'does not apply', c: 'unclear' };

const isOn = () => toggle.getAttribute('aria-pressed') === 'true';
const set = (on) => toggle.setAttribute('aria-pressed', String(on));
const typing = (one) => one.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null;

/** A browser that keeps nothing still votes by keys until the next page. */
function remembered() {
  try {
    return localStorage.getItem(keep) === 'on';
  } catch {
    return false;
  }
}
function remember(on) {
  try {
    localStorage.setItem(keep, on ? 'on' : 'off');
  } catch {}
}

if (box) {
  box.hidden = false;
  set(remembered());
  toggle.addEventListener('click', () => {
    set(!isOn());
    remember(isOn());
  });
  document.addEventListener('keydown', (event) => {
    if (!isOn() || event.repeat || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const key = event.key.toLowerCase();
    const button =
      key === 'z'
        ? document.querySelector('[data-undo]')
        : votes[key] && document.querySelector(`[data-vote-now] button[value="${votes[key]}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
