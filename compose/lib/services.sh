# Sourced by compose/up and compose/down: where things lie, and how a service is started and stopped.

HUITOU_HOME=${HUITOU_HOME:-$PWD/.huitou}
[[ $HUITOU_HOME == /* ]] || HUITOU_HOME=$PWD/$HUITOU_HOME
export HUITOU_HOME

# In the order in which they are started: each after those that it listens to, but for points, which
# listens to tiers as soon as they are there.
services=(identity points tiers recommendations gateway)

# debug or release; tests use debug, since they have built it already.
build_configuration=${HUITOU_BUILD:-release}
binaries=$PWD/.build/$build_configuration

# The process id of a service that compose/up started, or nothing. A number that some other program
# has got since does not count.
service_pid() {
    local file=$HUITOU_HOME/run/$1.pid pid
    [[ -r $file ]] || return 0
    pid=$(<"$file")
    [[ -n $pid && $(readlink "/proc/$pid/exe" 2>/dev/null) == */"$1"* ]] || return 0
    echo "$pid"
}

# start_service NAME: starts it in the background unless it runs already.
start_service() {
    local name=$1
    [[ -z $(service_pid "$name") ]] || return 0
    mkdir -p "$HUITOU_HOME/run" "$HUITOU_HOME/log" "$HUITOU_HOME/data/$name"
    (
        # A caller's pipe that a service inherited would never end for its reader.
        for descriptor in "/proc/$BASHPID/fd/"*; do
            number=${descriptor##*/}
            ((number <= 2)) || eval "exec $number>&-"
        done
        exec setsid "$binaries/$name" >>"$HUITOU_HOME/log/$name.log" 2>&1 </dev/null
    ) &
    echo $! >"$HUITOU_HOME/run/$name.pid"
    disown
}

# stop_service NAME: asks it to finish, and insists after 30 seconds.
stop_service() {
    local name=$1 pid waited=0
    pid=$(service_pid "$name")
    if [[ -n $pid ]]; then
        kill -TERM "$pid" 2>/dev/null || true
        # Not kill -0: a process that has ended and was not yet waited for still takes signals.
        while [[ -n $(service_pid "$name") ]] && ((waited < 300)); do
            sleep 0.1
            ((++waited))
        done
        if [[ -n $(service_pid "$name") ]]; then
            echo "$name did not stop within 30 seconds and was killed" >&2
            kill -KILL "$pid" 2>/dev/null || true
        fi
    fi
    rm -f "$HUITOU_HOME/run/$name.pid"
}

# build_release: builds the services and the tool, unless nothing has changed since the last time.
build_release() {
    local stamp=.build/compose-up.stamp name
    if [[ -e $stamp && -x $binaries/huitou ]] &&
        [[ -z $(find Package.swift Shared Services -newer "$stamp" -print -quit) ]]; then
        return 0
    fi
    require_swift
    echo "Building (the first time takes some minutes)" >&2
    mkdir -p .build
    touch "$stamp.new"
    for name in "${services[@]}" huitou; do
        swift build -c release --product "$name" >&2
    done
    mv "$stamp.new" "$stamp"
}
