// Generated from schemas/backbones/log-mel.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Spectrogram of the sound around each frame of a video: mel bands or all frequencies, in decibels, or cepstral coefficients. It has no weights. The page's audio says where the sound is.
 */
export interface LogMelOptions {
  /**
   * Picks log-mel: short-time Fourier transforms of the sound, one a hop.
   */
  type: 'log-mel';
  /**
   * Length of the Hann window of a hop.
   */
  window: number;
  /**
   * Time from one hop to the next.
   */
  hop: number;
  /**
   * In place of hop: this many hops from one frame of the video to the next, the first at the frame; a frame then reads from its own first hop on.
   */
  hopsPerFrame?: number;
  /**
   * Length of the transform. Absent: the least power of two that the window fits into.
   */
  fft?: number;
  /**
   * What is beyond the ends of the sound, if a hop is centered on its moment: zeros or the mirrored sound; false: a hop begins at its moment.
   */
  center: 'zeros' | 'mirror' | false;
  /**
   * 1: magnitudes; 2: powers.
   */
  power: 1 | 2;
  /**
   * Mel bands; false: all frequencies of the transform, fft / 2 + 1.
   */
  bands: number | false;
  /**
   * Where the lowest mel band begins.
   */
  low: number;
  /**
   * Where the highest mel band ends. Absent: half the sample rate.
   */
  high?: number;
  /**
   * The mel scale: slaney, that of librosa, or htk.
   */
  scale: 'slaney' | 'htk';
  /**
   * Whether each band has an area of 1, as in librosa; false: a height of 1, as in torchaudio.
   */
  area: boolean;
  /**
   * Whether numbers are in decibels, relative to 1.
   */
  decibel: boolean;
  /**
   * Numbers further below the largest of the sound are raised to this distance; false: none is.
   */
  top: number | false;
  /**
   * This many cepstral coefficients (MFCC) of each hop in place of its bands. Absent: the bands.
   */
  coefficients?: number;
  /**
   * Hops that a frame reads; zeros where the sound has none. With hop, the frame is in their middle.
   */
  context: number;
  /**
   * Subtracted from each number, before std divides it.
   */
  mean: number;
  /**
   * Divisor of each number.
   */
  std: number;
  /**
   * Height and width of an image that a network can read, resized by bilinear interpolation: frequency upwards, time to the right, the same in its three channels. Absent: a vector, hop by hop.
   */
  map?: number | number[];
}

export const schema: PartSchema<LogMelOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "LogMelOptions",
  "description": "Spectrogram of the sound around each frame of a video: mel bands or all frequencies, in decibels, or cepstral coefficients. It has no weights. The page's audio says where the sound is.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "log-mel",
      "description": "Picks log-mel: short-time Fourier transforms of the sound, one a hop."
    },
    "window": {
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 1,
      "default": 0.025,
      "x-unit": "seconds",
      "description": "Length of the Hann window of a hop."
    },
    "hop": {
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 1,
      "default": 0.01,
      "x-unit": "seconds",
      "description": "Time from one hop to the next."
    },
    "hopsPerFrame": {
      "type": "integer",
      "minimum": 1,
      "maximum": 100,
      "description": "In place of hop: this many hops from one frame of the video to the next, the first at the frame; a frame then reads from its own first hop on."
    },
    "fft": {
      "type": "integer",
      "minimum": 16,
      "maximum": 65536,
      "x-unit": "samples",
      "description": "Length of the transform. Absent: the least power of two that the window fits into."
    },
    "center": {
      "description": "What is beyond the ends of the sound, if a hop is centered on its moment: zeros or the mirrored sound; false: a hop begins at its moment.",
      "enum": [
        "zeros",
        "mirror",
        false
      ],
      "default": "zeros"
    },
    "power": {
      "enum": [
        1,
        2
      ],
      "default": 2,
      "description": "1: magnitudes; 2: powers."
    },
    "bands": {
      "anyOf": [
        {
          "type": "integer",
          "minimum": 1,
          "maximum": 512
        },
        {
          "const": false
        }
      ],
      "default": 64,
      "description": "Mel bands; false: all frequencies of the transform, fft / 2 + 1."
    },
    "low": {
      "type": "number",
      "minimum": 0,
      "default": 0,
      "x-unit": "Hz",
      "description": "Where the lowest mel band begins."
    },
    "high": {
      "type": "number",
      "exclusiveMinimum": 0,
      "x-unit": "Hz",
      "description": "Where the highest mel band ends. Absent: half the sample rate."
    },
    "scale": {
      "enum": [
        "slaney",
        "htk"
      ],
      "default": "slaney",
      "description": "The mel scale: slaney, that of librosa, or htk."
    },
    "area": {
      "type": "boolean",
      "default": true,
      "description": "Whether each band has an area of 1, as in librosa; false: a height of 1, as in torchaudio."
    },
    "decibel": {
      "type": "boolean",
      "default": true,
      "description": "Whether numbers are in decibels, relative to 1."
    },
    "top": {
      "anyOf": [
        {
          "type": "number",
          "exclusiveMinimum": 0
        },
        {
          "const": false
        }
      ],
      "default": 80,
      "x-unit": "dB",
      "description": "Numbers further below the largest of the sound are raised to this distance; false: none is."
    },
    "coefficients": {
      "type": "integer",
      "minimum": 1,
      "maximum": 512,
      "description": "This many cepstral coefficients (MFCC) of each hop in place of its bands. Absent: the bands."
    },
    "context": {
      "type": "integer",
      "minimum": 1,
      "maximum": 10000,
      "default": 1,
      "x-unit": "hops",
      "description": "Hops that a frame reads; zeros where the sound has none. With hop, the frame is in their middle."
    },
    "mean": {
      "type": "number",
      "default": 0,
      "description": "Subtracted from each number, before std divides it."
    },
    "std": {
      "type": "number",
      "exclusiveMinimum": 0,
      "default": 1,
      "description": "Divisor of each number."
    },
    "map": {
      "description": "Height and width of an image that a network can read, resized by bilinear interpolation: frequency upwards, time to the right, the same in its three channels. Absent: a vector, hop by hop.",
      "anyOf": [
        {
          "type": "integer",
          "minimum": 8,
          "maximum": 1024
        },
        {
          "type": "array",
          "items": {
            "type": "integer",
            "minimum": 8,
            "maximum": 1024
          },
          "minItems": 2,
          "maxItems": 2
        }
      ],
      "x-unit": "pixels"
    }
  }
};
