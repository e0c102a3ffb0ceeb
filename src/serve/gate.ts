import type { FastifyReply } from 'fastify';
import { queueFull } from '../errors/serve.js';
import { HttpError } from './http-error.js';

/** Counts the requests at work, so that their bodies cannot fill the memory. */
export class Gate {
  #inside = 0;

  constructor(private readonly most: number) {}

  /** Lets a request in until it is answered or its connection ends. Throws where too many are inside. */
  enter(reply: FastifyReply): void {
    if (this.#inside >= this.most) throw new HttpError(503, queueFull(this.most), 1);
    this.#inside++;
    reply.raw.once('close', () => {
      this.#inside--;
    });
  }
}
