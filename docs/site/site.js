// The search, the menu on narrow screens, light and dark mode, and the buttons that copy code. Everything works without a server.
const root = document.body.dataset.top;
const byId = (id) => document.getElementById(id);
const [input, found, outline] = [byId('search'), byId('found'), byId('outline')];

// ---- light or dark
const kept = {
  read: () => localStorage.getItem('theme'),
  write: (theme) => localStorage.setItem('theme', theme),
};
if (kept.read()) document.documentElement.dataset.theme = kept.read();
byId('theme').addEventListener('click', () => {
  const now = document.documentElement.dataset.theme;
  const dark = now ? now === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  kept.write(document.documentElement.dataset.theme);
});

// ---- the table of contents
byId('menu').addEventListener('click', () => {
  byId('menu').setAttribute('aria-expanded', outline.classList.toggle('open'));
});
const current = outline.querySelector('[aria-current]');
if (current && current.offsetTop > outline.clientHeight) outline.scrollTop = current.offsetTop - 200;

// ---- the search: its index is loaded when the field is first used
let index;
function open() {
  index ??= new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = `${root}assets/search.js`;
    script.onload = () => resolve(window.find);
    document.head.append(script);
  });
  return index;
}

async function look() {
  const words = input.value.trim();
  const find = await open();
  if (words !== input.value.trim()) return;
  found.hidden = words === '';
  const hits = find(words);
  found.replaceChildren(...(hits.length > 0 ? hits.slice(0, 12).map(line) : [nothing()]));
}

function line({ id, title, page, text }) {
  const [item, link, about] = ['li', 'a', 'small'].map((name) => document.createElement(name));
  link.href = root + id;
  link.append(title === page ? title : `${page} › ${title}`, about);
  about.textContent = text.slice(0, 120);
  item.append(link);
  return item;
}

function nothing() {
  const item = document.createElement('li');
  item.className = 'none';
  item.textContent = 'No results.';
  return item;
}

function step(by) {
  const items = [...found.querySelectorAll('li:not(.none)')];
  const at = items.findIndex((item) => item.ariaSelected === 'true');
  items[at]?.removeAttribute('aria-selected');
  const next = items[(at + by + items.length) % items.length];
  next?.setAttribute('aria-selected', 'true');
  next?.scrollIntoView({ block: 'nearest' });
}

const keys = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => (found.querySelector('[aria-selected="true"] a') ?? found.querySelector('a'))?.click(),
  Escape: () => {
    found.hidden = true;
    input.blur();
  },
};
input.addEventListener('focus', open);
input.addEventListener('input', look);
input.addEventListener('keydown', (event) => {
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === input) return;
  event.preventDefault();
  input.focus();
});
document.addEventListener('click', (event) => {
  if (!event.target.closest('.search') || event.target.closest('#found a')) found.hidden = true;
});

// ---- a button on each block of code
for (const block of document.querySelectorAll('main pre')) {
  const button = document.createElement('button');
  Object.assign(button, { className: 'copy', type: 'button', textContent: 'Copy' });
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(block.querySelector('code').textContent.trimEnd());
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2000);
  });
  const frame = document.createElement('div');
  frame.className = 'block';
  block.replaceWith(frame);
  frame.append(block, button);
}
