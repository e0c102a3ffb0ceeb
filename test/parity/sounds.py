"""Golden numbers of sounds: WAV files written and read by libsndfile and ffmpeg, spectrograms by librosa and torchaudio.

torchaudio's own library of C++ is not needed for them, and is left out where it does not load.
"""

# cspell:ignore fbanks fmax fmin lavfi stft tobytes
import base64
import io
import json
import pathlib
import platform
import subprocess
import sys
import tempfile
import types
import wave

import librosa
import numpy
import soundfile
import torch

try:
    import torchaudio
except (ImportError, OSError):
    for name in [one for one in sys.modules if one.startswith("torchaudio")]:
        del sys.modules[name]
    stub = types.ModuleType("torchaudio._extension")
    stub._IS_TORCHAUDIO_EXT_AVAILABLE = stub._IS_ALIGN_AVAILABLE = stub._IS_RIR_AVAILABLE = False
    stub.fail_if_no_align = lambda one: one
    sys.modules["torchaudio._extension"] = stub
    import torchaudio

random = numpy.random.default_rng(20200918)


def digits(values):
    return [float(f"{one:.9g}") for one in numpy.asarray(values, dtype=numpy.float64).flatten()]


# ---- files


def mean_of(data):
    """What libsndfile reads, in float64, as one channel."""
    values, rate = soundfile.read(io.BytesIO(data), dtype="float64", always_2d=True)
    return rate, digits(values.mean(axis=1).astype(numpy.float32))


def file_case(name, data):
    rate, samples = mean_of(data)
    return {"name": name, "rate": rate, "samples": samples, "file": base64.b64encode(data).decode()}


def by_sndfile(channels, subtype, form):
    signal = random.uniform(-1, 1, size=(11, channels))
    out = io.BytesIO()
    soundfile.write(out, signal, 22050, subtype=subtype, format=form)
    return file_case(f"libsndfile: {form} {subtype}, {channels} channels", out.getvalue())


def by_ffmpeg(codec, channels):
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "made.wav"
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=16000:duration=0.001",
                        "-ac", str(channels), "-c:a", codec, "-metadata", "title=odd", str(made)], check=True)
        return file_case(f"ffmpeg: {codec}, {channels} channels", made.read_bytes())


def by_python():
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(random.integers(-(2**15), 2**15, size=9, dtype=numpy.int16).tobytes())
    return file_case("Python's wave: 16 bits, 1 channel", out.getvalue())


