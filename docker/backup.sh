#!/usr/bin/env bash
# Saves database and files into a dated folder: docker/backup.sh [FOLDER]. The database first: it never names a file that is not saved.
# docker/secrets is not in it: save it apart.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 077
target=${1:-backups}/$(date -u +%Y-%m-%dT%H%M%SZ)
mkdir -p "$target.part/files"
docker compose exec -T postgres pg_dump -U hemicycle --format=custom hemicycle > "$target.part/database.dump"
docker compose run --rm -T --no-deps -v "$(realpath "$target.part/files"):/backup" --entrypoint /bin/sh bucket -c \
  'mc alias set local http://s3:9000 hemicycle "$(cat /run/secrets/s3_secret)" > /dev/null && mc mirror --quiet local/hemicycle /backup'
# Under its own name only once whole.
mv "$target.part" "$target"
echo "$target"
