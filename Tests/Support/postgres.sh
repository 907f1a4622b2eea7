# Sourced by Tests/run and Tests/Benchmarks/run: a PostgreSQL server of their own.

# install_postgres: installs the server's packages without the cluster that Debian would start.
install_postgres() {
    local settings=/etc/postgresql-common/createcluster.d sudo=()
    ((EUID == 0)) || sudo=(sudo)
    if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
        ${sudo[@]+"${sudo[@]}"} mkdir -p "$settings"
        echo 'create_main_cluster = false' |
            ${sudo[@]+"${sudo[@]}"} tee "$settings/huitou.conf" >/dev/null
        install_packages postgresql
    fi
}

# The server refuses to run as root: then it runs as the user that its package makes.
as_postgres() {
    if ((EUID == 0)); then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

# start_postgres: makes and starts a server that is reached through a socket in a folder of its own
# only, and says in HUITOU_TEST_POSTGRES where. It syncs its log as in production. A server that is
# named there already is used as it is.
start_postgres() {
    [[ -z ${HUITOU_TEST_POSTGRES:-} ]] || return 0
    local programs
    programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
    postgres_programs=$programs
    postgres_folder=$(cd /var/tmp && as_postgres mktemp -d -p /var/tmp)
    as_postgres "$programs/initdb" --pgdata="$postgres_folder/data" --username=postgres \
        --auth=trust --encoding=UTF8 --no-locale >/dev/null
    as_postgres tee -a "$postgres_folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$postgres_folder'
max_connections = 1000
shared_buffers = 256MB
max_wal_size = 4GB
checkpoint_timeout = 30min
CONF
    (cd "$postgres_folder" && as_postgres "$programs/pg_ctl" --pgdata="$postgres_folder/data" \
        --log="$postgres_folder/log" --wait --timeout=60 start >/dev/null)
    export HUITOU_TEST_POSTGRES="postgresql://postgres@/postgres?host=$postgres_folder"
}

# stop_postgres: stops the server, where one was started, and removes all of it.
stop_postgres() {
    [[ -n ${postgres_folder:-} ]] || return 0
    (cd /var/tmp && as_postgres "$postgres_programs/pg_ctl" --pgdata="$postgres_folder/data" \
        --mode=immediate --wait stop >/dev/null 2>&1) || true
    rm -rf "$postgres_folder"
    postgres_folder=
}

# make_database NAME: makes an empty database on the server that start_postgres started, and prints
# its address.
make_database() {
    as_postgres "$postgres_programs/psql" --quiet --no-psqlrc "$HUITOU_TEST_POSTGRES" \
        --command "CREATE DATABASE $1 ENCODING 'UTF8' TEMPLATE template0" >&2
    echo "postgresql://postgres@/$1?host=$postgres_folder"
}

# postgres_pid: the process of that server.
postgres_pid() { head -1 "$postgres_folder/data/postmaster.pid"; }
