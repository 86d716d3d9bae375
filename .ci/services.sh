#!/usr/bin/env bash
# Starts Redis and an S3 server (OpenStack Swift with s3api) for the services suite, on free ports.
#   .ci/services.sh start FILE   starts both, waits until they answer, writes their addresses to FILE
#   .ci/services.sh stop         stops both and removes their data
# Everything lives in HEMICYCLE_SERVICES: two runs at once only need two folders.
set -euo pipefail
home=${HEMICYCLE_SERVICES:-/tmp/hemicycle-services}
mark=$home/.hemicycle-services

free_ports() { # count
  node -e '
    const { createServer } = require("node:net")
    const servers = Array.from({ length: Number(process.argv[1]) }, () => createServer())
    let left = servers.length
    for (const server of servers) server.listen(0, "127.0.0.1", () => {
      if (--left) return
      console.log(servers.map((one) => one.address().port).join(" "))
      for (const one of servers) one.close()
    })' "$1"
}

server_defaults() { # port
  cat <<EOF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $1
user = $swift_user
swift_dir = $home/etc
log_level = WARNING
workers = 0
EOF
}

write_server() { # name port
  {
    server_defaults "$2"
    cat <<EOF
devices = $home/dev
mount_check = false
disable_fallocate = true
fallocate_reserve = 0
[pipeline:main]
pipeline = $1-server
[app:$1-server]
use = egg:swift#$1
EOF
  } > "$home/etc/$1.conf"
}

write_proxy() { # port
  local filters='catch_errors gatekeeper healthcheck proxy-logging cache listing_formats bulk s3api tempauth copy slo dlo versioned_writes symlink'
  {
    server_defaults "$1"
    cat <<EOF
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
  ) > "$home/log/ring-$1.log" 2>&1
}

run() { # name command...
  local name=$1
  shift
  # Its own process group: stopping it stops what it forked.
  setsid nohup "$@" > "$home/log/$name.log" 2>&1 &
  echo $! >> "$home/pids"
}

wait_for() { # name command...
  local name=$1
  shift
  for _ in $(seq 1 150); do
    if "$@" > /dev/null 2>&1; then return 0; fi
    sleep 0.2
  done
  echo "$name did not start:" >&2
  tail -n 20 "$home/log/$name.log" >&2
  return 1
}

start() {
  local addresses=$1 redis account container object proxy name
  stop
  if [ -e "$home" ]; then
    echo "$home exists and is not ours" >&2
    return 1
  fi
  swift_user=$(id -un)
  if [ "$(id -u)" = 0 ]; then swift_user=swift; fi
  mkdir -p "$home"/{etc,dev/d1,redis,log}
  touch "$mark"
  # Swift works as its own user.
  chmod 711 "$home"
  read -r redis account container object proxy < <(free_ports 5)
  printf '[swift-hash]\nswift_hash_path_prefix = tests\nswift_hash_path_suffix = tests\n' > "$home/etc/swift.conf"
  for name in account container object; do
    write_server "$name" "${!name}"
    build_ring "$name" "${!name}"
  done
  write_proxy "$proxy"
  if [ "$(id -u)" = 0 ]; then chown -R "$swift_user" "$home/etc" "$home/dev"; fi
  for name in account container object proxy; do run "$name" "swift-$name-server" "$home/etc/$name.conf"; done
  run redis redis-server --bind 127.0.0.1 --port "$redis" --dir "$home/redis" --appendonly yes --save ''
  wait_for redis redis-cli -p "$redis" ping
  for name in account container object proxy; do
    wait_for "$name" curl -sS --max-time 2 "http://127.0.0.1:${!name}/healthcheck"
  done
  cat > "$addresses" <<EOF
export REDIS_URL=redis://127.0.0.1:$redis
export S3_ENDPOINT=http://127.0.0.1:$proxy
export S3_BUCKET=hemicycle
export S3_REGION=us-east-1
export S3_ACCESS_KEY_ID=test:tester
export S3_SECRET_ACCESS_KEY=testing
EOF
}

# Only processes started here: a number alone may have passed to another program since.
ours() { # pid
  tr '\0' ' ' 2> /dev/null < "/proc/$1/cmdline" | grep -qE 'swift-|redis-server'
}

stop() {
  local pid signal
  # Never anybody else's folder.
  [ -f "$mark" ] || return 0
  touch "$home/pids"
  for signal in TERM KILL; do
    while read -r pid; do
      if ours "$pid"; then kill "-$signal" -- "-$pid" 2> /dev/null || true; fi
    done < "$home/pids"
    for _ in $(seq 1 25); do
      alive=0
      while read -r pid; do if ours "$pid"; then alive=1; fi; done < "$home/pids"
      [ "$alive" = 0 ] && break 2
      sleep 0.2
    done
  done
  rm -rf "$home"
}

case ${1:-} in
  start)
    trap 'exit 130' INT TERM
    trap '[ $? = 0 ] || stop' EXIT
    start "${2:?a file for the addresses}"
    ;;
  stop) stop ;;
  *)
    echo 'usage: .ci/services.sh start FILE | stop' >&2
    exit 2
    ;;
esac
