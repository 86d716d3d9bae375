#!/usr/bin/env bash
# Saves database and files into a dated folder: docker/backup.sh [FOLDER]. The database first: it never names a file that is not saved.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:-backups}/$(date -u +%Y-%m-%dT%H%M%SZ)
mkdir -p "$target/files"
docker compose exec -T postgres pg_dump -U hemicycle --format=custom hemicycle > "$target/database.dump"
docker compose run --rm -T -v "$(realpath "$target/files"):/backup" --entrypoint /bin/sh bucket -c \
  'mc alias set local http://s3:9000 hemicycle "$(cat /run/secrets/s3_secret)" > /dev/null && mc mirror --quiet local/hemicycle /backup'
echo "$target"
