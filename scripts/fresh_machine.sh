#!/bin/sh
# Runs the README's two commands on a computer that has nothing: a minimal Debian in a folder.
#
#   scripts/fresh_machine.sh [--folder DIR] [--new] [--keep] [WAY...]
#
# Ways (all of them by default):
#   root          make demo, make test as root, who may install shared libraries
#   user          make demo, make test as an ordinary user; the shared libraries are already installed
#   extras-root   make test as root, with a Chinese font, speech, sound and strace installed
#   extras-user   the same as an ordinary user
#   bundle        the Debian package of `make bundle` where there is no Python: install, commands, menu entry, remove (not by default)
#
# Options:
#   --folder DIR  work here (default: /var/tmp/coach-fresh-machine); the base system in it is reused by the next run
#   --suite NAME  release of Debian (default: bookworm, with Python 3.11; trixie has 3.13)
#   --new         build the base system again
#   --keep        keep each machine after its run, to look into it
#
# What is tested is the last commit of this checkout. Needs root, debootstrap, and the network.
# Every machine has its own mount and process namespace: if this script ends, even by kill -9, the kernel ends all that runs in the
# machine and takes its mounts away. Ends with 0 if all commands passed, 1 if one failed, 2 if it cannot run here.
set -eu

SUITE=bookworm
BASE_PACKAGES=python3,python3-venv,python3-pip,git,make,ca-certificates
EXTRA_PACKAGES="fonts-noto-cjk speech-dispatcher speech-dispatcher-espeak-ng espeak-ng pulseaudio pulseaudio-utils strace"
WAYS="root user extras-root extras-user"
BUNDLE=/srv/coach.deb # where the package lies in the machine
BUNDLE_PACKAGES="xvfb xauth xdotool strace desktop-file-utils shared-mime-info"
PERSON=coach

checkout=$(cd "$(dirname "$0")/.." && pwd)
script="$checkout/scripts/$(basename "$0")"

say() { echo "fresh machine: $*" >&2; }

refuse() {
    say "$*"
    exit 2
}

# --- inside a new namespace ------------------------------------------------------------------------------------------------------

# Keeps only the variables that lead to package registries, and sets the few that every login has.
clean_environment() {
    for name in $(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p'); do
        case $name in
            UV_CACHE_DIR | UV_PYTHON* | UV_PROJECT* | UV_TOOL* | PIP_CACHE_DIR | PIP_TARGET | PIP_PREFIX | PIP_USER) unset "$name" ;;
            PIP_* | UV_* | *_proxy | *_PROXY | SSL_CERT_FILE | SSL_CERT_DIR | REQUESTS_CA_BUNDLE | CURL_CA_BUNDLE) ;;
            *) unset "$name" || true ;;
        esac
    done
    export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 SHELL=/bin/sh
}

# Devices that every computer has; no camera, no sound card, no graphics card.
mount_devices() {
    mount -t tmpfs -o mode=755,nosuid tmpfs dev
    for device in null zero full random urandom tty; do
        touch "dev/$device"
        mount --bind "/dev/$device" "dev/$device"
    done
    mkdir dev/pts dev/shm
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
    mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs dev/shm
    ln -s pts/ptmx dev/ptmx
    ln -s /proc/self/fd dev/fd
    ln -s /proc/self/fd/0 dev/stdin
    ln -s /proc/self/fd/1 dev/stdout
    ln -s /proc/self/fd/2 dev/stderr
}

# Makes a folder the root of this process, then runs a command there as some user. This shell stays process 1 and collects orphans.
# A plain chroot would do for most, but in one the kernel allows no user namespaces, and tests that need them would be skipped.
run_inside() {
    machine=$1
    user=$2
    shift 2
    mount --bind "$machine" "$machine"
    cd "$machine"
    mount -t proc proc proc
    mount -t sysfs -o ro sysfs sys
    mount_devices
    pivot_root . .
    umount -l .
    cd /
    clean_environment
    export USER="$user" LOGNAME="$user"
    if [ "$user" = root ]; then
        export HOME=/root
        cd /root
        "$@"
        exit
    fi
    export HOME="/home/$user"
    cd "$HOME"
    setpriv --reuid "$user" --regid "$user" --init-groups "$@"
    exit
}

if [ "${1:-}" = --inside ]; then
    shift
    run_inside "$@"
fi

# --- outside ---------------------------------------------------------------------------------------------------------------------

child=""
# Runs a command in namespaces of its own, and ends it and all its children if this script ends.
isolate() {
    setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc "$@" &
    child=$!
    code=0
    wait "$child" || code=$?
    child=""
    return "$code"
}

