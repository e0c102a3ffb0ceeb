// Draws into the folders that standard input names, each at a given time: `FOLDER TIME OPTIONS`.
import { createInterface } from 'node:readline';

const { drawFaces } = await import('../../dist/modules/faces/draw.js');
const say = (line) => process.stdout.write(`${line}\n`);
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [folder, time, options] = line.split('\t');
  while (Date.now() < Number(time));
  try {
    await drawFaces(folder, JSON.parse(options));
    say('drawn');
  } catch (error) {
    say(error.problems?.[0]?.code ?? error.message);
  }
}
