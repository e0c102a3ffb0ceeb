"""python predict.py MODEL.onnx IMAGE...: prints what an exported run predicts on images; of a run with windows, they are the frames of a video.
Needs numpy, onnxruntime and Pillow."""
import json
import sys

import numpy as np
import onnxruntime as ort
from PIL import Image


def probabilities(rows, head):
    if head['scale'] != 'logits' or head['kind'] == 'continuous':
        return rows
    powers = np.exp(rows - rows.max(-1, keepdims=True))
    return 1 / (1 + np.exp(-rows)) if head['kind'] == 'multi-label' else powers / powers.sum(-1, keepdims=True)


session = ort.InferenceSession(sys.argv[1])
about = {key: json.loads(value) for key, value in session.get_modelmeta().custom_metadata_map.items() if value[:1] in '{['}
heads = {**about['outputs'], **about.get('postprocess', {})}
pre, windows, count = about['preprocessing'], about.get('windows'), len(sys.argv) - 2
if any(one['of'] in ('sound', 'vector') for one in about['inputs'].values()) or windows and windows['dilation'] > 1:
    sys.exit('The model needs more than images, or skips frames. Use zoo serve, or zoo predict.')
size = pre['resize'] if isinstance(pre['resize'], list) else [pre['resize']] * 2  # height, width
images = [Image.open(path).convert('RGB').resize(size[::-1], Image.BILINEAR) for path in sys.argv[2:]]
fed = np.stack([(np.asarray(image, np.float32) / 255 - pre['mean']) / pre['std'] for image in images]).astype(np.float32)
names = list(about['outputs'])
if windows:  # the last ends with the video; of a short video, the last frame is repeated, and is padding
    last = max(0, count - windows['length'])
    frames = np.array([*range(0, last, windows['stride']), last])[:, None] + np.arange(windows['length'])
    inside = frames < count
    found = session.run(names, {about['input']['name']: fed[np.minimum(frames, count - 1)], 'frames': inside.astype(np.float32)})
    found = [np.stack([rows[frames == frame].mean(0) for frame in range(count)]) for rows in found]
else:
    found = session.run(names, {about['input']['name']: fed})
answers = dict(zip(names, found))
for name, step in about.get('postprocess', {}).items():  # smoothing is left out here
    read = [probabilities(answers[one], heads[one]) for one in step['of']]
    blended = np.average(read, 0, step['work'].get('weights')) if step['work']['type'] == 'blend' else read[0]
    answers[name] = np.clip(blended, *step['work'].get('range', [-np.inf, np.inf]))
for i in range(count):
    for name, rows in answers.items():
        head, row = heads[name], rows[i]
        if head.get('kind') == 'classes':
            print(name, head['names'][row.argmax()])
        else:
            print(name, dict(zip(head.get('names', range(len(row))), row.round(4).tolist())), head['scale'])
