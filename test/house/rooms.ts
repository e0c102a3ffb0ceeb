/** A room of src: its purpose, and its value imports from other rooms and packages, each with the reason. */
export interface Room {
  readonly does: string;
  /** Other rooms. `errors` is open to all. */
  readonly rooms: { readonly [room: string]: string };
  /** Packages from npm; those of Node are open to all. */
  readonly packages: { readonly [name: string]: string };
}

const any = { '*': 'it wires the rooms together' };

/** The value imports that each room may have; docs/house.md explains them. Types are free everywhere. */
export const rooms: { readonly [room: string]: Room } = {
  // ---- the verbs, in their order
  spec: {
    does: 'YAML to a value that knows its places; extends, profiles, --set, references',
    rooms: { canonical: 'equal values, equal hashes', files: 'opens only regular files' },
    packages: { yaml: 'reads and writes YAML', diff: 'says what zoo fill changes' },
  },
  schema: {
    does: 'checks a page by the schemas of the parts present, fills defaults, explains',
    rooms: {
      generated: 'the schema of a page, the list of all',
      files: 'opens only regular files',
      extent: 'height and width of images',
    },
    packages: {
      ajv: 'the JSON Schema validator; it lives only here',
      '#validators': 'the built-in schemas, compiled when the project is built',
      '#file-validators': 'the same for studies and configurations',
      '#compiler': 'compiles the schemas of plugins; not in a browser',
    },
  },
  plan: {
    does: 'a checked page to a plan: wiring, shapes, stages, costs; plain JSON',
    rooms: {
      network: 'reads a backbone as shapes and costs (declare)',
      labels: 'the range of values',
      extent: 'height and width of images',
    },
    packages: { '@dagrejs/dagre': 'lays out the drawn plan' },
  },
  cost: {
    does: 'what a run of a plan takes: FLOPs, memory, steps, time',
    rooms: {
      plan: 'what a stage computes',
      graph: 'builds the plan on the counting engine',
      train: 'makes a step there',
    },
    packages: {},
  },
  engine: {
    does: 'which tfjs engine runs, and what it is completed with',
    rooms: {
      files: 'builds an engine aside, and moves it into place',
      onnx: 'writes kernels as operators',
      trace: 'a kernel without a form',
    },
    packages: {
      '@tensorflow/tfjs-core': 'the tensor library; passed as a value',
      '@tensorflow/tfjs-layers': 'its gradients',
      '@tensorflow/tfjs-backend-wasm': 'an engine',
      '@tensorflow/tfjs-backend-cpu': 'an engine, the reference',
      '@tensorflow/tfjs-node-gpu': 'an engine, the user brings it',
      'onnxruntime-node': 'an engine; matrix products of the wasm engine',
      'onnx-proto': 'their graphs',
    },
  },
  graph: {
    does: 'a plan to variables and forward functions on an engine',
    rooms: {
      engine: 'reads tensors back',
      network: 'reads a backbone as tensors',
      part: 'a head that breaks its word',
      plan: 'where a backbone is in its page, and what its images are called',
      random: 'initial values',
    },
    packages: {},
  },
  train: {
    does: 'the loop: batches, steps, checkpoints, predictions, scores',
    rooms: {
      engine: 'reads tensors back',
      graph: 'passes, variables and their values',
      random: 'order of rows, dropout masks, mixtures',
      layers: 'the norm of a gradient; targets without one',
      plan: 'the nodes that losses read and train',
      decision: 'logits as probabilities',
    },
    packages: {},
  },
  report: {
    does: 'tables, charts and the HTML report from saved numbers alone',
    rooms: {
      decision: 'the class or labels that an output means',
      labels: 'the range of values',
      tables: 'lines of CSV files',
    },
    packages: { echarts: 'draws the charts' },
  },
  trace: {
    does: 'the kernels of a model in evaluation, for any batch size: what exports are written from',
    rooms: {
      engine: 'records kernels; computes constants',
      graph: 'builds the plan there',
      plan: 'what the images of a backbone are called',
      train: 'answers in the scale of their labels',
    },
    packages: {},
  },
  onnx: {
    does: 'kernels as operators of ONNX: what exports and an engine are written with',
    rooms: {
      trace: 'attributes of kernels; sizes that depend on the batch',
      weights: 'numbers of 16 bits',
    },
    packages: { 'onnx-proto': 'its types by number' },
  },
  export: {
    does: 'formats that a trained model leaves in, and what runs them',
    rooms: {
      trace: 'the node behind a kernel, its attributes',
      onnx: 'writes kernels as operators',
      weights: 'numbers of 16 bits',
      network: 'onnxruntime, if installed',
      engine: 'reads tensors back',
      report: 'how a score is written in a model card',
      files: 'opens only regular files',
      extent: 'height and width of images',
    },
    packages: {
      'onnx-proto': 'writes ONNX',
      '@tensorflow/tfjs-converter': 'runs a GraphModel',
      yaml: 'the metadata of a model card',
    },
  },
  serve: {
    does: 'predictions over HTTP: requests into batches for threads that run exported models',
    rooms: {
      data: 'reads images as a run does',
      network: 'onnxruntime',
      web: 'what an exported file says of itself; its outputs by the names of labels; windows of a sequence',
      extent: 'height and width of images',
    },
    packages: { fastify: 'HTTP', '@fastify/multipart': 'forms with files' },
  },
  web: {
    does: 'exported models in a browser, without Node: the door declarative-zoo/web',
    rooms: {
      data: 'the resizer',
      extent: 'height and width of images',
      export: 'what a model is meant for',
      train: 'how a sequence is cut into windows',
      graph: 'the mean of a frame in several windows',
      prediction: 'outputs by the names of labels',
    },
    packages: {},
  },
  // ---- what the verbs use
  bank: {
    does: 'frozen outputs, computed once and kept on disk by content',
    rooms: {
      engine: 'reads tensors back',
      graph: 'runs frozen heads',
      canonical: 'equal values, equal hashes',
      files: 'whole or not at all; one process at a time; rows at their positions',
      vectors: 'vectors in memory',
    },
    packages: {},
  },
  data: {
    does: 'images, annotation files, labels',
    rooms: {
      random: 'augmentation',
      files: 'opens only regular files',
      tables: 'lines of an annotation file',
      labels: 'the range of values',
      extent: 'height and width of images',
    },
    packages: { sharp: 'decodes images' },
  },
  faces: {
    does: 'draws the built-in faces, and gives those in videos a voice',
    rooms: {
      audio: 'writes WAV files',
      random: 'every choice of a face',
      labels: 'the units that an expression shows',
      files: 'whole or not at all; one process at a time',
    },
    packages: { sharp: 'rasterizes a drawing' },
  },
  audio: {
    does: 'sound: WAV files, spectrograms, which part of a sound belongs to a frame of a video',
    rooms: { files: 'opens only regular files, and tells what they are', tables: 'lists of frame rates' },
    packages: {},
  },
  archive: {
    does: 'untrusted zip files: a .npz of vectors, a .pt of weights',
    rooms: {},
    packages: {},
  },
  tables: {
    does: 'tables in text files: encoding, separator, rows; lines of CSV',
    rooms: { files: 'what a file is that is not a table' },
    packages: {},
  },
  vectors: {
    does: 'vectors that the user brings, read at their positions: npy, npz, safetensors; csv, jsonl',
    rooms: {
      archive: 'an .npz is a zip',
      files: 'opens only regular files, reads them at positions; what a file is that has no vectors',
      tables: 'csv and jsonl',
      weights: 'numbers of 16 bits; safetensors',
    },
    packages: {},
  },
  weights: {
    does: 'weight files to named arrays, and back',
    rooms: {
      archive: 'a file of PyTorch is a zip',
      files: 'downloads, locks, opens only regular files, and what a file is that has no weights',
      network: 'the variables that imported arrays must fit',
    },
    packages: {},
  },
  network: {
    does: 'a backbone described once, read as shapes, tensors and ONNX',
    rooms: { engine: 'reads tensors back', layers: 'batch norm' },
    packages: { 'onnx-proto': 'writes ONNX', 'onnxruntime-node': 'runs ONNX' },
  },
  frozen: {
    does: 'external models, run as they are: ONNX files, tfjs GraphModels',
    rooms: {
      engine: 'reads tensors back; the limits that the user sets',
      network: 'onnxruntime, if installed',
      weights: 'the fields of an ONNX file; fetches models',
      files: 'opens only regular files',
    },
    packages: { '@tensorflow/tfjs-converter': 'reads a GraphModel' },
  },
  layers: {
    does: 'bricks of heads and losses',
    rooms: { part: 'refuses an option', decision: 'the class or labels that an output means' },
    packages: {},
  },
  random: { does: 'random numbers as functions of seed and path', rooms: {}, packages: {} },
  plugins: {
    does: 'packages of external parts: which may run, and whether their parts are sound',
    rooms: {
      part: 'the line of a plugin in a stack',
      files: 'package.json, which lists the plugins that may run',
    },
    packages: {
      semver: 'whether a plugin is for this version',
      'ts-morph': 'compiles a plugin',
    },
  },
  zoo: { does: 'the list of pages and the papers behind them', rooms: {}, packages: {} },
  // ---- parts and their contract
  part: {
    does: 'what a part is; the door of each shelf; a part bound to its options, and whose fault it is where it fails',
    rooms: {},
    packages: {},
  },
  registry: { does: 'the parts present, as a value', rooms: { part: 'binds a part' }, packages: {} },
  canonical: {
    does: 'JSON with its keys in order, and its hash',
    rooms: {},
    packages: { '@noble/hashes': 'sha256 without Node' },
  },
  files: {
    does: 'the only room that writes: files whole or not at all, folders marked as ours, locks, hashes; it opens only regular files, and tells what they are',
    rooms: {},
    packages: {},
  },
  decision: { does: 'how an output becomes a class or labels, the one rule', rooms: {}, packages: {} },
  extent: { does: 'the size of images, as a page writes it', rooms: {}, packages: {} },
  prediction: {
    does: 'what a head predicts, by the names of its labels',
    rooms: { decision: 'classes, labels and probabilities' },
    packages: {},
  },
  labels: { does: 'the label spaces of facial affect, and the range of any', rooms: {}, packages: {} },
  errors: { does: 'every sentence that we can fail with', rooms: {}, packages: {} },
  generated: { does: 'types and schemas, written from schemas/', rooms: {}, packages: {} },
  parts: {
    does: 'the shelves, one part per file',
    rooms: {
      part: 'the door',
      generated: 'the schema of the part',
      layers: 'bricks',
      network: 'the residual networks, which are several backbones',
      data: 'labels and images of data sets',
      tables: 'the files that data sets consist of',
      vectors: 'readers of the vectors that stand in for a backbone',
      frozen: 'external models that are a backbone',
      audio: 'the sound of frames',
      extent: 'height and width of images',
      files: 'the files of trackers',
      slurm: 'submits a study',
      labels: 'the units that an expression shows',
    },
    packages: { protobufjs: 'events for TensorBoard' },
  },
  slurm: {
    does: 'a study as jobs of Slurm: the script, the calls, what is in the queue',
    rooms: { files: 'the script, and the numbers of the jobs' },
    packages: {},
  },
  cache: {
    does: 'what the cache holds, its readers, and what of it may be removed',
    rooms: {
      bank: 'the lock of a bank',
      faces: 'folders of drawn faces',
      files: 'marks, locks; removes what is ours',
    },
    packages: {},
  },
  // ---- who knows them all
  api: {
    does: 'what programs call: pages, plans, runs and predictions as values; the context that the command line shares',
    rooms: {
      run: 'the stories',
      many: 'executes a run',
      plan: 'the nodes and steps that predict',
      engine: 'settings from the environment',
      parts: 'the built-in parts',
      registry: 'the parts present',
      prediction: 'outputs by the names of labels',
      tools: 'exports a run',
      export: 'the format of a name',
      files: 'the folder of the package',
    },
    packages: {},
  },
  index: {
    does: 'the public door, for programs and plugins',
    rooms: {
      api: 'what programs call',
      part: 'the shelves',
      registry: 'parts as a value',
      labels: 'label spaces',
      layers: 'bricks',
      random: 'streams',
      frozen: 'models in files',
      data: 'the resizer',
      tables: 'readers of tables',
    },
    packages: {},
  },
  testing: {
    does: 'the door for tests of plugins',
    rooms: { engine: 'the tensor library', part: 'binds a part' },
    packages: {},
  },
  run: { does: 'the story: page to report', rooms: any, packages: {} },
  many: {
    does: 'several runs: studies and their units, executed here or elsewhere, compared over seeds',
    rooms: {
      run: 'runs a page; reads what its folder holds',
      engine: 'the engine that a study pins',
      weights: 'the files of weights that a unit reads',
      train: 'scores resampled rows',
      plan: 'the nodes and steps that predict',
      random: 'draws them',
      canonical: 'equal units, equal addresses',
      schema: 'checks a study file',
      zoo: 'the list of studies',
      spec: 'a page as text; reads a study file',
      report: 'draws comparisons and studies',
      tables: 'the lines of its table',
      files: 'writes it',
    },
    packages: {},
  },
  conformance: {
    does: 'the kit that holds every part to the promises of its shelf',
    rooms: {
      run: 'loads the plugin under test',
      part: 'binds a part to options',
      registry: 'the parts of a small page',
      plugins: 'finds a plugin; what is wrong with its package',
      schema: 'what a schema accepts',
      plan: 'plans small pages',
      cost: 'makes a step on the counting engine',
      trace: 'the kernels of a model with the part',
      export: 'writes that model in every format',
      engine: 'the engine that parts are tried on',
      network: 'reads a backbone both ways',
      graph: 'builds a part, fills its variables',
      train: 'trains a small page',
      weights: 'checkpoints that stay in memory',
      random: 'inputs and options',
      labels: 'label spaces to score',
      decision: 'what metrics are compared with',
      data: 'rows and pictures',
      faces: 'photos of faces',
      audio: 'a sound',
      files: 'folders to try in',
    },
    packages: {},
  },
  tools: {
    does: 'what serves pages, plugins and this machine, without a run',
    rooms: any,
    packages: {},
  },
  docs: {
    does: 'the reference, written from schemas, docstrings and sentences; the site',
    rooms: { schema: 'options as text', files: 'writes the reference and the site' },
    packages: {
      'ts-morph': 'reads the docstrings',
      '@11ty/eleventy': 'makes the site',
      'markdown-it': 'its Markdown',
      '@vscode/markdown-it-katex': 'its formulas',
      'highlight.js': 'its blocks of code',
    },
  },
  commands: { does: 'parse, call, print', rooms: any, packages: { '@oclif/core': 'the command line' } },
  bin: {
    does: 'the executable',
    rooms: { commands: 'what ends a process that could not start' },
    packages: { '@oclif/core': 'the command line' },
  },
};

