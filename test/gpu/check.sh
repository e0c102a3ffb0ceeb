#!/usr/bin/env bash
# Checks zoo on a machine with a CUDA GPU: engines, agreement with the CPU, speed beside PyTorch on the same card, memory over many steps.
#
#   test/gpu/check.sh [--cpu] [--steps N] [--rounds N]
#
# --cpu runs the same on the CPU, to try the script. PYTHON names a Python with torch, numpy and Pillow. TensorFlow for CUDA is installed
# into the cache unless an engine is there already. Prints a table at the end, and exits with 1 if something failed.
set -uo pipefail
cd "$(dirname "$0")/../.."

device=cuda steps=500 rounds=7
while (($#)); do
  case $1 in
    --cpu) device=cpu ;;
    --steps) steps=$2; shift ;;
    --rounds) rounds=$2; shift ;;
    *) echo "unknown option $1: [--cpu] [--steps N] [--rounds N]" >&2; exit 2 ;;
  esac
  shift
done
export TORCH_DEVICE=$device CI=true ZOO_CACHE="${ZOO_CACHE:-$PWD/.cache/gpu}"
export ZOO_TEST_CACHE=$ZOO_CACHE
zoo() { node dist/bin.js "$@"; }

names=() results=()
check() { # NAME COMMAND...
  local name=$1 began=$SECONDS status=ok
  shift
  printf '\n== %s\n' "$name"
  "$@" || status=FAILED
  names+=("$name") results+=("$status, $((SECONDS - began)) s")
}

card() {
  [[ $device == cpu ]] || nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv
}

# The engine must compute where it is asked to: on a GPU, the provider is cuda.
engine() {
  zoo engine list
  zoo engine list | grep -q '^here *tensorflow' || zoo engine install tensorflow $([[ $device == cuda ]] && echo --cuda)
  node test/gpu/provider.mjs "$device"
}

# Every kernel and part against the numbers of PyTorch, on all engines that are here.
parity() {
  npx vitest run test/engine test/parts/heads test/parts/losses test/layers
}

check 'card' card
check 'build' npm run -s build
check 'engine' engine
check 'parity' parity
check 'engines agree on a page' zoo verify engines ex-cross-attn --epochs 2 --rows 256
check 'resume is exact' zoo verify resume ex-fc --engine tensorflow
check "speed beside PyTorch on $device" node test/bench/bench.mjs --rounds "$rounds"
check "memory over $steps steps" node test/gpu/memory.mjs "$steps"

printf '\n%s\n' 'summary'
failed=0
for i in "${!names[@]}"; do
  printf '  %-32s %s\n' "${names[$i]}" "${results[$i]}"
  [[ ${results[$i]} == ok* ]] || failed=1
done
exit $failed
