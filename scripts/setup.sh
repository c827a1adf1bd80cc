#!/bin/sh
# Make .venv with everything that coach needs, exactly as requirements.lock says, and install the
# shared libraries that Qt and the pose model need. A second run finds its stamp and does nothing.
#
#   scripts/setup.sh           to use coach
#   scripts/setup.sh --tests   and to test it
#
# PYTHON chooses the Python (3.11 or newer); `uv` is taken from PATH, or fetched into .uv.
set -eu
cd "$(dirname "$0")/.."

purposes="pose window wayland"
[ "${1:-}" = "--tests" ] && purposes="$purposes tests"
stamp=".venv/.coach-$(echo "$purposes" | tr ' ' '-')"
state="$(cksum requirements.lock pyproject.toml hatch_build.py scripts/setup.sh coach/cli/system_libraries.py) $(pwd)"
texts_stamp=".venv/.coach-locale"
texts_state="$(cksum locale/*/LC_MESSAGES/*.po)"

# Translations that changed since they were last compiled; a catalogue that is missing would be shown in English.
compile_translations() {
    if [ "$(cat "$texts_stamp" 2>/dev/null)" != "$texts_state" ] || [ -z "$(find locale -name '*.mo' -print -quit)" ]; then
        .venv/bin/python hatch_build.py
        echo "$texts_state" >"$texts_stamp"
    fi
}

if [ -x .venv/bin/coach ] && [ "$(cat "$stamp" 2>/dev/null)" = "$state" ]; then
    compile_translations
    exit 0
fi

say() { echo "set-up: $*" >&2; }

# Install Debian packages if that is possible without asking for a password; fail otherwise.
apt_install() {
    command -v apt-get >/dev/null || return 1
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root="sudo -n"
    fi
    say "installing $*"
    # A package list that is too old names files that are gone: it is renewed when the first try fails.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null 2>&1 && return 0
    $as_root apt-get update -qq >/dev/null || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

find_uv() {
    for candidate in uv .uv/bin/uv; do
        if "$candidate" --version >/dev/null 2>&1; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

# Debian's pip refuses to write into the system's Python, but allows --target with another folder.
fetch_uv() {
    python=${PYTHON:-python3}
    rm -rf .uv
    command -v "$python" >/dev/null || apt_install python3 python3-venv || {
        say "Python 3.11 or newer is missing. Run this, then again:  sudo apt-get install -y python3 python3-venv"
        exit 1
    }
    say "fetching uv into .uv"
    if "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --target .uv -r scripts/uv.lock
        return
    fi
    "$python" -m venv .uv >/dev/null 2>&1 || { rm -rf .uv && apt_install python3-venv && "$python" -m venv .uv; } || {
        say "Python has neither pip nor venv. Run this, then again:  sudo apt-get install -y python3-venv"
        exit 1
    }
    .uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r scripts/uv.lock
}

uv=$(find_uv) || { fetch_uv && uv=$(find_uv); }

if ! .venv/bin/python -c 'import sys; assert sys.version_info >= (3, 11)' 2>/dev/null; then
    say "making .venv"
    rm -rf .venv
    "$uv" venv --quiet --python "${PYTHON:->=3.11}" .venv
fi
say "installing what requirements.lock names"
"$uv" pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
"$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
compile_translations

# shellcheck disable=SC2086  # words are meant to be split
missing=$(.venv/bin/python scripts/missing_libraries.py $purposes)
if [ -n "$missing" ] && ! apt_install $missing; then
    say "shared libraries are missing. Run this, then again:  sudo apt-get install -y $missing"
    [ -z "$(.venv/bin/python scripts/missing_libraries.py pose)" ] || exit 1
    exit 0
fi
echo "$state" >"$stamp"
