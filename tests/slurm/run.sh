#!/usr/bin/env bash
# A batch over a real Slurm cluster: slurmctld, munged and two slurmd on loopback, all ended afterwards. One node
# is killed while it works, its shard is requeued on the other; what is collected must be, byte for byte, what one
# machine makes.
#
#   run.sh PRESSMARK [POSTS]     exit 0: it is (or "skipped: why"), 1: it is not
set -u
pressmark=$(realpath "$1")
posts=${2:-4000}
shards=4
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

for program in slurmctld slurmd sbatch squeue scontrol munged runuser python3; do
    if ! PATH=$PATH:/usr/sbin command -v "$program" >/dev/null; then
        echo "skipped: $program is not installed (./dev slurm-test installs what is missing)"
        exit 0
    fi
done
if [ "$(id -u)" != 0 ]; then
    echo "skipped: a cluster on loopback needs root, for munge and for slurmd"
    exit 0
fi
PATH=$PATH:/usr/sbin
work=$(mktemp -d /tmp/pressmark-slurm-XXXXXX)
chmod 711 "$work"
munged= controller= node_1= node_2=

# The processes below one, itself included.
tree_of() {
    local child
    echo "$1"
    for child in $(ps -o pid= --ppid "$1"); do tree_of "$child"; done
}

stop() {
    [ -z "$controller" ] || scontrol shutdown >/dev/null 2>&1
    sleep 1
    for process in $node_1 $node_2 $controller $munged; do kill "$process" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}
