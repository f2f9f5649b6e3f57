// The map by mouse and by keyboard. It fills in and sends the forms that stand on the page, so it can do nothing that they cannot.
import { nearestTowards } from '/assets/islands/map-directions.js';

const region = document.querySelector('.cw-map');
const tools = document.querySelector('[data-map-tools]');
const says = document.querySelector('[data-map-says]');
const mayEdit = region.dataset.mayEdit === 'yes';
const mayMove = region.dataset.mayMove === 'yes';

let svg;
let boxes;
/** What is being done: nothing, drawing a link from a box, or moving one with the keys. */
let doing = null;

const idOf = (box) => box.dataset.variable;
const nameOf = (box) => box.getAttribute('aria-label');
const at = (box) => ({ x: Number(box.dataset.x), y: Number(box.dataset.y) });
const say = (words) => {
  says.textContent = words;
};

function begin(focusOn) {
  svg = region.querySelector('svg');
  boxes = [...svg.querySelectorAll('[data-variable]')];
  // One stop for Tab; from there the arrow keys lead on.
  const first = boxes.find((box) => idOf(box) === focusOn) ?? boxes[0];
  for (const box of boxes) box.setAttribute('tabindex', box === first ? '0' : '-1');
  if (focusOn) first.focus();
}

function rove(box) {
  for (const one of boxes) one.setAttribute('tabindex', one === box ? '0' : '-1');
  box.focus();
}

const onMap = (event) => {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: Math.round(point.x), y: Math.round(point.y) };
};
const shift = (box, dx, dy) => box.setAttribute('transform', `translate(${dx} ${dy})`);

// A link's ends follow the box in straight lines until the server has drawn them anew.
function follow(box, dx, dy) {
  shift(box, dx, dy);
  const moved = String(boxes.indexOf(box));
  for (const link of svg.querySelectorAll(`[data-from="${moved}"], [data-to="${moved}"]`)) {
    const end = (number) => {
      const place = at(boxes[number]);
      return number === moved ? `${place.x + dx} ${place.y + dy}` : `${place.x} ${place.y}`;
    };
    link.querySelector('path').setAttribute('d', `M${end(link.dataset.from)}L${end(link.dataset.to)}`);
    for (const mark of link.querySelectorAll('use')) mark.setAttribute('visibility', 'hidden');
  }
}

const field = (name) => document.querySelector(`main input[name="${name}"]`).value;
const newNumber = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

async function place(box, dx, dy) {
  const { x, y } = at(box);
  const body = new URLSearchParams({
    _csrf: field('_csrf'),
    _once: newNumber(),
    x: String(x + dx + Number(svg.dataset.left)),
    y: String(y + dy + Number(svg.dataset.top)),
    view: field('view'),
  });
  try {
    const answer = await fetch(`${box.getAttribute('href')}/place`, { method: 'POST', body });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    svg.replaceWith(document.adoptNode(page.querySelector('.cw-map svg')));
    begin(idOf(box));
    say(`${nameOf(box)} has a new place.`);
  } catch {
    follow(box, 0, 0);
    say(`${nameOf(box)} could not be moved. Load the page again.`);
  }
}

/** Opens a form that is folded on the page, with what is known already filled in. */
function open(action, values, focusOn) {
  const form = document.querySelector(`form[action$="${action}"]`);
  form.closest('details').open = true;
  for (const [name, value] of Object.entries(values)) form.elements.namedItem(name).value = value;
  const control = form.elements.namedItem(focusOn);
  (control instanceof RadioNodeList ? control[0] : control).focus();
}

function startLink(box) {
  doing = { what: 'link', from: box };
  box.classList.add('cw-map__box--chosen');
  say(
    `A link from ${nameOf(box)}. Go to where it leads with the arrow keys and press Enter, or choose it with the mouse. Escape stops.`,
  );
}

function endLink(box) {
  const { from } = doing;
  stop();
  if (box === from) return say('A link leads from one variable to another.');
  open('/map/links', { fromId: idOf(from), toId: idOf(box) }, 'direction');
  return say(`From ${nameOf(from)} to ${nameOf(box)}. Say which way it moves.`);
}