run_as() { isolate "$script" --inside "$@"; }

# shellcheck disable=SC2317  # called by traps
stop() {
    trap - EXIT INT TERM HUP
    [ -z "$child" ] || kill -KILL "$child" 2>/dev/null || true
    [ -n "$keep" ] || rm -rf --one-file-system "$folder/machine" "$folder/base.part"
    exit "$1"
}

# The Debian mirror that this computer's apt uses for the same release; the usual one if it uses none.
find_mirror() {
    mirror=""
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2016  # apt expands it
        mirror=$(apt-get indextargets --format '$(ORIGIN)|$(CODENAME)|$(COMPONENT)|$(SITE)|' 2>/dev/null |
            sed -n "s/^Debian|$SUITE|main|\(.*\)|\$/\1/p" | head -n 1) || true
    fi
    echo "${mirror:-http://deb.debian.org/debian}"
}

# Certificates, name servers, and settings of apt and pip: without them the machine may not reach any registry.
copy_settings() {
    target=$1
    cp -L /etc/resolv.conf /etc/hosts "$target/etc/"
    for settings in /etc/pip.conf /etc/xdg/pip; do
        [ ! -e "$settings" ] || { mkdir -p "$target$(dirname "$settings")" && cp -RL "$settings" "$target$settings"; }
    done
    if command -v apt-config >/dev/null; then
        apt-config dump | grep -E '^Acquire::(http|https|Retries)' >"$target/etc/apt/apt.conf.d/90host" || true
    fi
    if [ -d /usr/local/share/ca-certificates ]; then
        cp -RL /usr/local/share/ca-certificates "$target/usr/local/share/"
        run_as "$target" root update-ca-certificates >/dev/null 2>&1
    fi
}

make_base() {
    state="$SUITE $BASE_PACKAGES"
    if [ -z "$new" ] && [ "$(cat "$folder/base.state" 2>/dev/null)" = "$state" ]; then
        return
    fi
    say "building Debian $SUITE in $folder/base"
    rm -rf --one-file-system "$folder/base" "$folder/base.part" "$folder/base.state"
    isolate debootstrap --variant=minbase --include="$BASE_PACKAGES" "$SUITE" "$folder/base.part" "$(find_mirror)" \
        >"$folder/logs/base.log" 2>&1 || {
        tail -n 20 "$folder/logs/base.log" >&2
        refuse "debootstrap failed; its whole output is in $folder/logs/base.log"
    }
    run_as "$folder/base.part" root useradd --create-home --shell /bin/sh "$PERSON"
    mv "$folder/base.part" "$folder/base"
    echo "$state" >"$folder/base.state"
}

# The Debian packages of the shared libraries, as coach itself names them.
list_libraries() {
    cat <<'END'
import runpy
libraries = runpy.run_path("coach/cli/system_libraries.py")["LIBRARIES"]
print(*dict.fromkeys(library.package for library in libraries if library.purpose in ("pose", "window", "wayland", "tests")))
END
}

# shellcheck disable=SC2016,SC2086  # expanded in the machine; packages are words
prepare() {
    rm -rf --one-file-system "$folder/machine"
    cp -a --reflink=auto "$folder/base" "$folder/machine"
    copy_settings "$folder/machine"
    home="$folder/machine/root"
    [ "$user" = root ] || home="$folder/machine/home/$user"
    git -c safe.directory='*' clone --quiet --no-hardlinks "$checkout" "$home/coach"
    packages=""
    [ "$user" = root ] || packages=$(cd "$home/coach" && list_libraries | chroot "$folder/machine" sh -c "cd '${home#"$folder/machine"}/coach' && python3 -")
    case $way in extras-*) packages="$packages $EXTRA_PACKAGES" ;; esac
    if [ -n "$packages" ]; then
        run_as "$folder/machine" root sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"' \
            sh $packages >"$folder/logs/$way-prepare.log" 2>&1 || {
            tail -n 20 "$folder/logs/$way-prepare.log" >&2
            refuse "$way: the packages could not be installed; the whole output is in $folder/logs/$way-prepare.log"
        }
    fi
    chroot "$folder/machine" chown -R "$user:" "${home#"$folder/machine"}/coach"
}

