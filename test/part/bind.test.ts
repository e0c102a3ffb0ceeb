import { describe, expect, it } from 'vitest';
import { PartBug } from '../../src/errors/parts.js';
import { HostError, ZooError } from '../../src/errors/problem.js';
import { bindPart } from '../../src/part/bind.js';
import {
  type AnyPart,
  type BoundHead,
  type BoundLoss,
  defineAligner,
  defineHead,
  defineLoss,
  defineMetric,
  defineTracker,
  type Origin,
  refuse,
} from '../../src/part.js';
import { createRegistry } from '../../src/registry.js';

const origin: Origin = { plugin: 'mine', folder: import.meta.dirname.replaceAll('\\', '/') };
const options = { type: 'mine/bad' };
const path = ['heads', 'au'];
const sound: BoundHead = {
  infer: ({ input }) => ({ output: input!, variables: [] }),
  build:
    () =>
    ({ input }) =>
      input!,
};

const head = (changed: Partial<BoundHead>, from?: Origin) => ({
  ...defineHead({ name: 'mine/bad', schema: {}, bind: () => ({ ...sound, ...changed }) }),
  ...(from && { origin: from }),
});
const failing = (error: unknown) => head({ infer: () => raise(error) }, origin);
const raise = (error: unknown): never => {
  throw error;
};
const caught = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const inferring = (part: ReturnType<typeof head>) => caught(() => bindPart(part, options, path).infer({}));

describe('what a part refuses', () => {
  it('is a problem at that option of the page', () => {
    const part = head({ infer: () => refuse('neighbors', 'too many') });
    expect(inferring(part)).toMatchObject({
      name: 'ZooError',
      problems: [{ code: 'option-refused', path: 'heads.au.neighbors', message: 'too many.' }],
    });
  });

  it('may be refused as soon as the options are bound', () => {
    const part = defineHead({
      name: 'bad',
      schema: {},
      bind: () => refuse('a', 'a and b exclude each other'),
    });
    expect(() => bindPart(part, options, ['heads', 'x'])).toThrow('heads.x.a  a and b exclude each other.');
  });

  it('is recognized by its name: a plugin may bring its own copy of zoo', () => {
    const theirs = Object.assign(new Error('too many'), { name: 'Refusal', option: 'neighbors' });
    expect(inferring(failing(theirs))).toMatchObject({ problems: [{ path: 'heads.au.neighbors' }] });
  });
});

