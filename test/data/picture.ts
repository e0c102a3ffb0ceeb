/** The picture of the golden files: (37 x + 91 y + 53 c + (x y (c + 3)) mod 71) mod 256. */
export function picture(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  data.forEach((_, i) => {
    const [x, y, c] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3];
    data[i] = (37 * x + 91 * y + 53 * c + ((x * y * (c + 3)) % 71)) % 256;
  });
  return { data, width, height };
}
