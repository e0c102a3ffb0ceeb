/** The browser functions that models need; declared here, so that the DOM's types stay out of the rest of the program. */
interface Bitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

interface Context {
  drawImage(image: Bitmap, x: number, y: number): void;
  getImageData(x: number, y: number, width: number, height: number): RawImage;
}

interface Browser {
  createImageBitmap(image: unknown, options?: object): Promise<Bitmap>;
  readonly OffscreenCanvas: new (
    width: number,
    height: number,
  ) => { getContext(kind: '2d', options: object): Context };
  readonly navigator?: { readonly gpu?: { requestAdapter(): Promise<unknown> } };
}

/** Pixels with alpha, as `ImageData` has them. */
export interface RawImage {
  readonly data: Uint8ClampedArray | Uint8Array;
  readonly width: number;
  readonly height: number;
}

const browser = globalThis as unknown as Browser;

/** Decodes an image, or the contents of an element, upright. Rejects if it is not an image. */
export async function pixelsIn(image: unknown): Promise<RawImage> {
  const bitmap = await browser.createImageBitmap(image, { imageOrientation: 'from-image' });
  const { width, height } = bitmap;
  const canvas = new browser.OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

/** Whether the browser has a GPU that WebGPU can use. */
export async function hasWebGpu(): Promise<boolean> {
  const adapter = await browser.navigator?.gpu?.requestAdapter().catch(() => null);
  return adapter !== null && adapter !== undefined;
}
