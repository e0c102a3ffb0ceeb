"""Golden numbers of a voice encoder: torch.nn.LSTM and Linear as Resemblyzer joins them, on librosa's mel powers.

`voice_encoder.py FILE` also writes what the encoder in FILE, Resemblyzer's pretrained.pt, makes of the same sound, for the test that
reads that file.
"""

# cspell:ignore embeds linalg melspectrogram pretrained
import base64
import io
import json
import pathlib
import sys

import librosa
import numpy
import soundfile
import torch

RATE, FPS, STEPS = 16000, 10, 160
torch.manual_seed(12)


class VoiceEncoder(torch.nn.Module):
    def __init__(self, bands, hidden, width):
        super().__init__()
        self.lstm = torch.nn.LSTM(bands, hidden, 3, batch_first=True)
        self.linear = torch.nn.Linear(hidden, width)
        self.similarity_weight = torch.nn.Parameter(torch.tensor([10.0]))
        self.similarity_bias = torch.nn.Parameter(torch.tensor([-5.0]))

    def forward(self, mels):
        _, (hidden, _) = self.lstm(mels)
        embeds = torch.relu(self.linear(hidden[-1]))
        return embeds / torch.linalg.norm(embeds, dim=1, keepdim=True)


def sound():
    """Two seconds of a buzz whose pitch and loudness change, as 16-bit samples."""
    t = numpy.arange(2 * RATE) / RATE
    phase = 2 * numpy.pi * numpy.cumsum(140 + 60 * numpy.sin(2 * numpy.pi * 0.7 * t)) / RATE
    loud = 0.1 + 0.1 * numpy.sin(2 * numpy.pi * 3 * t) ** 2
    return (loud * sum(numpy.sin(k * phase) / k for k in range(1, 12))).astype(numpy.float32)


def frames(samples, bands):
    """The 160 steps around each frame of the video, with zeros beyond the sound."""
    mel = librosa.feature.melspectrogram(
        y=samples.astype(numpy.float64), sr=RATE, n_fft=400, hop_length=160, n_mels=bands, pad_mode="constant"
    ).T
    empty = numpy.zeros((STEPS, bands))
    padded = numpy.concatenate([empty, mel, empty])
    starts = [STEPS + round(i / FPS * RATE / 160) - STEPS // 2 for i in range(2 * FPS)]
    return torch.tensor(numpy.stack([padded[start : start + STEPS] for start in starts]))


def embedded(encoder, samples, bands):
    with torch.no_grad():
        values = encoder.double()(frames(samples, bands))
    return [[float(f"{one:.7g}") for one in row] for row in values.tolist()]


wav = io.BytesIO()
soundfile.write(wav, sound(), RATE, subtype="PCM_16", format="WAV")
samples, _ = soundfile.read(io.BytesIO(wav.getvalue()), dtype="float64")

small = VoiceEncoder(bands=4, hidden=3, width=3)
with torch.no_grad():
    small.lstm.weight_ih_l0 *= 400  # powers are small numbers
    small.lstm.weight_ih_l1 *= 3
    small.linear.weight *= 4
    small.linear.bias += 1  # keeps some outputs of ReLU above zero
file = io.BytesIO()
torch.save({"step": 1, "model_state": small.state_dict(), "optimizer_state": {}}, file)
made = {
    "torch": torch.__version__,
    "librosa": librosa.__version__,
    "wav": base64.b64encode(wav.getvalue()).decode(),
    "small": {"file": base64.b64encode(file.getvalue()).decode(), "embeds": embedded(small, samples, 4)},
}
golden = pathlib.Path(__file__).parent / "golden" / "voice-encoder.json"
if len(sys.argv) > 1:
    real = VoiceEncoder(bands=40, hidden=256, width=256)
    real.load_state_dict(torch.load(sys.argv[1], map_location="cpu")["model_state"])
    made["resemblyzer"] = embedded(real, samples, 40)[::5]
elif golden.exists():
    made["resemblyzer"] = json.loads(golden.read_text()).get("resemblyzer")
golden.write_text(json.dumps(made) + "\n")