/** The rooms that have several subjects, and the folders of each. The stories that use them are in src/run itself. */
export const folders: { readonly [room: string]: { readonly [folder: string]: string } } = {
  run: {
    page: 'a page: opened, checked, validated, explained, filled, costed; the schema for editors',
    data: "a page's data set: read, split, checked, what is doubtful about it",
    model: 'a plan on an engine: its backbone, aligner, and where its inputs come from',
    record: 'what a run leaves: its folder, predictions, scores and report; trackers',
  },
  tools: {
    'new-page': '`zoo new` and `zoo cp`: looks at the data, writes a page, puts it where it is sound',
    plugin: 'allows plugins, builds them, makes a new one, finds the source of a part',
    scaffold: 'the files of a new plugin, from the templates in `plugins/templates`',
    verify: 'proofs that resume is exact and that engines agree',
    export: 'a finished run traced, written in a format, compared with the run, put in its place',
    serve: 'finished runs exported into the cache, and served',
    doctor: 'what is wrong with this machine, folder and cache',
    docs: 'the reference and the site: written, and held to the sources',
  },
};

/** The folders of a room as docs/house.md shows them. */
export const folderTable = (room: string): string =>
  [`| in \`src/${room}\` | what it does |`, '| --- | --- |']
    .concat(Object.entries(folders[room]!).map(([folder, does]) => `| \`${folder}\` | ${does} |`))
    .join('\n');

/** The table as docs/house.md shows it. */
export function roomTable(): string {
  const list = (uses: { readonly [name: string]: string }): string =>
    Object.entries(uses)
      .map(([name, why]) => (name === '*' ? `all: ${why}` : `\`${name}\`: ${why}`))
      .join('; ');
  const rows = Object.entries(rooms).map(
    ([room, { does, rooms: others, packages }]) =>
      `| \`${room}\` | ${does} | ${list(others)} | ${list(packages)} |`,
  );
  return [
    '| room | what it does | rooms it takes values from | packages |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
