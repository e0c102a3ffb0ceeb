import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A place as editors count it: from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly range: { readonly start: Position };
  readonly message: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

type Answer = (message: Message) => void;

/** The real yaml-language-server, used like an editor does, over its standard input and output. */
export class LanguageServer {
  private readonly waiting = new Map<number, Answer>();
  private readonly published = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  private buffer = Buffer.alloc(0);
  private last = 0;

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    child.stdout.on('data', (chunk: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, chunk]);
      for (let message = this.next(); message !== undefined; message = this.next()) this.receive(message);
    });
  }

  static async start(): Promise<LanguageServer> {
    const home = dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json'));
    const server = new LanguageServer(
      spawn(process.execPath, [join(home, 'bin/yaml-language-server'), '--stdio']),
    );
    await server.request('initialize', { processId: process.pid, rootUri: null, capabilities: CAPABILITIES });
    server.send({ method: 'initialized', params: {} });
    return server;
  }

  stop(): void {
    this.child.kill();
  }

  /** Opens a page under this path, and waits for what the server finds wrong with it. */
  open(path: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = pathToFileURL(path).href;
    const found = new Promise<readonly Diagnostic[]>((resolve) => this.published.set(uri, resolve));
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    this.send({ method: 'textDocument/didOpen', params: { textDocument } });
    return found;
  }

  /** What the server offers at a place of an open page. */
  async complete(
    path: string,
    position: Position,
  ): Promise<readonly { label: string; documentation?: unknown }[]> {
    const textDocument = { uri: pathToFileURL(path).href };
    const result = await this.request('textDocument/completion', { textDocument, position });
    return (result as { items: { label: string; documentation?: unknown }[] }).items;
  }

  /** What the server shows for the word at a place of an open page. */
  async hover(path: string, position: Position): Promise<string> {
    const textDocument = { uri: pathToFileURL(path).href };
    const result = await this.request('textDocument/hover', { textDocument, position });
    return (result as { contents: { value: string } } | null)?.contents.value ?? '';
  }

  private request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.last;
    this.send({ id, method, params });
    return new Promise((resolve) => this.waiting.set(id, ({ result }) => resolve(result)));
  }

  private send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** The next complete message that has arrived. */
  private next(): Message | undefined {
    const end = this.buffer.indexOf('\r\n\r\n');
    const length = Number(
      /Content-Length: (\d+)/i.exec(this.buffer.toString('latin1', 0, Math.max(0, end)))?.[1],
    );
    if (end < 0 || this.buffer.length < end + 4 + length) return undefined;
    const text = this.buffer.toString('utf8', end + 4, end + 4 + length);
    this.buffer = this.buffer.subarray(end + 4 + length);
    return JSON.parse(text) as Message;
  }

  private receive({ id, method, params, result }: Message): void {
    if (method === undefined) {
      this.waiting.get(id!)?.({ result });
    } else if (id !== undefined) {
      // The server asks an editor for its settings, one result for each item.
      const items = (params as { items?: readonly unknown[] } | undefined)?.items;
      this.send({ id, result: items?.map(() => null) ?? null });
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      this.published.get(uri)?.(diagnostics);
    }
  }
}

/** The capabilities of an editor with Markdown and snippets. */
const CAPABILITIES = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    publishDiagnostics: {},
  },
};
