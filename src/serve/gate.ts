import type { FastifyReply } from 'fastify';
import { queueFull } from '../errors/serve.js';
import { HttpError } from './http-error.js';

/** Limits the number of active requests, so that their bodies cannot fill the memory. */
export class Gate {
  #inside = 0;

  constructor(private readonly most: number) {}

  /** Admits a request until it is answered or its connection ends. Throws if too many are active. */
  enter(reply: FastifyReply): void {
    if (this.#inside >= this.most) throw new HttpError(503, queueFull(this.most), 1);
    this.#inside++;
    reply.raw.once('close', () => {
      this.#inside--;
    });
  }
}
