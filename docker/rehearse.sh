#!/usr/bin/env bash
# Plays the image without a container engine: the same packages, files, environment, command, health check and signal
# as in docker/Dockerfile, in a folder of its own. Needs `npm ci` and `npm run build` before. What only an engine can
# show (the base image, the user, a read-only root) stays unproven here: see docker/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$PWD
stage=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill -KILL "$service" 2>/dev/null || true; rm -rf "$stage"' EXIT

say() { printf 'image rehearsal: %s\n' "$*"; }
fail() {
  say "FAILED: $*"
  sed 's/^/  | /' "$stage/log" 2>/dev/null | tail -40
  exit 1
}

mkdir -p "$stage/app/dist" "$stage/data"
cp package.json package-lock.json LICENSE docker/healthcheck.mjs "$stage/app"
cp -r dist/apps dist/libs "$stage/app/dist"
cd "$stage/app"
npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
say "$(du -sm node_modules | cut -f1) MB of packages, $(du -sm dist | cut -f1) MB of our own"

node=$(readlink -f "$root/node_modules/.bin/node")
port=$("$node" -e "const s=require('node:net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})")
touch "$stage/started"
env -i PATH=/usr/bin:/bin NODE_ENV=production OIDC_ISSUER=https://identity.example PORT="$port" DATA_DIR="$stage/data" \
  "$node" dist/apps/tracker/src/main.js >"$stage/log" 2>&1 &
service=$!

for attempt in $(seq 60); do
  kill -0 "$service" 2>/dev/null || fail 'the service ended by itself'
  PORT=$port "$node" healthcheck.mjs 2>"$stage/health" && break
  [ "$attempt" -lt 60 ] || fail "not ready after a minute: $(cat "$stage/health")"
  sleep 1
done
say "ready on port $port with production packages only"

kill -TERM "$service"
for _ in $(seq 100); do
  kill -0 "$service" 2>/dev/null || break
  sleep 0.2
done
! kill -0 "$service" 2>/dev/null || fail 'still running 20 s after SIGTERM'
code=0
wait "$service" || code=$?
service=
# 143 is how a process ends that passes SIGTERM on to itself after it has tidied up.
[ "$code" = 0 ] || [ "$code" = 143 ] || fail "ended with $code after SIGTERM"
say "ended with $code after SIGTERM"

written=$(find "$stage/app" -newer "$stage/started" -type f)
[ -z "$written" ] || fail "wrote outside of DATA_DIR: $written"
say 'wrote nothing outside of DATA_DIR'
