# Sourced by the other scripts: finds Python, makes .venv, installs what uv.lock names.
# Defines: root, venv, say, stop, apt_install, find_uv, prepare (app|dev).

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${HEELWISE_VENV:-$root/.venv}
export UV_PROJECT_ENVIRONMENT=$venv UV_PYTHON_DOWNLOADS=never

say() { printf 'heelwise: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# Quiet Debian install; fails without a word when it cannot, so that callers can say what to do instead.
apt_install() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
    say "installing $* with apt"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1 || true
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in python3 python3.11 python3.12 python3.13; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# An empty .venv with uv in it. Debian ships Python without ensurepip, so there are three ways in.
make_venv() {
    local python
    python=$(find_python) || {
        apt_install python3 python3-venv || stop "Python 3.11 or newer is needed: apt install python3 python3-venv"
        python=$(find_python) || stop "Python 3.11 or newer is needed; this system offers an older one."
    }
    say "making $venv with $("$python" --version)"
    if "$python" -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv; then
        "$python" -m venv --clear "$venv" && "$venv/bin/python" -m pip install -q --disable-pip-version-check 'uv>=0.8,<1'
    elif command -v uv >/dev/null; then
        uv venv -q --clear --python "$python" "$venv"
    elif "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m pip install -q --user --break-system-packages --disable-pip-version-check 'uv>=0.8,<1' \
            && "$python" -m uv venv -q --clear --python "$python" "$venv" \
            && ln -sf "$("$python" -c 'import uv; print(uv.find_uv_bin())')" "$venv/bin/uv"
    else
        stop "Python cannot make environments here. Run once, as root: apt install python3-venv"
    fi || stop "could not make $venv (is the package index reachable?)"
}

# The uv in .venv, else the one on the path.
find_uv() {
    [ -x "$venv/bin/uv" ] && echo "$venv/bin/uv" && return
    command -v uv
}

# prepare app: what serving needs. prepare dev: what testing and checking need too.
# A stamp remembers what is installed, so a second start costs one checksum.
prepare() {
    local wanted="$1" stamp="$venv/.heelwise-installed" sum uv groups=()
    sum=$(cat "$root/uv.lock" "$root/pyproject.toml" | sha256sum | cut -d' ' -f1)
    if [ -f "$stamp" ] && [ -x "$venv/bin/python" ]; then
        case "$(cat "$stamp")" in
            "$sum dev") return ;;
            "$sum app") [ "$wanted" = app ] && return ;;
        esac
    fi
    [ -x "$venv/bin/python" ] || make_venv
    uv=$(find_uv) || {
        "$venv/bin/python" -m pip install -q --disable-pip-version-check 'uv>=0.8,<1' || stop "could not install uv"
        uv=$venv/bin/uv
    }
    [ "$wanted" = dev ] || groups=(--no-dev)
    say "installing what uv.lock names (about ten seconds the first time)"
    (cd "$root" && "$uv" sync -q --frozen --inexact --compile-bytecode "${groups[@]}") || stop "the installation failed; nothing was started"
    # Compiled ahead, also where PYTHONDONTWRITEBYTECODE is set: otherwise every command compiles all that it imports.
    "$venv/bin/python" -m compileall -q "$root/src/heelwise" >/dev/null || true
    echo "$sum $wanted" >"$stamp"
}
