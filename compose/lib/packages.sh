# Sourced by compose/up and Tests/run: makes sure that the machine has what we need.

# install_packages NAME...: installs the Debian packages that are missing, with apt.
install_packages() {
    local missing=() name
    for name in "$@"; do
        if ! dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed'; then
            missing+=("$name")
        fi
    done
    ((${#missing[@]})) || return 0
    local sudo=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "Missing packages: ${missing[*]}. Install them as root, then try again." >&2
            exit 1
        fi
        sudo=(sudo)
    fi
    echo "Installing ${missing[*]}"
    ${sudo[@]+"${sudo[@]}"} apt-get update -qq
    ${sudo[@]+"${sudo[@]}"} env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# require_swift: stops with a clear line unless a Swift 6.3 toolchain is on the path.
require_swift() {
    if ! command -v swift >/dev/null; then
        echo "No swift on the path. Install the Swift 6.3 toolchain (swift.org/install)." >&2
        exit 1
    fi
    if ! swift --version 2>/dev/null | grep -Eq 'Swift version 6\.([3-9]|[1-9][0-9])'; then
        echo "Swift 6.3 or later is needed; found: $(swift --version 2>/dev/null | head -1)" >&2
        exit 1
    fi
}

# fetch_promtool PATH: puts Prometheus's checker there, out of its package, which is not installed:
# that would start a server.
fetch_promtool() {
    local target=$1 folder code=0
    [[ ! -x $target ]] || return 0
    folder=$(mktemp -d)
    (
        cd "$folder"
        apt-get download -q prometheus >/dev/null 2>&1 ||
            { apt-get update -qq && apt-get download -q prometheus; } >/dev/null 2>&1
        dpkg-deb --fsys-tarfile prometheus_*.deb | tar -x ./usr/bin/promtool
    ) && mkdir -p "$(dirname "$target")" && mv "$folder/usr/bin/promtool" "$target" || code=1
    rm -rf "$folder"
    return "$code"
}