# A Debian without Python, and the package that the last `make bundle` wrote.
prepare_bundle() {
    package=$(find "$checkout/dist" -name 'coach_*.deb' 2>/dev/null | sort | tail -n 1)
    [ -n "$package" ] || refuse "bundle: there is no dist/coach_*.deb. Run: make bundle"
    rm -rf --one-file-system "$folder/machine"
    isolate debootstrap --variant=minbase --include=ca-certificates "$SUITE" "$folder/machine" "$(find_mirror)" \
        >"$folder/logs/$way-prepare.log" 2>&1 || refuse "debootstrap failed; its whole output is in $folder/logs/$way-prepare.log"
    copy_settings "$folder/machine"
    run_as "$folder/machine" root useradd --create-home --shell /bin/sh "$PERSON"
    cp "$package" "$folder/machine$BUNDLE"
    cp "$checkout/bundle/linux/try_package.sh" "$folder/machine/usr/local/bin/try_package"
}

# Installs, tries and removes the package, and adds a line to the table.
# shellcheck disable=SC2086  # packages are words
run_bundle() {
    log="$folder/logs/$way.log"
    say "$way: trying the package (output in $log)"
    began=$(date +%s)
    outcome=passed
    run_as "$folder/machine" root sh /usr/local/bin/try_package "$PERSON" "$BUNDLE" $BUNDLE_PACKAGES >"$log" 2>&1 || outcome="failed ($?)"
    took=$(($(date +%s) - began))
    if [ "$outcome" != passed ]; then
        failed=1
        tail -n 30 "$log" >&2
    fi
    printf '%-12s %-10s %-12s %2d:%02d  %s\n' "$way" "package" "$outcome" $((took / 60)) $((took % 60)) "$(tail -n 1 "$log")" >>"$folder/table"
}

# Runs a target of the Makefile and adds a line to the table.
# shellcheck disable=SC2016  # expanded in the machine
run_target() {
    log="$folder/logs/$way-make-$1.log"
    say "$way: make $1 (output in $log)"
    began=$(date +%s)
    outcome=passed
    run_as "$folder/machine" "$user" sh -c 'cd ~/coach && exec make --no-print-directory "$1"' sh "$1" >"$log" 2>&1 || outcome="failed ($?)"
    took=$(($(date +%s) - began))
    if [ "$outcome" != passed ]; then
        failed=1
        tail -n 30 "$log" >&2
    fi
    printf '%-12s %-10s %-12s %2d:%02d  %s\n' "$way" "make $1" "$outcome" $((took / 60)) $((took % 60)) "$(tail -n 1 "$log")" >>"$folder/table"
}

folder=/var/tmp/coach-fresh-machine
new=""
keep=""
chosen=""
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            sed -n '2,/^set -eu/{/^set -eu/d;s/^# \{0,1\}//;p;}' "$script"
            exit 0
            ;;
        --folder)
            [ -n "${2:-}" ] || refuse "--folder needs the name of a folder"
            folder=$2
            shift
            ;;
        --suite)
            [ -n "${2:-}" ] || refuse "--suite needs the name of a release of Debian"
            SUITE=$2
            shift
            ;;
        --new) new=1 ;;
        --keep) keep=1 ;;
        *)
            case " $WAYS bundle " in
                *" $1 "*) chosen="$chosen $1" ;;
                *) refuse "there is no way or option \"$1\". Ways: $WAYS bundle. Options: --folder DIR, --suite NAME, --new, --keep." ;;
            esac
            ;;
    esac
    shift
done

[ "$(id -u)" = 0 ] || refuse "only root can build a machine in a folder. Run: sudo $script"
for program in debootstrap unshare setpriv pivot_root; do
    command -v "$program" >/dev/null || refuse "$program is missing. Run: apt-get install -y debootstrap util-linux"
done
mkdir -p "$folder/logs"
folder=$(cd "$folder" && pwd)
unshare --mount --pid --fork true 2>/dev/null || refuse "this computer allows no namespaces, not even to root"
exec 9>"$folder/lock"
flock --nonblock 9 || refuse "another run works in $folder. Choose another folder: --folder DIR"

trap 'stop $?' EXIT
trap 'stop 130' INT
trap 'stop 143' TERM HUP

# In a function, so that the shell has read all of this file before the long part begins: it may be edited meanwhile.
run_ways() {
    failed=0
    : >"$folder/table"
    for way in ${chosen:-$WAYS}; do
        user=root
        case $way in user | *-user) user=$PERSON ;; esac
        say "$way: preparing"
        if [ "$way" = bundle ]; then
            prepare_bundle
            run_bundle
        else
            make_base
            prepare
            case $way in root | user) run_target demo ;; esac
            run_target test
        fi
        [ -z "$keep" ] || { rm -rf --one-file-system "${folder:?}/$way" && mv "$folder/machine" "$folder/$way"; }
    done
    printf '%-12s %-10s %-12s %5s  %s\n' way command outcome time "last line"
    cat "$folder/table"
    exit "$failed"
}

run_ways
