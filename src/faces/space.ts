/** A point of the head: x to the viewer's right, y down, z towards the viewer; the face is about 76 wide, 106 high. */
export type Point = readonly [x: number, y: number, z?: number];

/** The position of the head. Angles in radians. */
export interface Pose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly scale: number;
  readonly shift: readonly [number, number];
}

/** Draws in head coordinates and yields SVG path data in image coordinates. */
export interface Space {
  /** A path of smooth arcs, with a corner where two arcs meet; each arc goes through its points. */
  path(...arcs: readonly (readonly Point[])[]): string;
  /** Open lines, each smooth through its points, as one path. */
  lines(...each: readonly (readonly Point[])[]): string;
  /** An open line and its mirror image, as one path. */
  pair(points: readonly Point[]): string;
  /** Arcs, closed into a shape. */
  shape(...arcs: readonly (readonly Point[])[]): string;
  /** A closed ellipse around a point of the head's surface. */
  ellipse(center: Point, rx: number, ry: number): string;
  /** Image coordinates of a point. */
  at(point: Point): readonly [number, number];
}

/** Depth of the head's surface under a point: half an ellipsoid. */
function surface(x: number, y: number): number {
  return 30 * Math.sqrt(Math.max(0, 1 - (x / 46) ** 2 - (y / 68) ** 2));
}

/** The space of a head in `pose`, in an image of `size` pixels: rotates the points, not the picture. */
export function createSpace(pose: Pose, size: number): Space {
  const [sy, cy] = [Math.sin(pose.yaw), Math.cos(pose.yaw)];
  const [sp, cp] = [Math.sin(pose.pitch), Math.cos(pose.pitch)];
  const [sr, cr] = [Math.sin(pose.roll), Math.cos(pose.roll)];
  const scale = (pose.scale * size) / 112;
  const at = ([x, y, z = surface(x, y)]: Point): [number, number] => {
    const turned = x * cy + z * sy;
    const depth = z * cy - x * sy;
    const nodded = y * cp + depth * sp;
    return [
      size / 2 + scale * (turned * cr - nodded * sr + pose.shift[0]),
      size / 2 + scale * (turned * sr + nodded * cr + pose.shift[1]),
    ];
  };
  const path = (...arcs: readonly (readonly Point[])[]) => {
    let text = '';
    for (const arc of arcs) text += smooth(arc.map(at), text === '');
    return text;
  };
  const lines = (...each: readonly (readonly Point[])[]) => each.map((points) => path(points)).join('');
  return {
    at,
    path,
    lines,
    pair: (points) => lines(points, points.map(mirrored)),
    shape: (...arcs) => `${path(...arcs)}Z`,
    ellipse: ([x, y, z = surface(x, y)], rx, ry) => {
      const to = (dx: number, dy: number) => pair(at([x + dx * rx, y + dy * ry, z]));
      // Four Bezier quarters, with the handles that best approximate a circle.
      const k = 0.5523;
      return (
        `M${to(-1, 0)}C${to(-1, -k)} ${to(-k, -1)} ${to(0, -1)}C${to(k, -1)} ${to(1, -k)} ${to(1, 0)}` +
        `C${to(1, k)} ${to(k, 1)} ${to(0, 1)}C${to(-k, 1)} ${to(-1, k)} ${to(-1, 0)}Z`
      );
    },
  };
}

/** Parses points from text, as in SVG: `x y, x y z, ...`. */
export function points(text: string): readonly Point[] {
  return text.split(',').map((point) => point.trim().split(/\s+/).map(Number) as unknown as Point);
}

/** The mirrored point on the other side of the face. */
export function mirrored([x, y, z]: Point): Point {
  return z === undefined ? [-x, y] : [-x, y, z];
}

/** Catmull-Rom through the points, as cubic Bezier segments; a closed list (first equals last) joins smoothly. */
function smooth(points: readonly (readonly [number, number])[], first: boolean): string {
  const n = points.length;
  const closed = n > 2 && points[0]![0] === points[n - 1]![0] && points[0]![1] === points[n - 1]![1];
  const before = (i: number) => points[i > 0 ? i - 1 : closed ? n - 2 : 0]!;
  const after = (i: number) => points[i + 1 < n ? i + 1 : closed ? 1 : n - 1]!;
  let text = `${first ? 'M' : 'L'}${pair(points[0]!)}`;
  for (let i = 0; i + 1 < n; i++) {
    const [a, b, c, d] = [before(i), points[i]!, points[i + 1]!, after(i + 1)];
    text += `C${pair([b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6])} `;
    text += `${pair([c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6])} ${pair(c)}`;
  }
  return text;
}

function pair([x, y]: readonly [number, number]): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
