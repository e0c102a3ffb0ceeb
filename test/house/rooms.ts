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
    does: 'YAML to a value with the place of every key; extends, profiles, --set, references',
    rooms: { canonical: 'equal values, equal hashes', files: 'opens only regular files' },
    packages: { yaml: 'reads and writes YAML', diff: 'shows what zoo fill changes' },
  },
  schema: {
    does: 'checks a page with the schemas of the parts, fills defaults, explains',
    rooms: {
      generated: 'the schema of a page, the list of all schemas',
      files: 'opens only regular files',
      extent: 'height and width of images',
    },
    packages: {
      ajv: 'the JSON Schema validator; used only here',
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
    does: 'what a plan costs to run: FLOPs, memory, steps, time',
    rooms: {
      plan: 'what a stage computes',
      graph: 'builds the plan on the counting engine',
      train: 'makes a step there',
    },
    packages: {},
  },
  engine: {
    does: 'chooses the tfjs engine, and adds the kernels that it lacks',
    rooms: {
      files: 'builds an engine in a temporary folder, and moves it into place',
      onnx: 'writes kernels as operators',
      trace: 'a kernel without an ONNX form',
    },
    packages: {
      '@tensorflow/tfjs-core': 'the tensor library; passed as a value',
      '@tensorflow/tfjs-layers': 'its gradients',
      '@tensorflow/tfjs-backend-wasm': 'an engine',
      '@tensorflow/tfjs-backend-cpu': 'an engine, the reference',
      '@tensorflow/tfjs-node-gpu': 'an engine, which the user installs',
      'onnxruntime-node': 'an engine; matrix products of the wasm engine',
      'onnx-proto': 'the graphs of onnxruntime',
    },
  },
  graph: {
    does: 'a plan to variables and forward functions on an engine',
    rooms: {
      engine: 'reads tensors back',
      network: 'reads a backbone as tensors',
      part: 'the error of a head that breaks its contract',
      plan: 'where a backbone is in its page, and the name of its images',
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
    does: 'tables, charts and the HTML report, from saved numbers only',
    rooms: {
      decision: 'the class or labels that an output means',
      labels: 'the range of values',
      tables: 'lines of CSV files',
    },
    packages: { echarts: 'draws the charts' },
  },
  trace: {
    does: 'the kernels of a model in evaluation, for any batch size; exports are written from them',
    rooms: {
      engine: 'records kernels; computes constants',
      graph: 'builds the plan there',
      plan: 'the name of the images of a backbone',
      train: 'predictions in the unit of their labels',
    },
    packages: {},
  },
  onnx: {
    does: 'writes kernels as ONNX operators, for exports and for an engine',
    rooms: {
      trace: 'attributes of kernels; sizes that depend on the batch',
      weights: '16-bit numbers',
    },
    packages: { 'onnx-proto': 'the numbers of its types' },
  },
  export: {
    does: 'the formats that a trained model is exported to, and what runs them',
    rooms: {
      trace: 'the node behind a kernel, its attributes',
      onnx: 'writes kernels as operators',
      weights: '16-bit numbers',
      network: 'onnxruntime, if installed',
      engine: 'reads tensors back',
      report: 'formats the scores of a model card',
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
    does: 'predictions over HTTP: collects requests into batches for threads that run exported models',
    rooms: {
      data: 'reads images as a run does',
      network: 'onnxruntime',
      web: 'the metadata of an exported file; its outputs by the names of labels; windows of a sequence',
      extent: 'height and width of images',
    },
    packages: { fastify: 'HTTP', '@fastify/multipart': 'forms with files' },
  },
  web: {
    does: 'exported models in a browser, without Node: the entry point declarative-zoo/web',
    rooms: {
      data: 'the resizer',
      extent: 'height and width of images',
      export: 'the purpose of a model',
      train: 'how a sequence is cut into windows',
      graph: 'the mean of a frame in several windows',
      prediction: 'outputs by the names of labels',
    },
    packages: {},
  },
  // ---- what the verbs use
  bank: {
    does: 'frozen outputs, computed once and kept on disk under a hash of their inputs',
    rooms: {
      engine: 'reads tensors back',
      graph: 'runs frozen heads',
      canonical: 'equal values, equal hashes',
      files: 'writes a file completely or not at all; one process at a time; rows at their positions',
      vectors: 'vectors in memory',
    },
    packages: {},
  },
  data: {
    does: 'images, annotation files, labels',
    rooms: {
      random: 'augmentation',
      files: 'opens only regular files',
      tables: 'the lines of an annotation file',
      labels: 'the range of values',
      extent: 'height and width of images',
    },
    packages: { sharp: 'decodes images' },
  },
  faces: {
    does: 'draws the built-in faces, and gives the faces in videos a voice',
    rooms: {
      audio: 'writes WAV files',
      random: 'every choice of a face',
      labels: 'the units that an expression shows',
      files: 'writes a file completely or not at all; one process at a time',
    },
    packages: { sharp: 'rasterizes a drawing' },
  },
  audio: {
    does: 'sound: WAV files, spectrograms, the part of a sound that belongs to a video frame',
    rooms: { files: 'opens only regular files, and detects their kind', tables: 'lists of frame rates' },
    packages: {},
  },
  archive: {
    does: 'untrusted zip files: a .npz of vectors, a .pt of weights',
    rooms: {},
    packages: {},
  },
  tables: {
    does: 'tables in text files: encoding, separator, rows; lines of CSV',
    rooms: { files: 'the kind of a file that is not a table' },
    packages: {},
  },
  vectors: {
    does: "the user's own vectors, read at their positions: npy, npz, safetensors; csv, jsonl",
    rooms: {
      archive: 'an .npz is a zip',
      files: 'opens only regular files, reads them at positions; the kind of a file without vectors',
      tables: 'csv and jsonl',
      weights: '16-bit numbers; safetensors',
    },
    packages: {},
  },
  weights: {
    does: 'weight files to named arrays, and back',
    rooms: {
      archive: 'a file of PyTorch is a zip',
      files: 'downloads, locks, opens only regular files; the kind of a file without weights',
      network: 'the variables that imported arrays must fit',
    },
    packages: {},
  },
  network: {
    does: 'a backbone described once, read as shapes, tensors and ONNX',
    rooms: { engine: 'reads tensors back', layers: 'batch norm; operations with one gradient' },
    packages: { 'onnx-proto': 'writes ONNX', 'onnxruntime-node': 'runs ONNX' },
  },
  frozen: {
    does: 'external models, run unchanged: ONNX files, tfjs GraphModels',
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
    does: 'packages of external parts: which may run, and whether their parts are valid',
    rooms: {
      part: 'finds the line of a plugin in a stack',
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
    does: 'what a part is; the functions that define the parts of each shelf; binds a part to its options, and attributes its failures',
    rooms: {},
    packages: {},
  },
  registry: { does: 'the available parts, as a value', rooms: { part: 'binds a part' }, packages: {} },
  canonical: {
    does: 'JSON with its keys in order, and its hash',
    rooms: {},
    packages: { '@noble/hashes': 'sha256 without Node' },
  },
  files: {
    does: 'the only room that writes: complete files or none, folders marked as ours, locks, hashes; it opens only regular files, and detects their kind; it keeps compiled code',
    rooms: {},
    packages: {},
  },
  decision: { does: 'how an output becomes a class or labels, in one rule', rooms: {}, packages: {} },
  extent: { does: 'the size of images, as a page writes it', rooms: {}, packages: {} },
  prediction: {
    does: 'what a head predicts, by the names of its labels',
    rooms: { decision: 'classes, labels and probabilities' },
    packages: {},
  },
  labels: { does: 'the label spaces of facial affect, and the range of any', rooms: {}, packages: {} },
  errors: { does: 'every error message', rooms: {}, packages: {} },
  generated: { does: 'types and schemas, written from schemas/', rooms: {}, packages: {} },
  parts: {
    does: 'the shelves, one part per file',
    rooms: {
      part: 'the functions that define parts',
      generated: 'the schema of the part',
      layers: 'bricks',
      network: 'the residual networks, which several backbones share',
      data: 'labels and images of data sets',
      tables: 'the files that data sets consist of',
      vectors: 'readers of the vectors that replace a backbone',
      frozen: 'external models used as a backbone',
      audio: 'the sound of frames',
      extent: 'height and width of images',
      files: 'the files of trackers',
      slurm: 'submits a study',
      labels: 'the units that an expression shows',
    },
    packages: { protobufjs: 'events for TensorBoard' },
  },
  slurm: {
    does: 'runs a study as Slurm jobs: the script, the calls, the queue',
    rooms: { files: 'writes the script and the numbers of the jobs' },
    packages: {},
  },
  cache: {
    does: 'what the cache contains, which runs read it, and what can be removed',
    rooms: {
      bank: 'the lock of a bank',
      faces: 'folders of drawn faces',
      files: 'marks, locks; removes our files',
    },
    packages: {},
  },
  // ---- what uses all of them
  api: {
    does: 'what programs call: pages, plans, runs and predictions as values; the context that the command line shares',
    rooms: {
      run: 'the stories',
      many: 'executes a run',
      plan: 'the nodes and steps that predict',
      engine: 'settings from the environment',
      parts: 'the built-in parts',
      registry: 'the available parts',
      prediction: 'outputs by the names of labels',
      tools: 'exports a run',
      export: 'the format of a name',
      files: 'the folder of the package',
    },
    packages: {},
  },
  index: {
    does: 'the public entry point, for programs and plugins',
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
    does: 'the entry point for tests of plugins',
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
      random: 'draws these rows',
      canonical: 'equal units, equal addresses',
      schema: 'checks a study file',
      zoo: 'the list of studies',
      spec: 'a page as text; reads a study file',
      report: 'draws comparisons and studies',
      tables: 'the lines of the table of a study',
      files: 'writes this table',
    },
    packages: {},
  },
  conformance: {
    does: 'the kit that tests every part against the contract of its shelf',
    rooms: {
      run: 'loads the plugin under test',
      part: 'binds a part to options',
      registry: 'the parts of a small page',
      plugins: 'finds a plugin; checks its package',
      schema: 'what a schema accepts',
      plan: 'plans small pages',
      cost: 'makes a step on the counting engine',
      trace: 'the kernels of a model with the part',
      export: 'writes that model in every format',
      engine: 'the engine for these tests',
      network: 'reads a backbone both ways',
      graph: 'builds a part, fills its variables',
      train: 'trains a small page',
      weights: 'checkpoints that stay in memory',
      random: 'inputs and options',
      labels: 'label spaces to score',
      decision: 'the expected decisions of metrics',
      data: 'rows and images',
      faces: 'photos of faces',
      audio: 'a sound',
      files: 'temporary folders',
    },
    packages: {},
  },
  tools: {
    does: 'work on pages, plugins and this machine, without a run',
    rooms: any,
    packages: {},
  },
  docs: {
    does: 'the reference, written from schemas, docstrings and error messages; the site',
    rooms: { schema: 'options as text', files: 'writes the reference and the site' },
    packages: {
      'ts-morph': 'reads the docstrings',
      '@11ty/eleventy': 'makes the site',
      'markdown-it': 'its Markdown',
      '@vscode/markdown-it-katex': 'its formulas',
      'highlight.js': 'its blocks of code',
    },
  },
  commands: { does: 'parses, calls, prints', rooms: any, packages: { '@oclif/core': 'the command line' } },
  bin: {
    does: 'the executable',
    rooms: {
      commands: 'ends a process that could not start',
      files: 'keeps compiled code between calls',
    },
    packages: { '@oclif/core': 'the command line' },
  },
};

/** The rooms that have several subjects, and the folders of each. The stories that use them are in src/run itself. */
export const folders: { readonly [room: string]: { readonly [folder: string]: string } } = {
  run: {
    page: 'a page: opens, checks, validates, explains, fills and costs it; the schema for editors',
    data: "a page's data set: reads, splits and checks it, and reports what is doubtful",
    model: 'a plan on an engine: its backbone, its aligner, and the source of its inputs',
    record: 'what a run writes: its folder, predictions, scores and report; trackers',
  },
  tools: {
    'new-page': '`zoo new` and `zoo cp`: looks at the data, writes a page, and saves it if it is valid',
    plugin: 'allows plugins, builds them, creates a new one, finds the source of a part',
    scaffold: 'the files of a new plugin, from the templates in `plugins/templates`',
    verify: 'checks that resume is exact and that engines agree',
    export: 'traces a finished run, writes it in a format, compares it with the run, moves it into place',
    serve: 'exports finished runs into the cache, and serves them',
    doctor: 'finds what is wrong with this machine, folder and cache',
    docs: 'writes the reference and the site, and checks them against the sources',
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
