"""Runs ONNX files in onnxruntime: a list of {file, shape, type, data} as JSON in, the outputs by name as JSON out."""
import json
import sys

import numpy as np
import onnxruntime as ort

found = []
for job in json.load(sys.stdin):
    session = ort.InferenceSession(job['file'], providers=['CPUExecutionProvider'])
    (taken,) = session.get_inputs()
    fed = np.array(job['data'], job['type']).reshape(job['shape'])
    names = [output.name for output in session.get_outputs()]
    values = session.run(names, {taken.name: fed})
    found.append({name: value.ravel().tolist() for name, value in zip(names, values)})
json.dump(found, sys.stdout)
