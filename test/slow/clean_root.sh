#!/bin/sh
# A fresh Debian 12 machine, made with debootstrap: `make demo` and `make check` with nothing typed
# first. Needs root and the network; says that it is skipped where it cannot run. What is tested is
# the last commit, cloned, without ../shared.
set -eu
cd "$(dirname "$0")/../.."
[ "$(id -u)" = 0 ] || { echo "skipped: needs root"; exit 0; }
command -v debootstrap >/dev/null || { echo "skipped: needs debootstrap"; exit 0; }
root=${CLEAN_ROOT:-$(mktemp -d /tmp/demarche-root.XXXXXX)}
cleanup() {
    umount "$root/proc" "$root/dev/pts" 2>/dev/null || true
    [ -n "${CLEAN_ROOT:-}" ] || rm -rf --one-file-system "$root"
}
trap cleanup EXIT
[ -e "$root/etc/debian_version" ] ||
    debootstrap --variant=minbase --include=make,git,ca-certificates bookworm "$root" http://deb.debian.org/debian >"$root.log" 2>&1 ||
    { tail -n 5 "$root.log"; exit 1; }
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
cp /etc/hosts "$root/etc/" 2>/dev/null || true
mount -t proc proc "$root/proc" 2>/dev/null || true
mount -t devpts -o ptmxmode=666 devpts "$root/dev/pts" 2>/dev/null || true # for the tests on a terminal
rm -rf "$root/home/demarche"
git clone --quiet --no-hardlinks . "$root/home/demarche"
echo "== make demo"
chroot "$root" env TMPDIR=/tmp sh -c 'cd /home/demarche && make demo'
echo "== make check"
if chroot "$root" env TMPDIR=/tmp sh -c 'cd /home/demarche && make check' >"$root/tmp/check.log" 2>&1; then
    tail -n 1 "$root/tmp/check.log"
else
    grep -A8 FAILED "$root/tmp/check.log" | cut -c 1-200 | head -n 60
    tail -n 3 "$root/tmp/check.log"
    exit 1
fi