function stop() {
  for (const box of boxes) box.classList.remove('cw-map__box--chosen');
  if (doing?.what === 'move') follow(doing.box, 0, 0);
  doing = null;
}

function remove(box) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${box.getAttribute('href')}/remove`;
  const values = { _csrf: field('_csrf'), _once: newNumber(), version: box.dataset.version, view: field('view') };
  for (const [name, value] of Object.entries(values))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function nudge(event, [x, y]) {
  const step = event.shiftKey ? 50 : 10;
  doing.dx += x * step;
  doing.dy += y * step;
  follow(doing.box, doing.dx, doing.dy);
}

const keys = {
  l: (box) => mayEdit && startLink(box),
  n: () => mayEdit && open('/map/variables', { x: '', y: '' }, 'name'),
  m: (box) => {
    if (!mayMove) return say('Places are changed on the whole map.');
    doing = { what: 'move', box, dx: 0, dy: 0 };
    return say(`Moving ${nameOf(box)}. Arrow keys move it, Enter keeps it there, Escape puts it back.`);
  },
  Delete: (box) => mayEdit && remove(box),
};

region.addEventListener('keydown', (event) => {
  const box = event.target.closest('[data-variable]');
  if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = arrows[event.key];
  if (event.key === 'Escape') stop();
  else if (arrow && doing?.what === 'move') nudge(event, arrow);
  else if (arrow)
    rove(
      nearestTowards(
        boxes.map((one) => ({ one, ...at(one) })),
        { one: box, ...at(box) },
        arrow,
      ).one,
    );
  else if (event.key === 'Enter' && doing?.what === 'link') doing.from ? endLink(box) : startLink(box);
  else if (event.key === 'Enter' && doing?.what === 'move') {
    const { dx, dy } = doing;
    doing = null;
    place(box, dx, dy);
  } else if (keys[event.key]) keys[event.key](box);
  else return;
  event.preventDefault();
});

let held = null;
region.addEventListener('pointerdown', (event) => {
  const box = event.target.closest('[data-variable]');
  if (!box || event.button !== 0) return;
  held = { box, from: onMap(event), dx: 0, dy: 0, pointer: event.pointerId };
});
region.addEventListener('pointermove', (event) => {
  if (!held || !mayMove || doing || event.pointerId !== held.pointer) return;
  const to = onMap(event);
  held.dx = to.x - held.from.x;
  held.dy = to.y - held.from.y;
  if (Math.hypot(held.dx, held.dy) > 4) follow(held.box, held.dx, held.dy);
});
addEventListener('pointerup', () => {
  const was = held;
  held = null;
  if (!was || doing || !mayMove || Math.hypot(was.dx, was.dy) <= 4) return;
  // What follows a drag is a click on the box, which must not open it.
  const ignore = (event) => event.preventDefault();
  region.addEventListener('click', ignore, { capture: true });
  setTimeout(() => region.removeEventListener('click', ignore, { capture: true }));
  place(was.box, was.dx, was.dy);
});
region.addEventListener('dragstart', (event) => event.preventDefault());
region.addEventListener('click', (event) => {
  const box = event.target.closest('[data-variable]');
  if (!box || doing?.what !== 'link') return;
  event.preventDefault();
  if (doing.from) endLink(box);
  else startLink(box);
});
region.addEventListener('dblclick', (event) => {
  if (!mayEdit || event.target.closest('[data-variable]')) return;
  const { x, y } = onMap(event);
  const there = mayMove ? { x: x + Number(svg.dataset.left), y: y + Number(svg.dataset.top) } : { x: '', y: '' };
  open('/map/variables', there, 'name');
});

if (tools) {
  tools.hidden = false;
  tools.querySelector('[data-map-link]')?.addEventListener('click', () => {
    stop();
    doing = { what: 'link', from: null };
    say('Choose where the link leads from, then where it leads to. Escape stops.');
    boxes.find((box) => box.getAttribute('tabindex') === '0')?.focus();
  });
}
begin(null);
