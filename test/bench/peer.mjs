// The protocol of the bench: a peer describes itself, then does one unit of work for each line that it reads.
import { createInterface } from 'node:readline';

export async function answer(introduction, work) {
  console.log(JSON.stringify(introduction));
  for await (const _ of createInterface({ input: process.stdin })) {
    const began = performance.now();
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ ...result, ms: performance.now() - began, cpu: (user + system) / 1000 }));
  }
}
