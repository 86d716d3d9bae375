#!/usr/bin/env bash
# Puts a saved folder back: docker/restore.sh FOLDER. Stops the product meanwhile; replaces what is there.
set -euo pipefail
source=$(realpath "${1:?the folder that backup.sh printed}")
cd "$(dirname "$0")/.."
docker compose stop web-1 web-2 worker
docker compose exec -T postgres pg_restore -U hemicycle --clean --if-exists --no-owner -d hemicycle < "$source/database.dump"
docker compose run --rm -T -v "$source/files:/backup:ro" --entrypoint /bin/sh bucket -c \
  'mc alias set local http://s3:9000 hemicycle "$(cat /run/secrets/s3_secret)" > /dev/null && mc mirror --quiet --overwrite /backup local/hemicycle'
docker compose start web-1 web-2 worker
