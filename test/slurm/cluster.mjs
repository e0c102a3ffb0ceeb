/**
 * A Slurm cluster of three nodes on this machine, in one folder: munged, slurmctld and three slurmd with their own ports. No
 * configuration of the system is read or written. As root, each node gets its own host name and process ids (Linux
 * namespaces), as separate machines have; otherwise the nodes share those of this machine.
 *
 *   node test/slurm/cluster.mjs start FOLDER    then: export SLURM_CONF=FOLDER/slurm.conf
 *   node test/slurm/cluster.mjs stop FOLDER
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { hostname, userInfo } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const NODES = ['w1', 'w2', 'w3'];

/** Daemons are outside of the PATH of most users. */
const PATH = [process.env.PATH, '/usr/sbin', '/usr/local/sbin', '/sbin'].join(delimiter);
const NEEDED = [
  'munged',
  'mungekey',
  'slurmctld',
  'slurmd',
  'sbatch',
  'scontrol',
  'squeue',
  'sinfo',
  'scancel',
];

/** The programs of Slurm and munge that this machine lacks. */
export const missingPrograms = () => NEEDED.filter((name) => pathOf(name) === undefined);

const pathOf = (name) =>
  PATH.split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => isExecutable(file));

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether nodes can get their own host names and process ids. */
const canSeparate = () =>
  process.getuid() === 0 &&
  spawnSync('unshare', ['--uts', '--pid', '--fork', '--mount-proc', 'hostname', 'w1']).status === 0;

/** Starts the cluster in an empty folder; resolves once all nodes are idle. */
export async function startCluster(folder) {
  const place = (...parts) => join(resolve(folder), ...parts);
  for (const name of ['state', 'log', ...NODES.map((node) => `spool/${node}`)])
    mkdirSync(place(name), { recursive: true });
  const separate = canSeparate();
  writeFileSync(place('slurm.conf'), await configuration(place, separate));
  const cluster = clusterIn(folder);
  execFileSync(pathOf('mungekey'), ['--create', `--keyfile=${place('munge.key')}`]);
  chmodSync(place('munge.key'), 0o400);
  cluster.start('munged');
  await cluster.until(() => existsSync(place('munge.socket')), 'munged', 20);
  cluster.start('slurmctld');
  for (const node of NODES) cluster.start(node);
  await cluster.until(() => cluster.states().every((state) => state === 'idle'), 'three idle nodes', 60);
  return cluster;
}

/** A cluster that `startCluster` made in this folder. */
export function clusterIn(folder) {
  const place = (...parts) => join(resolve(folder), ...parts);
  const env = { ...process.env, PATH, SLURM_CONF: place('slurm.conf') };
  const separate = /NodeHostname=w1/.test(readFileSync(place('slurm.conf'), 'utf8'));
  const call = (program, ...args) => execFileSync(program, args, { env, encoding: 'utf8' });
  const commands = {
    munged: [
      'munged',
      '--foreground',
      '--force',
      `--key-file=${place('munge.key')}`,
      `--socket=${place('munge.socket')}`,
      `--pid-file=${place('munged.pid')}`,
      `--seed-file=${place('munged.seed')}`,
      `--log-file=${place('log/munged.log')}`,
    ],
    slurmctld: ['slurmctld', '-D', '-i'],
    ...Object.fromEntries(NODES.map((node) => [node, nodeCommand(node, separate)])),
  };
  const start = (name) => {
    const [program, ...args] = commands[name];
    const log = openSync(place(`log/${name}.out`), 'a');
    // The name marks this process and all that it starts: whatever happens, `end` finds them by it.
    const marked = { ...env, SLURMD_NODENAME: name };
    spawn(program, args, { env: marked, detached: true, stdio: ['ignore', log, log] }).unref();
  };
  const end = (name) => {
    for (let tries = 0; tries < 20; tries++) {
      const found = processesOf(place('slurm.conf'), name);
      if (found.length === 0) return;
      for (const pid of found) killQuietly(pid);
      spawnSync('sleep', ['0.1']);
    }
    throw new Error(`processes of ${name ?? 'the cluster'} cannot be ended`);
  };
  return {
    env,
    separate,
    call,
    /** Starts munged, slurmctld or a node. */
    start,
    /** Ends it by SIGKILL, with every process that runs on it. Without a name: all of them. */
    end,
    states: () => states(call),
    until,
    stop: () => end(),
  };
}

const nodeCommand = (node, separate) =>
  separate
    ? [
        ...['unshare', '--uts', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-c'],
        'hostname "$1" && exec slurmd -D -N "$1"',
        'sh',
        node,
      ]
    : ['slurmd', '-D', '-N', node];

/** The state of each node in lower case, once for all partitions: `idle`, `mix`, `down`. Empty until the controller responds. */
function states(call) {
  try {
    return call('sinfo', '--noheader', '--Node', '--partition=all', '--format=%T').trim().split('\n');
  } catch {
    return [''];
  }
}

/** Waits for a condition. Throws after this number of seconds. */
async function until(isDone, what, seconds) {
  const end = Date.now() + seconds * 1000;
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error(`no ${what} after ${seconds} s`);
    await sleep(250);
  }
}

/** The processes of a node, or of the whole cluster: their environment names the configuration and the node. */
function processesOf(conf, name) {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => {
      const variables = environmentOf(pid);
      return (
        variables.includes(`SLURM_CONF=${conf}`) &&
        (name === undefined
          ? variables.some((one) => one.startsWith('SLURMD_NODENAME='))
          : variables.includes(`SLURMD_NODENAME=${name}`))
      );
    })
    .map(Number);
}

function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return []; // it has ended, or is another user's
  }
}

function killQuietly(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has already ended
  }
}

async function configuration(place, separate) {
  const { username } = userInfo();
  const host = hostname().split('.')[0];
  const ports = await freePorts(NODES.length + 1);
  const nodes = NODES.map(
    (node, i) =>
      `NodeName=${node} NodeHostname=${separate ? node : host} NodeAddr=127.0.0.1 Port=${ports[i + 1]} CPUs=1 RealMemory=1000 State=UNKNOWN`,
  );
  return `ClusterName=zoo
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmUser=${username}
SlurmdUser=${username}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=${place('munge.socket')},cred_expire=10
StateSaveLocation=${place('state')}
SlurmdSpoolDir=${place('spool/%n')}
SlurmctldPidFile=${place('slurmctld.pid')}
SlurmdPidFile=${place('slurmd.%n.pid')}
SlurmctldLogFile=${place('log/slurmctld.log')}
SlurmdLogFile=${place('log/slurmd.%n.log')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=2,sched_interval=2,batch_sched_delay=1
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SwitchType=switch/none
ReturnToService=2
SlurmdTimeout=10
KillWait=5
MinJobAge=900
MpiDefault=none
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
${nodes.join('\n')}
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
PartitionName=short Nodes=ALL MaxTime=1 DefaultTime=1 GraceTime=15 PriorityTier=1 State=UP
PartitionName=urgent Nodes=ALL MaxTime=INFINITE PriorityTier=10 State=UP
`;
}

/** Ports that nothing listens on at this moment. */
async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((done, failed) => {
          const server = createServer().once('error', failed);
          server.listen(0, '127.0.0.1', () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , order, folder] = process.argv;
  if (order === 'start') await startCluster(folder);
  else if (order === 'stop') clusterIn(folder).stop();
  else throw new Error('expected: start FOLDER, or stop FOLDER');
}
