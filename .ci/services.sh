#!/usr/bin/env bash
# Starts Redis and an S3 server (OpenStack Swift with s3api) for the services suite.
#   .ci/services.sh start FILE   starts both, waits until they answer, writes their addresses to FILE
#   .ci/services.sh stop         stops both and removes their data
set -euo pipefail
home=${HEMICYCLE_SERVICES:-/tmp/hemicycle-services}
redis_port=63790
proxy_port=54353

write_server() { # name port app
  cat > "$home/etc/$1.conf" <<EOF
[DEFAULT]
workers = 0
bind_ip = 127.0.0.1
bind_port = $2
user = $swift_user
swift_dir = $home/etc
devices = $home/dev
mount_check = false
disable_fallocate = true
fallocate_reserve = 0
log_level = WARNING
[pipeline:main]
pipeline = $1-server
[app:$1-server]
use = egg:swift#$1
EOF
}

write_proxy() {
  local filters='catch_errors gatekeeper healthcheck proxy-logging cache listing_formats bulk s3api tempauth copy slo dlo versioned_writes symlink'
  {
    cat <<EOF
[DEFAULT]
workers = 1
bind_ip = 127.0.0.1
bind_port = $proxy_port
user = $swift_user
swift_dir = $home/etc
log_level = WARNING
[pipeline:main]
pipeline = $filters proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
EOF
    for filter in $filters; do
      local egg=$filter
      case $filter in cache) egg=memcache ;; proxy-logging) egg=proxy_logging ;; esac
      printf '[filter:%s]\nuse = egg:swift#%s\n' "$filter" "$egg"
      case $filter in
        # No memcached: the filter must be there, its server need not.
        cache) printf 'memcache_servers = 127.0.0.1:1\n' ;;
        s3api) printf 's3_acl = false\nlocation = us-east-1\nallow_multipart_uploads = true\ncheck_bucket_owner = false\nmin_segment_size = 5242880\n' ;;
        tempauth) printf 'user_test_tester = testing .admin .reseller_admin\n' ;;
        versioned_writes) printf 'allow_object_versioning = true\n' ;;
      esac
    done
  } > "$home/etc/proxy.conf"
}

build_ring() { # name port
  (
    cd "$home/etc"
    swift-ring-builder "$1.builder" create 4 1 0
    swift-ring-builder "$1.builder" add "r1z1-127.0.0.1:$2/d1" 1
    swift-ring-builder "$1.builder" rebalance
  ) > /dev/null
}

wait_for() { # what command...
  local what=$1
  shift
  for _ in $(seq 1 150); do
    if "$@" > /dev/null 2>&1; then return 0; fi
    sleep 0.2
  done
  echo "$what did not start" >&2
  return 1
}

start() {
  stop
  swift_user=$(id -u swift > /dev/null 2>&1 && [ "$(id -u)" = 0 ] && echo swift || id -un)
  mkdir -p "$home/etc" "$home/dev/d1" "$home/redis" "$home/log"
  printf '[swift-hash]\nswift_hash_path_prefix = tests\nswift_hash_path_suffix = tests\n' > "$home/etc/swift.conf"
  write_server account 54382
  write_server container 54381
  write_server object 54380
  write_proxy
  build_ring account 54382
  build_ring container 54381
  build_ring object 54380
  if [ "$(id -u)" = 0 ]; then chown -R "$swift_user" "$home/etc" "$home/dev"; fi
  export SWIFT_TEST_IN_PROCESS_CONF_LOADER=
  for server in account container object proxy; do
    nohup "swift-$server-server" "$home/etc/$server.conf" > "$home/log/$server.log" 2>&1 &
    echo $! >> "$home/pids"
  done
  nohup redis-server --port "$redis_port" --dir "$home/redis" --appendonly yes --save '' > "$home/log/redis.log" 2>&1 &
  echo $! >> "$home/pids"
  wait_for Redis redis-cli -p "$redis_port" ping
  wait_for Swift curl -fsS "http://127.0.0.1:$proxy_port/healthcheck"
  cat > "$1" <<EOF
export REDIS_URL=redis://127.0.0.1:$redis_port
export S3_ENDPOINT=http://127.0.0.1:$proxy_port
export S3_BUCKET=hemicycle
export S3_REGION=us-east-1
export S3_ACCESS_KEY_ID=test:tester
export S3_SECRET_ACCESS_KEY=testing
EOF
}

stop() {
  if [ -f "$home/pids" ]; then
    while read -r pid; do kill "$pid" 2> /dev/null || true; done < "$home/pids"
    sleep 0.5
  fi
  rm -rf "$home"
}

case ${1:-} in
  start) start "${2:?a file for the addresses}" ;;
  stop) stop ;;
  *)
    echo 'usage: .ci/services.sh start FILE | stop' >&2
    exit 2
    ;;
esac
