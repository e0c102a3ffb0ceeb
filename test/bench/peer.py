"""The protocol of the bench: a peer describes itself, then does one unit of work for each line that it reads."""

import json
import os
import sys
import time

import torch

DEVICE = os.environ.get("TORCH_DEVICE", "cpu")


def answer(work, name="pytorch"):
    print(json.dumps({"name": name, "version": f"PyTorch {torch.__version__}"}), flush=True)
    for _ in sys.stdin:
        began, busy = time.perf_counter(), time.process_time()
        result = work()
        times = {"ms": 1000 * (time.perf_counter() - began), "cpu": 1000 * (time.process_time() - busy)}
        print(json.dumps({**(result or {}), **times}), flush=True)
