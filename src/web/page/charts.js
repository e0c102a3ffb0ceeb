// Draws predictions: a chart for each head is created once, and then updated for each image.

/** An element with its attributes and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const width = (share) => `${100 * Math.min(1, Math.max(0, share))}%`;
const signed = (value) => value.toFixed(2).replace('-', '−');

/**
 * A table of bars: `rows` names them; the returned function draws `[{ share, text, isOn }]` in that order. A cut is
 * the threshold of a label.
 */
function bars(place, title, rows, cuts = []) {
  const caption = make('caption', {}, title);
  const lines = rows.map((name, i) => {
    const fill = make('div', { class: 'fill' });
    const bar = make('div', { class: 'bar' }, fill);
    if (cuts[i] !== undefined) {
      const cut = make('div', { class: 'cut' });
      cut.style.left = width(cuts[i]);
      bar.append(cut);
    }
    const number = make('td');
    const row = make(
      'tr',
      {},
      make('th', { scope: 'row' }, name),
      make('td', { 'aria-hidden': 'true' }, bar),
      number,
    );
    return { row, fill, number };
  });
  place.append(make('table', {}, caption, make('tbody', {}, ...lines.map(({ row }) => row))));
  return (values) => {
    for (const [i, { share, text, isOn }] of values.entries()) {
      const { row, fill, number } = lines[i];
      fill.style.width = width(share);
      number.textContent = text;
      row.classList.toggle('on', isOn);
    }
  };
}

function classes(place, head, { names }) {
  const draw = bars(place, head, names);
  return ({ class: chosen, probabilities }) =>
    draw(
      names.map((name) => ({
        share: probabilities[name],
        text: percent(probabilities[name]),
        isOn: name === chosen,
      })),
    );
}

function labels(place, head, { names, thresholds }) {
  const draw = bars(place, head, names, thresholds ?? names.map(() => 0.5));
  return ({ on, probabilities }) =>
    draw(
      names.map((name) => ({
        share: probabilities[name],
        text: `${on[name] ? 'on ' : ''}${percent(probabilities[name])}`,
        isOn: on[name],
      })),
    );
}

function values(place, head, { names, unit, range = [-1, 1] }) {
  const [least, most] = [range[0], range.at(-1)];
  const draw = bars(place, unit ? `${head}, ${unit}` : head, names);
  return ({ values }) =>
    draw(
      names.map((name) => ({
        share: (values[name] - least) / (most - least),
        text: values[name].toPrecision(3).replace('-', '−'),
        isOn: false,
      })),
    );
}

const SVG = 'http://www.w3.org/2000/svg';

function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The plane of valence (to the right) and arousal (upwards), each from -1 to 1. */
function plane(place, head) {
  const dot = svg('circle', { class: 'dot', r: '4' });
  const label = (x, y, anchor, content) => svg('text', { x, y, 'text-anchor': anchor }, content);
  const drawing = svg(
    'svg',
    { class: 'plane', viewBox: '-52 -62 140 114', role: 'img' },
    svg('circle', { class: 'grid', r: '50' }),
    svg('path', { class: 'grid', d: 'M-50 0H50M0 -50V50' }),
    label('52', '-3', 'start', 'valence'),
    label('0', '-53', 'middle', 'arousal'),
    dot,
  );
  const title = make('p', { class: 'plane-title' }, head);
  title.style.margin = '0';
  place.append(make('div', {}, title, drawing));
  return ({ values: { valence, arousal } }) => {
    dot.setAttribute('cx', 50 * Math.min(1, Math.max(-1, valence)));
    dot.setAttribute('cy', -50 * Math.min(1, Math.max(-1, arousal)));
    const text = `valence ${signed(valence)}, arousal ${signed(arousal)}`;
    drawing.setAttribute('aria-label', text);
    title.textContent = `${head}: ${text}`;
  };
}

function chartOf(place, head, output) {
  if (output.kind === 'classes') return classes(place, head, output);
  if (output.kind === 'multi-label') return labels(place, head, output);
  const isPlane =
    ['valence', 'arousal'].every((name) => output.names.includes(name)) && output.names.length === 2;
  return isPlane ? plane(place, head) : values(place, head, output);
}

/** Creates the charts of all outputs; the returned function draws a prediction. */
export function charts(place, outputs) {
  const heads = [];
  for (const [name, output] of Object.entries(outputs)) {
    if (output.labels === undefined) continue;
    const draw = chartOf(place, `${name} (${output.labels})`, output);
    heads.push(({ prediction }) => draw(prediction[name]));
  }
  for (const { head, names, scale } of Object.values(outputs)) {
    if (scale !== 'attention' || names === undefined) continue;
    const draw = bars(place, `attention of ${head}`, names);
    heads.push(({ attention }) =>
      draw(attention[head].weights.map((share) => ({ share, text: percent(share), isOn: false }))),
    );
  }
  return (reading) => {
    for (const draw of heads) draw(reading);
  };
}

/** A prediction in one sentence, for screen readers. */
export function sentenceOf(prediction) {
  const parts = Object.entries(prediction).map(([head, one]) => {
    if (one.kind === 'classes') return `${head}: ${one.class}, ${percent(one.probabilities[one.class])}`;
    if (one.kind === 'continuous')
      return `${head}: ${Object.entries(one.values).map(([name, value]) => `${name} ${signed(value)}`).join(', ')}`; // biome-ignore format: one part
    const on = Object.keys(one.on).filter((name) => one.on[name]);
    return `${head}: ${on.length > 0 ? on.join(', ') : 'none'}`;
  });
  return `${parts.join('; ')}.`;
}
