// The page to try a model: it first loads everything that it needs, and then neither sends nor fetches anything.
import { charts, sentenceOf } from './charts.js';
import { hasWebGpu } from './zoo/web/browser.js';
import { loadModel } from './zoo/web/model.js';

const at = (id) => document.getElementById(id);
const [canvas, status, camera, files] = ['canvas', 'status', 'camera', 'files'].map(at);

/** For an image that an aligner would have cut out: the size of the frame relative to the image's shorter side. */
const FRAME = 0.8;
/** Maximum size of a displayed image, in pixels of its longer side. */
const SHOWN = 1024;

const say = (text) => {
  status.textContent = text;
};

/** Fetches the model, and shows the progress. */
async function download(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} cannot be fetched: the server answered ${response.status}.`);
  const total = Number(response.headers.get('content-length'));
  const parts = [];
  let size = 0;
  const progress = at('progress');
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    say(`Loading the model: ${(size / 1e6).toFixed(0)}${total ? ` of ${(total / 1e6).toFixed(0)}` : ''} MB.`);
    if (total) progress.value = size / total;
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** Loads onnxruntime in the variant that this browser supports, and the model. `?provider=wasm` avoids the GPU. */
async function load() {
  const wanted = new URLSearchParams(location.search).get('provider') ?? 'auto';
  const isGpu = wanted !== 'wasm' && (await hasWebGpu());
  const ort = await import(isGpu ? './ort/ort.webgpu.min.mjs' : './ort/ort.wasm.min.mjs');
  ort.env.logLevel = 'error';
  const bytes = await download('model.onnx');
  say('Preparing the model.');
  at('progress').removeAttribute('value');
  return loadModel(bytes, { ort, provider: isGpu ? 'auto' : 'wasm' });
}

function introduce({ about: { title, preprocessing }, provider, use }) {
  document.title = title;
  at('title').textContent = title;
  at('use').textContent = use;
  const threads = globalThis.crossOriginIsolated ? 'several threads' : 'one thread';
  at('runtime').textContent =
    provider === 'webgpu' ? 'It computes with WebGPU.' : `It computes with WebAssembly, ${threads}.`;
  const note = at('aligner');
  note.hidden = preprocessing.align === undefined;
  note.textContent = `This model was trained on what the aligner "${preprocessing.align}" cuts out of photos. That step is missing here: the part in the frame is used, so put the face into it.`;
}

/**
 * The part of an image that the model reads: all of a photo, the middle square of a camera, or the contents of the
 * frame.
 */
function regionOf({ width, height }, isCamera, isFramed) {
  if (!isCamera && !isFramed) return { x: 0, y: 0, width, height };
  const side = Math.round(Math.min(width, height) * (isFramed ? FRAME : 1));
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), width: side, height: side };
}

function show(bitmap, region, isCamera, isFramed) {
  const whole = isFramed ? { x: 0, y: 0, width: bitmap.width, height: bitmap.height } : region;
  const scale = Math.min(1, SHOWN / Math.max(whole.width, whole.height));
  canvas.width = Math.round(whole.width * scale);
  canvas.height = Math.round(whole.height * scale);
  canvas.classList.toggle('mirrored', isCamera);
  const context = canvas.getContext('2d');
  context.drawImage(bitmap, whole.x, whole.y, whole.width, whole.height, 0, 0, canvas.width, canvas.height);
  if (isFramed) {
    context.lineWidth = Math.max(2, canvas.width / 150);
    context.strokeStyle = '#ffffff';
    context.strokeRect(region.x * scale, region.y * scale, region.width * scale, region.height * scale);
    context.setLineDash([8, 8]);
    context.strokeStyle = '#000000';
    context.strokeRect(region.x * scale, region.y * scale, region.width * scale, region.height * scale);
  }
  at('figure').hidden = false;
}

/** Predicts on an image, and shows the image and the prediction. */
async function predict(model, draw, source, isCamera) {
  const isFramed = model.about.preprocessing.align !== undefined;
  const bitmap = await createImageBitmap(source);
  const region = regionOf(bitmap, isCamera, isFramed);
  const seen = await createImageBitmap(bitmap, region.x, region.y, region.width, region.height);
  const before = performance.now();
  const reading = await model.read(seen);
  const milliseconds = performance.now() - before;
  show(bitmap, region, isCamera, isFramed);
  draw(reading);
  bitmap.close();
  seen.close();
  return { reading, milliseconds };
}

/** Lists the selected photos; a click on one predicts on it again. */
function photoList(predictOn) {
  const list = at('photos');
  const select = async (file, button) => {
    for (const other of list.querySelectorAll('button'))
      other.setAttribute('aria-pressed', String(other === button));
    try {
      const { reading, milliseconds } = await predictOn(file);
      at('caption').textContent = `${file.name}, ${Math.round(milliseconds)} ms`;
      canvas.setAttribute('aria-label', `Photo ${file.name}`);
      say(sentenceOf(reading.prediction));
    } catch {
      say(`${file.name} cannot be read as an image.`);
    }
  };
  return async (chosen) => {
    for (const file of chosen) {
      const image = document.createElement('img');
      image.src = URL.createObjectURL(file);
      image.alt = file.name;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(image);
      button.addEventListener('click', () => select(file, button));
      const item = document.createElement('li');
      item.append(button);
      list.append(item);
      await select(file, button);
    }
  };
}

/** Starts and stops the camera; each frame is predicted on as soon as the previous one is done. */
function cameraSwitch(predictOn) {
  let stream;
  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    camera.textContent = 'Start camera';
    camera.setAttribute('aria-pressed', 'false');
  };
  const start = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' }, audio: false });
    camera.textContent = 'Stop camera';
    camera.setAttribute('aria-pressed', 'true');
    canvas.setAttribute('aria-label', 'Camera');
    say('The camera is on. Predictions follow it.');
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await video.play();
    const times = [];
    while (stream) {
      await predictOn(video);
      times.push(performance.now());
      if (times.length > 20) times.shift();
      const rate = (1000 * (times.length - 1)) / (times.at(-1) - times[0]);
      at('caption').textContent = `Camera${times.length > 1 ? `, ${rate.toFixed(1)} frames a second` : ''}`;
      await new Promise(requestAnimationFrame);
    }
  };
  camera.addEventListener('click', () => {
    if (stream) return stop();
    start().catch((error) => {
      stop();
      say(`The camera cannot be used: ${error.message}`);
    });
  });
  return stop;
}

function acceptDrops(take) {
  const drop = at('drop');
  const over = (isOver) => (event) => {
    event.preventDefault();
    drop.classList.toggle('over', isOver);
  };
  for (const kind of ['dragenter', 'dragover']) document.addEventListener(kind, over(true));
  for (const kind of ['dragleave', 'drop']) document.addEventListener(kind, over(false));
  document.addEventListener('drop', ({ dataTransfer }) => take([...dataTransfer.files]));
}

async function main() {
  const model = await load();
  introduce(model);
  const draw = charts(at('heads'), model.about.outputs);
  const add = photoList((file) => predict(model, draw, file, false));
  const stop = cameraSwitch((video) => predict(model, draw, video, true));
  const take = (chosen) => {
    stop();
    return add(chosen);
  };
  files.addEventListener('change', () => take([...files.files]).then(() => (files.value = '')));
  acceptDrops(take);
  files.disabled = false;
  camera.disabled = navigator.mediaDevices === undefined;
  at('progress').hidden = true;
  say(`Ready.${camera.disabled ? ' The camera needs HTTPS, or an address of this machine.' : ''}`);
}

main().catch((error) => {
  at('progress').hidden = true;
  say(`The model cannot be loaded: ${error.message}`);
});
