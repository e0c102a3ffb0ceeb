"""Golden bytes of the tracker tensorboard: the same events, serialized and framed by TensorBoard's own code."""

import io
import pathlib

from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter

GOLDEN = pathlib.Path(__file__).parents[1] / "parts" / "trackers" / "golden" / "tensorboard.hex"
START = 1_700_000_000


def scalars(wall_time, step, **values):
    summary = Summary(value=[Summary.Value(tag=tag.replace("__", "/"), simple_value=value) for tag, value in values.items()])
    return Event(wall_time=wall_time, step=step, summary=summary)


def main():
    out = io.BytesIO()
    writer = RecordWriter(out)
    for event in [
        Event(wall_time=START, file_version="brain.Event:2"),
        scalars(START + 2, 1, au__loss=0.75, au__rate=0.5),
        scalars(START + 2, 2, au__loss=0.5, au__rate=0.5, au__P_AU=0.25),
        scalars(START + 2, 0, scores__P_AU=0.25),
    ]:
        writer.write(event.SerializeToString())
    text = out.getvalue().hex()
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text("\n".join(text[i:i + 96] for i in range(0, len(text), 96)) + "\n")


if __name__ == "__main__":
    main()
