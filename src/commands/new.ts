import { homedir } from 'node:os';
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { needsName } from '../errors/new-page.js';
import { ZooError } from '../errors/problem.js';
import type { Surroundings } from '../run/surroundings.js';
import type { NewPageRequest } from '../tools/new-page/new.js';
import { ZooCommand } from './terminal/command.js';
import { allowFlags, pluginFlag } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

export default class New extends ZooCommand {
  static override summary = 'Write a new page.';
  static override description =
    `For your data (a table of labels, with images or with numbers, a folder with a folder of images for each class, or
the folder of a known data set), for drawn faces if you have none, or as an extension of another page. In a terminal,
zoo new asks for what the flags leave open. It prints what it recognized in each column and which network it chose,
and why. The page is ready for zoo run. An existing file is overwritten only with --force.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> mood.yaml --data faces/labels.csv --predict mood',
    '<%= config.bin %> <%= command.id %> pets.yaml --data pets',
    '<%= config.bin %> <%= command.id %> wine.yaml --data wine.csv --predict quality',
    '<%= config.bin %> <%= command.id %> mine.yaml --data /path/to/RAF-DB --dataset raf-db',
    '<%= config.bin %> <%= command.id %> wider.yaml --from mtl-cross-attn',
  ];
  static override args = {
    file: Args.string({
      description: 'File to write, such as mine.yaml, which names the page.',
      ignoreStdin: true, // piped input is not an answer
    }),
  };
  static override flags = {
    ...pluginFlag,
    ...allowFlags,
    from: Flags.string({ description: 'Page to extend: a file, or a name of the zoo.', helpValue: 'PAGE' }),
    data: Flags.string({
      description:
        'Table (csv, tsv, jsonl), folder of images by class, or folder of a data set. Default: drawn faces.',
      helpValue: 'PATH',
    }),
    dataset: Flags.string({
      description: 'Type of the data set in the folder, such as raf-db.',
      helpValue: 'TYPE',
    }),
    predict: Flags.string({
      description: 'What to predict: label spaces, or columns of a table, separated by commas.',
      helpValue: 'NAMES',
      exclusive: ['from'],
    }),
    classes: Flags.string({
      description: 'Columns whose numbers are codes of classes, separated by commas.',
      helpValue: 'NAMES',
      exclusive: ['from'],
    }),
    backbone: Flags.string({
      description:
        'Network: an ONNX file or catalog weights (frozen), or a backbone to train from random weights.',
      helpValue: 'NAME',
      exclusive: ['from'],
    }),
    force: Flags.boolean({ char: 'f', description: 'Overwrite an existing file.' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(New);
    const context = await surroundings(flags, flags.from === undefined ? [] : [{ page: flags.from }]);
    const predict = flags.predict === undefined ? undefined : listed(flags.predict);
    const classes = flags.classes === undefined ? undefined : listed(flags.classes);
    const wish = { ...flags, predict, classes, file: args.file };
    const { newPage } = await import('../tools/new-page/new.js');
    const whole = isTerminal() ? await this.#asked(wish, context) : wish;
    if (whole.file === undefined) throw new ZooError(needsName());
    const file = await fileOf(whole.file);
    const { terminalWidth, wrap } = await import('./terminal/wrap.js');
    for (const said of await newPage({ ...whole, file }, context)) {
      const lines = wrap(said, terminalWidth() - 2);
      this.log(lines.map((line, i) => `${i === 0 ? '-' : ' '} ${line}`).join('\n'));
    }
    this.log(`${file}\nTry it: zoo plan ${file}, zoo run ${file}`);
  }

  /** Completes the request by asking the user for what is missing. */
  async #asked(wish: Draft, context: Surroundings): Promise<Draft> {
    const { askUntil, openQuestions } = await import('./terminal/questions.js');
    const { dataFor, pickedOf } = await import('../tools/new-page/new.js');
    const { checkFree } = await import('../tools/new-page/place.js');
    if (wish.file !== undefined) checkFree(await fileOf(wish.file), wish.force);
    const ask = openQuestions();
    const where = (none: string) =>
      ask('Where is the data (a table, or the folder of a data set)', none).then(atHome);
    const named = async (answer = NAME): Promise<string> => {
      checkFree(await fileOf(answer), wish.force);
      return answer;
    };
    try {
      const file = wish.file ?? (await askUntil(() => ask('Name of the page', NAME).then(atHome), named));
      if (wish.from !== undefined) return { ...wish, file, data: wish.data ?? (await where('as it is')) };
      const look = async (data: string | undefined) => ({
        data,
        found: await dataFor({ ...wish, data }, context),
      });
      const { data, found } = await (wish.data === undefined
        ? askUntil(() => where('drawn faces'), look)
        : look(wish.data));
      if (wish.predict !== undefined) return { ...wish, file, data };
      const question = `What to predict, of ${found.names.join(', ')}`;
      const answer = (): Promise<string | undefined> => (found.all ? ask(question, 'all') : ask(question));
      const predict = await askUntil(answer, (names) =>
        pickedOf(found, names === undefined ? names : listed(names)),
      );
      return { ...wish, file, data, predict };
    } finally {
      ask.close();
    }
  }
}

/** The file of the page with this name. */
async function fileOf(name: string): Promise<string> {
  const { pageFile } = await import('../tools/new-page/place.js');
  return /\.ya?ml$/.test(name) ? name : pageFile(undefined, name);
}

/** The shell does not expand an answer: "~" is the user's home folder. */
const atHome = (answer: string | undefined): string | undefined =>
  answer?.replace(/^~(?=$|[\\/])/, homedir());

const NAME = 'my-page';

const listed = (names: string): string[] => names.split(',').map((name) => name.trim());

type Draft = Omit<NewPageRequest, 'file'> & { readonly file: string | undefined };

/** Whether a user can answer questions. */
const isTerminal = (): boolean =>
  process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env.CI;
