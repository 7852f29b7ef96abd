#!/bin/sh
# Collects what the image holds: image.sh FOLDER, after a build, on a Debian of the machine's own kind.
set -eu
out=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
case $(uname -m) in x86_64) arch=x64 ;; aarch64) arch=arm64 ;; *) echo "No prebuilt SQLite for $(uname -m)" >&2; exit 1 ;; esac

mkdir -p "$out/app/apps/api" "$out/app/apps/web" "$out/bin" "$out/data" "$out/tmp" "$out/etc"
chmod 1777 "$out/tmp"
cp -r "$root/apps/api/package.json" "$root/apps/api/dist" "$out/app/apps/api/"
cp -r "$root/apps/web/dist" "$out/app/apps/web/"

sqlite=$root/apps/api/node_modules/better-sqlite3
mkdir -p "$out/app/node_modules/better-sqlite3/prebuilds"
cp -rL "$sqlite/package.json" "$sqlite/lib" "$sqlite/LICENSE" "$out/app/node_modules/better-sqlite3/"
cp "$sqlite/prebuilds/linux-$arch.node" "$out/app/node_modules/better-sqlite3/prebuilds/"

# The Node of the lock file, which is the one that the tests ran on, with the libraries that it and SQLite load.
node=$root/node_modules/node/bin/node
cp -L "$node" "$out/bin/node"
for file in "$node" "$sqlite/prebuilds/linux-$arch.node"; do ldd "$file"; done |
  grep -o '/[^ ]*' | sort -u | while read -r library; do
    mkdir -p "$out$(dirname "$library")"
    cp -L "$library" "$out$library"
  done
echo 'app:x:65532:65532::/data:/bin/false' >"$out/etc/passwd"
