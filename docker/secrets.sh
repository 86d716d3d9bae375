#!/usr/bin/env bash
# Makes the secrets of docker-compose.yml, once. Existing ones are kept.
set -euo pipefail
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
make() { [ -s "secrets/$1" ] || head -c 32 /dev/urandom | base64 | tr -d '/+=\n' > "secrets/$1"; }
make app_secret
make postgres_password
make s3_secret
[ -s secrets/database_url ] || printf 'postgres://hemicycle:%s@postgres:5432/hemicycle' "$(cat secrets/postgres_password)" > secrets/database_url
# Containers read them as another user.
chmod 644 secrets/*
echo 'Secrets en place dans docker/secrets.'
