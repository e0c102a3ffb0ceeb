// The table of a saved run of the bench, as Markdown.

const INTRO = `# Benchmarks

<!-- generated from saved.json: npm run bench -- --save -->

    npm run bench                                         # this machine, printed
    PYTHON=/path/to/python3 npm run bench                 # beside a PyTorch; without one, its peers are left out
    npm run bench -- --only sam,ex --rounds 11            # some rows, more rounds
    PYTHON=/path/to/python3 npm run bench -- --save       # keeps the run in saved.json, and writes this file from it

Peers are separate processes that take turns, one unit of work each, so that what else the machine does falls on all of them. PyTorch is
compared where \`$PYTHON\` has \`torch\` (and Pillow, for images). \`ZOO_THREADS\` sets the threads of all.

Where the load at the start of a race is above the number of cores by more than 1, other work took part of them. Threads of PyTorch spin while they
wait, so its times are then longer than those of its peers and the ratios too good: such a race decides no goal.
`;

/** README.md, from a saved run. */
export const readme = ({ machine, rows }) =>
  [
    INTRO,
    `## The saved run\n\n${described(machine)}\n`,
    table(
      ['row', 'peer', 'at most', 'by the median', 'by processor time', 'goal'],
      rows.flatMap((row) => row.goals.map((goal) => goalLine(row, goal, machine))),
    ),
    'A goal is met where both the median and the processor time are within it. Times below are milliseconds a unit of work; ratios are to PyTorch in the same race.\n',
    ...rows.map(section),
  ].join('\n');

const described = ({ processor, cores, threads, system, node, zoo }) =>
  `${processor}, ${cores} cores, ${threads} threads, ${system}, Node ${node}, declarative-zoo ${zoo}.`;

function goalLine({ title, load, peers }, { peer, against, most }, { cores }) {
  const name = `${code(peer)} beside ${against === 'pytorch' ? 'PyTorch' : 'PyTorch with our allocator settings'}`;
  const ours = find(peers, peer);
  const theirs = find(peers, against);
  if (!ours || !theirs) {
    const missing = ours ? 'PyTorch' : code(peer);
    return [title, name, most.toFixed(2), '', '', `not measured: ${missing} is not installed`];
  }
  const [median, cpu] = [ours.median / theirs.median, ours.cpu / theirs.cpu];
  const goal = load > cores + 1 ? 'not decided: the machine was busy' : verdict(median <= most, cpu <= most);
  return [title, name, most.toFixed(2), ratio(median), ratio(cpu), goal];
}

function verdict(byMedian, byCpu) {
  if (byMedian && byCpu) return 'met';
  if (byMedian) return '**missed**: met by the median alone';
  return byCpu ? '**missed**: met by processor time alone' : '**missed**';
}

function section({ title, about, rounds, load, peers }) {
  const torch = find(peers, 'pytorch');
  const lines = peers.map((peer) => {
    const ratios =
      torch && peer !== torch ? [peer.median / torch.median, peer.cpu / torch.cpu].map(ratio) : ['', ''];
    const times = [peer.best, peer.median, peer.cpu].map((ms) => ms.toFixed(peer.best < 100 ? 1 : 0));
    return [peer.name, ...times, ...ratios, peer.version ?? ''];
  });
  const heads = [
    'peer',
    'best',
    'median',
    'processor time',
    'median, ratio',
    'processor time, ratio',
    'version',
  ];
  const times = `${rounds === 1 ? '1 round' : `${rounds} rounds`}, load of the machine at the start: ${load.toFixed(1)}.`;
  return `## ${title}\n\n${about}\n\n${table(heads, lines)}\n${times}\n`;
}

const find = (peers, wanted) => peers.find(({ name }) => name === wanted);
const ratio = (value) => value.toFixed(value < 0.1 ? 3 : 2);
const code = (name) => `\`${name}\``;

function table(heads, lines) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return `${[heads, heads.map(() => '---'), ...lines].map(line).join('\n')}\n`;
}
