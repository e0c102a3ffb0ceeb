"""python predict.py MODEL.onnx IMAGE: prints what an exported run predicts on an image. Needs numpy, onnxruntime and Pillow."""
import json
import sys

import numpy as np
import onnxruntime as ort
from PIL import Image

session = ort.InferenceSession(sys.argv[1])
about = {key: json.loads(value) for key, value in session.get_modelmeta().custom_metadata_map.items() if value[:1] in '{['}
pre = about['preprocessing']
size = pre['resize'] if isinstance(pre['resize'], list) else [pre['resize']] * 2  # height, width
image = Image.open(sys.argv[2]).convert('RGB').resize(size[::-1], Image.BILINEAR)
pixels = (np.asarray(image, np.float32) / 255 - pre['mean']) / pre['std']
names = list(about['outputs'])
found = session.run(names, {about['input']['name']: pixels[None].astype(np.float32)})
for name, (row,) in zip(names, found):
    head = about['outputs'][name]
    if head.get('kind') == 'classes':
        print(name, head['names'][row.argmax()])
    else:
        print(name, dict(zip(head.get('names', range(len(row))), row.round(4).tolist())), head['scale'])