trap stop EXIT
fail() {
    echo "FAIL: $*"
    for log in "$work"/log/*.log "$work"/slurm-*.out; do
        [ -e "$log" ] && { echo "--- $log"; tail -n 15 "$log"; }
    done
    exit 1
}

# The daemons are not ours: where they do not come up, nothing is said about pressmark.
no_cluster() {
    (trap - EXIT; fail "$*")
    echo "skipped: no Slurm cluster comes up on this machine ($*)"
    exit 0
}

# wait_for SECONDS COMMAND…
wait_for() {
    local tries=$(($1 * 5))
    shift
    until "$@" >/dev/null 2>&1; do
        ((tries-- > 0)) || return 1
        sleep 0.2
    done
}

start_cluster() {
    local host
    host=$(hostname -s)
    mkdir -p "$work"/{munge,state,log,spool/n1,spool/n2}
    head -c 1024 /dev/urandom >"$work/munge/munge.key"
    chown -R munge:munge "$work/munge"
    chmod 711 "$work/munge"
    chmod 400 "$work/munge/munge.key"
    runuser -u munge -- munged --foreground --key-file="$work/munge/munge.key" \
        --socket="$work/munge/munge.socket" --pid-file="$work/munge/munged.pid" \
        --log-file="$work/munge/munged.log" --seed-file="$work/munge/munge.seed" >/dev/null 2>&1 &
    munged=$!
    wait_for 10 test -S "$work/munge/munge.socket" || no_cluster "munged does not start"
    cat >"$work/slurm.conf" <<CONF
ClusterName=loop
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/munge.socket
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool/%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd-%n.pid
SlurmctldLogFile=$work/log/slurmctld.log
SlurmdLogFile=$work/log/slurmd-%n.log
SlurmctldPort=16817
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
ReturnToService=2
SlurmdTimeout=10
MpiDefault=none
NodeName=n1 NodeAddr=127.0.0.1 NodeHostname=$host Port=17001 CPUs=1 RealMemory=2000
NodeName=n2 NodeAddr=127.0.0.1 NodeHostname=$host Port=17002 CPUs=1 RealMemory=2000
PartitionName=main Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
CONF
    export SLURM_CONF=$work/slurm.conf
    slurmctld -D -f "$SLURM_CONF" >/dev/null 2>&1 &
    controller=$!
    slurmd -D -f "$SLURM_CONF" -N n1 >/dev/null 2>&1 &
    node_1=$!
    slurmd -D -f "$SLURM_CONF" -N n2 >/dev/null 2>&1 &
    node_2=$!
    wait_for 30 sh -c 'test "$(sinfo -h -N -o %T | grep -c idle)" = 2' || no_cluster "the nodes do not come up"
}

# As when the machine loses power: the node's daemon, the step's daemon and all that it runs.
kill_node_1() {
    local job=$1 step process
    step=$(pgrep -f "^slurmstepd: \[$job\.") || fail "no step of job $job on n1"
    local all=()
    for process in $step $node_1; do mapfile -t -O "${#all[@]}" all < <(tree_of "$process"); done
    kill -KILL "${all[@]}" 2>/dev/null
    node_1=
}

shard_on_n1() { squeue -h -w n1 -t R -o '%A %K' | grep -q .; }
# The journal's log grows when results are committed, once a second.
log_size() { stat -c %s "$shard_folder/journal.sqlite-wal" 2>/dev/null || echo 0; }
begun() { [ -e "$shard_folder/spool" ]; }
committed() { [ "$(log_size)" -gt "$listed" ]; }

echo "one machine: $posts posts"
python3 "$root/bench/generate_posts.py" "$posts" "$work/shared/in"
: >"$work/shared/in/empty.txt" # is rejected: it must be so in both
mkdir "$work/alone"
options=(--package-by count:$((posts / 3)))
cd "$work" || exit 1
"$pressmark" convert "$work/shared/in" -o "$work/alone/out.zip" --progress none "${options[@]}" >alone.txt
[ $? = 1 ] || fail "one machine does not convert the batch: $(cat alone.txt)"

start_cluster
echo "cluster: two nodes are up"
PRESSMARK=$pressmark "$root/contrib/slurm/submit.sh" "$shards" "$work/shared/out.zip" "$work/shared/in" \
    "${options[@]}" >submitted.txt || fail "submitting: $(cat submitted.txt)"
collecting=$(sed -n 's/.*collecting: job //p' submitted.txt)
array=$(sed -n 's/^shards: job \([0-9]*\).*/\1/p' submitted.txt)

wait_for 30 shard_on_n1 || fail "no shard runs on n1"
read -r job task < <(squeue -h -w n1 -t R -o '%A %K')
shard_folder=$work/shared/out.batch/shards/$(printf %04d "$task")
wait_for 60 begun || fail "shard $task does not begin"
listed=$(log_size)
wait_for 60 committed || fail "shard $task commits nothing"
[ ! -e "$shard_folder/done" ] ||
    fail "shard $task was done before its node could be killed: ask for more posts"
kill_node_1 "$job"
echo "killed: node n1 in the middle of shard $task"

# Slurm gives the node up after SlurmdTimeout, requeues the job, and holds it back for two minutes: not here.
requeued() { scontrol -o show job "${array}_$task" | grep -q 'Restarts=1'; }
wait_for 120 requeued || fail "the shard of the dead node is not requeued"
wait_for 20 scontrol update "JobId=${array}_$task" StartTime=now
echo "requeued: shard $task"
ended() { scontrol -o show job "$collecting" | grep -qE 'JobState=(COMPLETED|FAILED|CANCELLED)'; }
wait_for 300 ended || fail "the batch does not end: $(squeue)"

grep -h 'going on:' slurm-"$array"_"$task".out || fail "the requeued shard began anew"
for name in out-0001.zip out-0002.zip out-0003.zip out-0004.zip out.batch/catalogue.sqlite out.batch/summary.json \
    out.batch/findings.jsonl out.batch/rejected.tsv; do
    [ -e "alone/$name" ] || { [ "$name" = out-0004.zip ] && continue; fail "one machine made no $name"; }
    cmp "alone/$name" "shared/$name" || fail "$name differs"
done
echo "held: $(ls shared/*.zip | wc -l) packages, catalogue and summary of the cluster are those of one machine"
