import sharp from 'sharp';

/** Width and height of an image, pixels. */
export const SIZE = 112;

/** A drawing as a JPEG file; `blur` is the standard deviation of a Gaussian in pixels. */
export function rasterize(svg: string, blur: number, quality: number): Promise<Buffer> {
  const drawn = sharp(Buffer.from(svg)).removeAlpha();
  return (blur > 0.3 ? drawn.blur(blur) : drawn).jpeg({ quality }).toBuffer();
}
