#!/bin/sh
# Hands a batch to Slurm: a plan, an array job with one task a shard, and a job that collects when all are done.
#
#   submit.sh SHARDS OUT.zip INPUT… [OPTION…]        e.g. submit.sh 64 out/posts.zip posts --job job.toml
#
# Inputs and output must lie on a file system that all nodes see. OPTIONs are those of `pressmark plan`. The
# environment may say PRESSMARK (the program), SHARD_OPTIONS (for each shard, e.g. "--time-limit 60"),
# SHARD_SBATCH and COLLECT_SBATCH (for sbatch, e.g. "--partition=long --time=8:00:00"). Prints both job ids.
set -eu
if [ $# -lt 3 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0"
    exit 2
fi
shards=$1
out=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
PRESSMARK=${PRESSMARK:-pressmark}
export PRESSMARK

"$PRESSMARK" plan "$@" -o "$out" --shards "$shards"
# shellcheck disable=SC2086  # several options, or none
array=$(sbatch --parsable --array="1-$shards" ${SHARD_SBATCH:-} "$here/shard.sbatch" "$out" "$shards")
# shellcheck disable=SC2086
collect=$(sbatch --parsable --dependency="afterok:${array%%;*}" ${COLLECT_SBATCH:-} "$here/collect.sbatch" "$out")
echo "shards: job ${array%%;*}, collecting: job ${collect%%;*}"
