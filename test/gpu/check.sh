#!/usr/bin/env bash
# Checks zoo on a machine with a CUDA GPU: engines, agreement with the CPU, speed beside PyTorch on the same card, memory over many steps.
#
#   test/gpu/check.sh [--cpu] [--small] [--only PART,...] [--limit SECONDS] [--steps N] [--rounds N]
#
# Each part prints what it finds as it ends; if one fails or takes longer than --limit (300), the next ones still run. At the end
# a table says how each part ended, and the exit code is 1 if one failed. If time on the card is short, run some parts at a time:
#
#   test/gpu/check.sh --only card,build,engine,parity,agree
#   test/gpu/check.sh --only resume,sam,ex,paper,efficientnet,recurrent,memory
#
# To try the script, --cpu runs the same on the CPU, and --small does as little as possible. PYTHON names a Python with torch, numpy and
# Pillow. TensorFlow for CUDA is installed into the cache unless an engine is there already.
set -uo pipefail
cd "$(dirname "$0")/../.."

all=(card build engine parity agree resume sam ex paper efficientnet recurrent memory)
usage() {
  echo "$1: [--cpu] [--small] [--only PART,...] [--limit SECONDS] [--steps N] [--rounds N]; parts: ${all[*]}" >&2
  exit 2
}

device=cuda small= limit=300 steps=500 rounds=7 chosen=("${all[@]}")
while (($#)); do
  case $1 in
    --cpu) device=cpu; shift; continue ;;
    --small) small=--small steps=20 rounds=1; shift; continue ;;
  esac
  (($# > 1)) || usage "$1 is unknown, or has no value"
  case $1 in
    --only) IFS=, read -ra chosen <<<"$2" ;;
    --limit) limit=$2 ;;
    --steps) steps=$2 ;;
    --rounds) rounds=$2 ;;
    *) usage "$1 is unknown" ;;
  esac
  shift 2
done
for part in "${chosen[@]}"; do
  [[ " ${all[*]} " == *" $part "* ]] || usage "$part is not a part"
done
export TORCH_DEVICE=$device CI=true ZOO_CACHE="${ZOO_CACHE:-$PWD/.cache/gpu}"
export ZOO_TEST_CACHE=$ZOO_CACHE device small steps rounds

zoo() { node dist/bin.js "$@"; }
bench() { node test/bench/bench.mjs --only "$1" --engines tensorflow --rounds "$rounds" $small; }
trial() { [[ -z $small ]] && echo "--epochs 2 --rows $1" || echo '--epochs 1 --rows 32'; }

card() { [[ $device == cpu ]] || nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv; }
build() { npm run -s build; }
# The engine must compute on the requested device: on a GPU, the provider is cuda.
engine() {
  zoo engine list
  zoo engine list | grep -q '^here *tensorflow' || zoo engine install tensorflow $([[ $device == cuda ]] && echo --cuda)
  node test/gpu/provider.mjs "$device"
}
# Every kernel and part against the numbers of PyTorch, on all available engines.
parity() { npx vitest run test/engine test/parts/heads test/parts/losses test/layers; }
agree() { zoo verify engines ex-cross-attn $(trial 128); }
resume() { zoo verify resume ex-fc --engine tensorflow $(trial 256); }
sam() { bench sam; }
ex() { bench ex; }
paper() { bench paper; }
efficientnet() { bench efficientnet; }
recurrent() { bench recurrent; }
memory() { node test/gpu/memory.mjs "$steps"; }
export -f zoo bench trial "${all[@]}"

results=()
for part in "${chosen[@]}"; do
  began=$SECONDS status=ok
  printf '\n== %s\n' "$part"
  timeout --kill-after=10 "$limit" bash -uo pipefail -c "$part" || status="FAILED ($?)"
  results+=("$(printf '%-14s %s, %s s' "$part" "$status" $((SECONDS - began)))")
  echo "${results[-1]}"
done

printf '\nsummary on %s\n' "$device"
printf '  %s\n' "${results[@]}"
[[ "${results[*]}" != *FAILED* ]]
