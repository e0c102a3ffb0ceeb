// Generated from schemas/backbones/log-mel.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Spectrogram of the sound around each frame of a video: mel bands or all frequencies, in decibels, or cepstral coefficients. It has no weights. The page's audio sets the location of the sound.
 */
export interface LogMelOptions {
  /**
   * Selects log-mel: short-time Fourier transforms of the sound, one per hop.
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
   * Instead of hop: the number of hops from one frame of the video to the next, the first at the frame; a frame then reads from its own first hop on.
   */
  hopsPerFrame?: number;
  /**
   * Length of the transform. Absent: the smallest power of two that is not shorter than the window.
   */
  fft?: number;
  /**
   * Padding at the ends of the sound, if a hop is centered on its time: zeros or the mirrored sound; false: a hop starts at its time.
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
   * Frequency at which the lowest mel band starts.
   */
  low: number;
  /**
   * Frequency at which the highest mel band ends. Absent: half the sample rate.
   */
  high?: number;
  /**
   * The mel scale: slaney, as in librosa, or htk.
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
   * Numbers further than this below the largest of the sound are raised to this distance; false: no limit.
   */
  top: number | false;
  /**
   * Number of cepstral coefficients (MFCC) per hop, which replace its bands. Absent: the bands.
   */
  coefficients?: number;
  /**
   * Hops that a frame reads; zeros beyond the sound. With hop, the frame is in their middle.
   */
  context: number;
  /**
   * Subtracted from each number before dividing by std.
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
  "description": "Spectrogram of the sound around each frame of a video: mel bands or all frequencies, in decibels, or cepstral coefficients. It has no weights. The page's audio sets the location of the sound.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "log-mel",
      "description": "Selects log-mel: short-time Fourier transforms of the sound, one per hop."
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
      "description": "Instead of hop: the number of hops from one frame of the video to the next, the first at the frame; a frame then reads from its own first hop on."
    },
    "fft": {
      "type": "integer",
      "minimum": 16,
      "maximum": 65536,
      "x-unit": "samples",
      "description": "Length of the transform. Absent: the smallest power of two that is not shorter than the window."
    },
    "center": {
      "description": "Padding at the ends of the sound, if a hop is centered on its time: zeros or the mirrored sound; false: a hop starts at its time.",
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
      "description": "Frequency at which the lowest mel band starts."
    },
    "high": {
      "type": "number",
      "exclusiveMinimum": 0,
      "x-unit": "Hz",
      "description": "Frequency at which the highest mel band ends. Absent: half the sample rate."
    },
    "scale": {
      "enum": [
        "slaney",
        "htk"
      ],
      "default": "slaney",
      "description": "The mel scale: slaney, as in librosa, or htk."
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
      "description": "Numbers further than this below the largest of the sound are raised to this distance; false: no limit."
    },
    "coefficients": {
      "type": "integer",
      "minimum": 1,
      "maximum": 512,
      "description": "Number of cepstral coefficients (MFCC) per hop, which replace its bands. Absent: the bands."
    },
    "context": {
      "type": "integer",
      "minimum": 1,
      "maximum": 10000,
      "default": 1,
      "x-unit": "hops",
      "description": "Hops that a frame reads; zeros beyond the sound. With hop, the frame is in their middle."
    },
    "mean": {
      "type": "number",
      "default": 0,
      "description": "Subtracted from each number before dividing by std."
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