describe('any other exception of a part is its bug', () => {
  it('with plugin, part, function, node and line; the original error is the cause', () => {
    const cause = caught(() => (undefined as unknown as { shape: number }).shape);
    const error = inferring(failing(cause));
    expect(error).toBeInstanceOf(PartBug);
    expect(error).toMatchObject({ exitCode: 1, cause });
    const [problem] = (error as ZooError).problems;
    expect(problem).toMatchObject({ code: 'part-bug', path: 'heads.au' });
    expect(problem!.message).toMatch(
      /^heads\.mine\/bad has a bug: infer throws TypeError: Cannot read properties of undefined .*, at bind\.test\.ts:\d+\. It comes from plugin "mine"\./,
    );
  });

  it('a bug in a built-in part is a bug in zoo', () => {
    const error = inferring(head({ infer: () => raise(new RangeError('no')) })) as ZooError;
    expect(error.message).toContain('infer throws RangeError: no. It is part of zoo: please report it.');
  });

  it('in the functions that its functions return', () => {
    const { build } = bindPart(head({ build: () => () => raise(new Error('later')) }, origin), options, path);
    expect(() => build(undefined!, {})({}, undefined!)).toThrow(
      'the function that build returns throws Error: later',
    );
  });

  it('in objects that it has opened, then or later; a class keeps its this', async () => {
    class Finder {
      readonly identity = 'one';
      #calls = 0;
      async find(): Promise<null> {
        if (this.#calls++ > 0) throw new Error('twice');
        return null;
      }
      close(): void {}
    }
    const part = defineAligner({ name: 'bad', schema: {}, bind: () => ({ open: async () => new Finder() }) });
    const { identity, find } = await bindPart(part, options).open(undefined!);
    expect(identity).toBe('one');
    expect(await find(undefined!)).toBeNull();
    await expect(find(undefined!)).rejects.toThrow('aligners.bad has a bug: find throws Error: twice');
  });

  it('lists no more properties of its object than the part does', () => {
    class Diary {
      readonly lines: string[] = [];
      end(): void {
        this.write('end');
      }
      write(text: string): void {
        this.lines.push(text);
      }
    }
    const diary = new Diary();
    const part = defineTracker({ name: 'bad', schema: {}, bind: () => ({ start: () => diary }) });
    const tracking = bindPart(part, options).start(undefined!) as Diary;
    expect(Object.keys(tracking)).toEqual(['lines']);
    tracking.end();
    expect(diary.lines).toEqual(['end']);
  });

  it.each<[string, AnyPart, string]>([
    ['no build', head({ build: undefined! }), 'bind returns no build.'],
    [
      'nothing',
      defineHead({ name: 'mine/bad', schema: {}, bind: () => undefined! }),
      'returns no infer and no build',
    ],
    [
      'neither of two functions',
      defineMetric({ name: 'bad', schema: {}, kinds: [], bind: () => ({}) }),
      'returns no score, or no combine',
    ],
  ])('with %s', (_, part, said) => expect(() => bindPart(part, options)).toThrow(said));
});

describe('an impossible declaration of a part', () => {
  const inferred = (output: object, variables: unknown = []) =>
    head({ infer: () => ({ output, variables }) as ReturnType<BoundHead['infer']> });
  const features = { shape: [2], scale: 'features' };
  const weight = { name: 'w', shape: [2], role: 'weight', init: { type: 'constant', value: 0 } };
  it.each<[string, ReturnType<typeof head>, string]>([
    ['no output', inferred(undefined!), 'infer returns no output.'],
    [
      'a scale',
      inferred({ ...features, scale: 'logit' }),
      'infer returns the scale "logit", not one of "features", "logits", "probabilities", "values" or your own, "plugin/name". Did you mean "logits"?',
    ],
    [
      'a width',
      inferred({ ...features, shape: [Number.NaN] }),
      'the output shape [null], not a list of whole numbers',
    ],
    ['no list of variables', inferred(features, null), 'returns null as its variables, not a list.'],
    ['two variables of one name', inferred(features, [weight, weight]), 'returns two variables named "w".'],
    ['a role', inferred(features, [{ ...weight, role: 'bias' }]), 'variable "w" with the role "bias", not'],
    ['a shape', inferred(features, [{ ...weight, shape: [0.5] }]), 'variable "w" with the shape [0.5], not'],
    [
      'an init',
      inferred(features, [{ ...weight, init: { type: 'zeros' } }]),
      'with the init "zeros", not one of',
    ],
    [
      'a number',
      inferred(features, [{ ...weight, init: { type: 'normal' } }]),
      'with an init whose deviation is undefined.',
    ],
  ])('%s', (_, part, said) => {
    const error = inferring(part) as ZooError;
    expect(error).toBeInstanceOf(PartBug);
    expect(error.message).toContain(said);
    expect(error.message).not.toContain('ZOO_DEBUG');
  });

  it.each([
    [
      { kinds: ['class'] },
      'bind has the kind "class", not one of "multi-label", "classes", "continuous". Did you',
    ],
    [{ scales: ['logit'] }, 'bind has the scale "logit", not one of'],
    [{ scales: 'logits' }, 'bind has scales "logits", not a list.'],
  ])('of a loss: %j', (changed, said) => {
    const facts = { kinds: ['classes'], scales: ['logits'], ...changed } as unknown as Pick<
      BoundLoss,
      'kinds' | 'scales'
    >;
    const loss = defineLoss({ name: 'bad', schema: {}, ...facts, bind: () => ({ build: () => undefined! }) });
    expect(() => bindPart(loss, options)).toThrow(said);
  });
});

describe('the likely fix is named', () => {
  it.each([
    [new Error('no such width'), 'it should call refuse(option, why).'],
    [new TypeError('x.add is not a function'), 'If that is a tensor, write tf.add(x, ...)'],
  ])('for %s', (error, hint) => expect((inferring(failing(error)) as ZooError).message).toContain(hint));
});

describe('errors that stay unchanged', () => {
  const full = Object.assign(new Error('ENOSPC: no space left'), {
    code: 'ENOSPC',
    errno: -28,
    syscall: 'write',
  });
  const gone = Object.assign(new Error('ENOENT: no such file'), {
    code: 'ENOENT',
    errno: -2,
    syscall: 'open',
  });
  const said = new ZooError({ code: 'x', message: 'said plainly' });
  it.each([
    ['a message of zoo', failing(said), said],
    ['a disk that is full', failing(full), full],
    ['a file that a built-in part cannot open', head({ infer: () => raise(gone) }), gone],
  ])('%s', (_, part, error) => expect(inferring(part)).toBe(error));

  it('an error of zoo while a part runs, such as a stop', () => {
    const stop = new HostError();
    expect(inferring(failing(stop))).toBe(stop);
  });

  it("a message of the plugin's own copy of zoo, like one of ours", () => {
    const theirs = Object.assign(new Error(''), { name: 'ZooError', problems: said.problems, exitCode: 2 });
    const error = inferring(failing(theirs));
    expect(error).toBeInstanceOf(ZooError);
    expect(error).toMatchObject({ problems: said.problems, exitCode: 2 });
  });

  it('but not a file that a plugin cannot open', () => {
    expect(inferring(failing(gone))).toBeInstanceOf(PartBug);
  });
});

describe('the registry', () => {
  it('binds a part to its options once', () => {
    let times = 0;
    const bind = () => {
      times++;
      return sound;
    };
    const registry = createRegistry([defineHead({ name: 'mine/bad', schema: {}, bind })]);
    expect(registry.bind('heads', options)).toBe(registry.bind('heads', options));
    registry.bind('heads', { ...options });
    expect(times).toBe(2);
  });
});
