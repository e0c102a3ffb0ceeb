"""One reading of annotations with pandas: prints its processor time in seconds and the number of rows."""

import json
import sys
import time
from pathlib import Path

import pandas as pd

UNITS = [f"AU{unit}" for unit in (1, 2, 4, 6, 7, 10, 12, 15, 23, 24, 25, 26)]
TYPES = {
    "valence": "float32",
    "arousal": "float32",
    **{unit: "int8" for unit in UNITS},
}
TASKS = {
    "valence-arousal": {"dtype": "float32"},
    "expression": {"dtype": "int8", "names": ["expression"], "skiprows": 1},
    "action-units": {"dtype": "int8"},
}


def videos(folder):
    """A table of each task, and the three side by side: a row for each frame."""
    tables = []
    for task, options in TASKS.items():
        files = sorted(Path(folder, task).glob("*/*.txt"))
        tables.append(pd.concat([pd.read_csv(file, **options) for file in files], keys=[f.stem for f in files]))
    return pd.concat(tables, axis=1)


def main(form, path):
    before = time.process_time()
    table = pd.read_csv(path, dtype=TYPES) if form == "csv" else videos(path)
    print(json.dumps({"seconds": time.process_time() - before, "rows": len(table)}))


main(*sys.argv[1:])
