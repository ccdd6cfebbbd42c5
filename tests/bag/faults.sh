#!/bin/sh
# Makes every system call that writes a package fail, one at a time, and looks at what is left.
#
#   faults.sh PRESSMARK          exit 0: all held (or "skipped: why"), 1: something did not
#
# Always: under the target's name stands the old package or the whole new one. Exit 0 means the new one. An
# error leaves no .part; a kill may, and the next run gives the bytes of an undisturbed one. The n-th call
# fails for n = 1, 2, … up to the number of calls that an undisturbed run makes.
set -u
pressmark=$(command -v "$1") || { echo "faults.sh: no program $1"; exit 1; }
case $pressmark in /*) ;; *) pressmark=$PWD/$pressmark ;; esac
if ! command -v strace >/dev/null || ! strace -qq -o /dev/null true 2>/dev/null; then
    echo "skipped: strace is not installed or not allowed here"
    exit 0
fi
work=$(mktemp -d)
leave() {
    cd /
    grep -q " $work/" /proc/mounts && umount "$work"/*-fs
    rm -rf "$work"
}
trap leave EXIT
cd "$work" || exit 1
failures=0
runs=0

fail() {
    echo "FAIL: $*"
    failures=$((failures + 1))
}

mkdir -p in/a old
for i in 1 2 3 4 5; do seq "$i" 2000 >"in/a/$i.txt"; done
head -c 9000000 /dev/urandom >in/large # more than two buffers of what does not compress
echo old >old/file
"$pressmark" pack old -o old.zip >/dev/null || { echo "faults.sh: pack does not work at all"; exit 1; }
"$pressmark" pack in -o new.zip >/dev/null || exit 1
mkdir target
cp new.zip target/out.zip
"$pressmark" pack in -o target/out.zip --force >/dev/null
cp target/out.zip new.zip # the bag's folder is named after the package: out

# run WRAPPER…: packs over the old package, with whatever the wrapper does to it.
run() {
    rm -f target/out.zip.part
    cp old.zip target/out.zip
    "$@" "$pressmark" pack in -o target/out.zip --force -j 1 >said 2>&1
    status=$?
    runs=$((runs + 1))
}

# held WHAT: is the promise kept?
held() {
    if cmp -s target/out.zip new.zip; then
        :
    elif ! cmp -s target/out.zip old.zip; then
        fail "$1: the target is neither the old package nor the new one (exit $status)"
    elif [ "$status" = 0 ]; then
        fail "$1: exit 0 with the old package"
    fi
    if [ "$status" -lt 128 ] && [ -e target/out.zip.part ]; then fail "$1: a .part is left (exit $status)"; fi
}

calls_of() {
    run strace -f -qq -o trace -e "trace=$1"
    grep -c "$1(" trace
}

sweep() {
    call=$1
    fault=$2
    count=$(calls_of "$call")
    n=1
    while [ "$n" -le "$count" ]; do
        run strace -f -qq -o trace -e "trace=$call" -e "inject=$call:$fault:when=$n"
        held "$call $n of $count, $fault"
        if [ "$fault" = error=EINTR ] && [ "$status" != 0 ]; then
            # The loader of shared libraries, before main(), does not try again, nor does the summary on
            # standard output, when the package is there; whatever touches the package does.
            case $call in write | fsync | rename | read | pread64)
                grep -q 'shared libraries\|standard output' said ||
                    fail "$call $n: not tried again after EINTR: $(cat said)"
                ;;
            esac
        fi
        if [ "$fault" = error=ENOSPC ] && [ "$status" != 0 ] &&
            ! grep -q 'No space left\|standard output' said; then
            fail "$call $n: the error is not named: $(cat said)"
        fi
        n=$((n + 1))
    done
    run # what a kill has left is taken over
    [ "$status" = 0 ] && cmp -s target/out.zip new.zip ||
        fail "the run after $call, $fault is not that of an undisturbed one"
    echo "$call $fault: $count places"
}

for call in write fsync rename; do
    for fault in signal=KILL error=ENOSPC error=EIO error=EINTR; do sweep "$call" "$fault"; done
done
for call in read pread64 close openat ftruncate flock; do
    for fault in signal=KILL error=EIO error=EINTR; do sweep "$call" "$fault"; done
done

# A limit on the size of files: the signal is ignored, so that the call fails.
run sh -c 'trap "" XFSZ; ulimit -f 4; "$@"' sh
held "file size limit"
[ "$status" = 3 ] || fail "file size limit: exit $status: $(cat said)"

# File systems that are full, have no room for another file, or cannot be written.
on_file_system() {
    mkdir "$1-fs"
    if ! mount -t tmpfs -o "$2" none "$1-fs" 2>/dev/null; then
        echo "skipped: $1: mounting is not allowed here"
        return
    fi
    cp old.zip "$1-fs/out.zip"
    [ -z "$3" ] || mount -o "remount,$3" "$1-fs"
    "$pressmark" pack in -o "$1-fs/out.zip" --force >said 2>&1
    status=$?
    [ "$status" = 3 ] || fail "$1: exit $status: $(cat said)"
    cmp -s "$1-fs/out.zip" old.zip || fail "$1: the old package is gone"
    [ ! -e "$1-fs/out.zip.part" ] || fail "$1: a .part is left"
    grep -q 'what to do' said || fail "$1: no remedy: $(cat said)"
    umount "$1-fs"
    echo "$1: held"
}
on_file_system full size=12k ""
on_file_system no-inodes nr_inodes=2 ""
on_file_system read-only size=1m ro

echo "$runs runs, $failures failures"
[ "$failures" = 0 ]