def files():
    made = [by_sndfile(c, s, "WAV") for s in ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"] for c in [1, 2]]
    made += [by_sndfile(3, s, "WAVEX") for s in ["PCM_16", "PCM_24", "FLOAT"]]
    made += [by_ffmpeg("pcm_s16le", 1), by_ffmpeg("pcm_s24le", 2), by_ffmpeg("pcm_f32le", 6), by_python()]
    return made


# ---- spectrograms


def signal(rate, seconds):
    """A chirp, a hum and noise, with a stretch of silence, as float32."""
    t = numpy.arange(int(rate * seconds)) / rate
    x = 0.4 * numpy.sin(2 * numpy.pi * (200 * t + 0.5 * rate / 3 / seconds * t * t)) + 0.2 * numpy.sin(2 * numpy.pi * 110 * t)
    x += 0.05 * random.normal(size=len(t))
    x[len(t) // 3 : len(t) // 2] = 0
    return x.astype(numpy.float32)


PAD = {"zeros": "constant", "mirror": "reflect"}


def by_librosa(x, rate, window, hop, fft, center, power, mel, decibel, coefficients):
    # librosa computes in float32 unless its input is float64
    x = x.astype(numpy.float64)
    s = numpy.abs(librosa.stft(x, n_fft=fft, hop_length=hop, win_length=window, center=center is not False,
                               pad_mode=PAD.get(center, "constant"))) ** power
    if mel:
        s = librosa.filters.mel(sr=rate, n_fft=fft, n_mels=mel["bands"], fmin=mel["low"], fmax=mel["high"],
                                htk=mel["scale"] == "htk", norm="slaney" if mel["area"] else None, dtype=numpy.float64) @ s
    if decibel:
        to = librosa.power_to_db if power == 2 else librosa.amplitude_to_db
        reference = numpy.max if decibel["reference"] == "largest" else decibel["reference"]
        s = to(s, ref=reference, amin=decibel["floor"] ** (power / 2), top_db=decibel["top"])
    if coefficients:
        s = librosa.feature.mfcc(S=s, n_mfcc=coefficients)
    return s.T


def by_torchaudio(x, rate, window, hop, fft, center, power, mel, decibel, coefficients):
    torch.set_default_dtype(torch.float64)  # also for its banks
    x = torch.from_numpy(x).double()
    s = torchaudio.functional.spectrogram(x, 0, torch.hann_window(window, dtype=torch.float64), fft, hop, window, float(power),
                                          False, center is not False, PAD.get(center, "constant"))
    if mel:
        bank = torchaudio.functional.melscale_fbanks(fft // 2 + 1, mel["low"], mel["high"], mel["bands"], rate,
                                                     "slaney" if mel["area"] else None, mel["scale"])
        s = (s.T @ bank).T
    if decibel:
        assert decibel["reference"] == 1
        multiplier = 20 / power
        s = torchaudio.functional.amplitude_to_DB(s, multiplier, decibel["floor"] ** (power / 2), 0.0, decibel["top"])
    if coefficients:
        dct = torchaudio.functional.create_dct(coefficients, s.shape[0], "ortho")
        s = (s.T @ dct).T
    return s.T.numpy()


def spectrogram_case(name, x, tools, *, rate, window, hop, fft, center="zeros", power=2, mel=None, decibel=None, coefficients=None):
    options = {"rate": rate, "window": window, "hop": hop, "fft": fft, "center": center, "power": power, "mel": mel,
               "decibel": decibel, "coefficients": coefficients}
    made = {tool.__name__[3:]: tool(x, **options) for tool in tools}
    results = list(made.values())
    for other in results[1:]:
        assert numpy.allclose(results[0], other, rtol=1e-5, atol=1e-5), name
    return {"name": f"{' and '.join(made)}: {name}", "options": options, "signal": f"{rate}", "shape": list(results[0].shape),
            "values": digits(results[0].astype(numpy.float32))}


def spectrograms(slow, fast):
    both = [by_librosa, by_torchaudio]
    mel = lambda bands, low, high, scale, area: {"bands": bands, "low": low, "high": high, "scale": scale, "area": area}
    db = {"reference": 1, "floor": 1e-10, "top": 80}
    return [
        spectrogram_case("powers", slow, both, rate=16000, window=128, hop=100, fft=128),
        spectrogram_case("magnitudes, not centered, a window shorter than the transform", slow, both, rate=16000, window=90, hop=133,
                         fft=128, center=False, power=1),
        spectrogram_case("mirrored, a transform of 63", slow, both, rate=16000, window=63, hop=200, fft=63, center="mirror"),
        spectrogram_case("m3f: 40 bands, three hops a frame at 30 a second", slow, both, rate=16000, window=400,
                         hop=int(16000 / (3 * 30)), fft=512, mel=mel(40, 0, 8000, "slaney", True), decibel=db),
        spectrogram_case("TSAV: 64 bands, 20 and 10 ms", fast, both, rate=44100, window=882, hop=441, fft=1024, center="mirror",
                         mel=mel(64, 0, 22050, "htk", False), decibel=db),
        spectrogram_case("Resemblyzer: 40 bands of powers, 25 and 10 ms", slow, both, rate=16000, window=400, hop=160, fft=400,
                         mel=mel(40, 0, 8000, "slaney", True)),
        spectrogram_case("bands of magnitudes from 50 to 4000 Hz, in decibels of the largest", slow, [by_librosa], rate=16000,
                         window=400, hop=160, fft=512, power=1, mel=mel(20, 50, 4000, "htk", True),
                         decibel={"reference": "largest", "floor": 1e-10, "top": 60}),
        spectrogram_case("decibels of all frequencies, none raised", slow, both, rate=16000, window=128, hop=400, fft=128,
                         decibel={"reference": 1, "floor": 1e-8, "top": None}),
        spectrogram_case("13 cepstral coefficients", slow, both, rate=16000, window=400, hop=160, fft=512,
                         mel=mel(40, 0, 8000, "slaney", True), decibel=db, coefficients=13),
    ]


def write(name, cases, **more):
    made = {"python": platform.python_version(), "numpy": numpy.__version__, "soundfile": soundfile.__version__,
            "librosa": librosa.__version__, "torch": torch.__version__, "torchaudio": torchaudio.__version__}
    path = pathlib.Path(__file__).parent / "golden" / f"{name}.json"
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases)
    extra = "".join(f'"{key}":{json.dumps(value, separators=(",", ":"))},\n' for key, value in more.items())
    path.write_text(f'{{"made":{json.dumps(made)},\n{extra}"cases":[\n{lines}\n]}}\n')
    print(path, path.stat().st_size)


if __name__ == "__main__":
    write("sound-files", files())
    slow, fast = signal(16000, 0.1), signal(44100, 0.08)
    write("spectrograms", spectrograms(slow, fast), signals={"16000": digits(slow), "44100": digits(fast)})
