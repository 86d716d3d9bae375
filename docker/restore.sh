#!/usr/bin/env bash
# Puts a saved folder back: docker/restore.sh FOLDER. Stops the product meanwhile; REPLACES the database, adds the files.
set -euo pipefail
source=$(realpath "${1:?the folder that backup.sh printed}")
cd "$(dirname "$0")/.."
in_postgres() { docker compose exec -T postgres "$@"; }
docker compose up -d --wait postgres s3
# Nothing is dropped for a dump that cannot be read.
in_postgres pg_restore --list < "$source/database.dump" > /dev/null
docker compose stop web-1 web-2 worker
# A dump holds no roles; its policies name this one.
in_postgres psql -U hemicycle -d postgres -v ON_ERROR_STOP=1 -q -c \
  "do \$\$ begin if not exists (select from pg_roles where rolname = 'hemicycle_app') then create role hemicycle_app nologin; end if; end \$\$"
in_postgres psql -U hemicycle -d postgres -q -c 'grant hemicycle_app to hemicycle'
in_postgres dropdb -U hemicycle --if-exists --force hemicycle
in_postgres createdb -U hemicycle hemicycle
in_postgres pg_restore -U hemicycle --exit-on-error --no-owner -d hemicycle < "$source/database.dump"
docker compose run --rm -T -v "$source/files:/backup:ro" --entrypoint /bin/sh bucket -c \
  'mc alias set local http://s3:9000 hemicycle "$(cat /run/secrets/s3_secret)" > /dev/null && mc mb --ignore-existing local/hemicycle && mc mirror --quiet --overwrite /backup local/hemicycle'
docker compose up -d web-1 web-2 worker
