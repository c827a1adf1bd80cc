#!/bin/sh
# Tries the Debian package on a computer that has no Python: installs it, runs commands as an ordinary user without a network
# (a sample, the larger model, every export format, every language), opens the window by its menu entry, and removes it.
#
#   try_package.sh USER FILE [PACKAGE...]     as root; FILE is the package to try; the others are what this script needs
set -eu
user=$1 file=$2
shift 2

say() { echo "package: $*"; }
fail() { say "$*"; exit 1; }

# Runs a command as the user, without a network but for the loopback that X may want.
as_user() { unshare --net setpriv --reuid "$user" --regid "$user" --init-groups env --chdir "/home/$user" HOME="/home/$user" LANG=C.UTF-8 "$@"; }

find_files() { find / -xdev \( -path /proc -o -path /sys -o -path "$HOME" -o -path /tmp -o -path "/home/$user" -o -path /var/cache -o -path /var/lib/dpkg -o -path /var/log \) -prune -o -name '*coach*' -print | sort; }

apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"
! command -v python3 || fail "there is a Python here already"
before=$(find_files)
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$file"
! command -v python3 || fail "the package brought a Python"
for entry in /usr/share/applications/coach*.desktop; do desktop-file-validate "$entry"; done
grep -q 'application/x-coach-prescription=coach-prescription.desktop' /usr/share/applications/mimeinfo.cache || fail "no program opens prescriptions"
grep -q 'application/x-coach-recording' /usr/share/mime/globs || fail "the type of recordings is unknown"

say "installed, $(du -sm /usr/lib/coach | cut -f1) MB"
as_user coach --version
as_user coach doctor || fail "coach doctor"
summary=$(as_user coach demo)
echo "$summary"
echo "$summary" | grep -q 'Repetitions: 6' || fail "the sample was not counted"

samples=$(find /usr/lib/coach -type d -name samples)
as_user strace -f -qq -e trace=openat -o /tmp/opened coach analyze "$samples/hip-flexion-test.mp4" --exercise thomas-test >/dev/null || fail "coach analyze"
grep -q pose_landmarker_heavy.task /tmp/opened || fail "the larger model did not look again"
exports="/home/$user/exports"
as_user mkdir "$exports"
# shellcheck disable=SC2046  # words are meant to be split
as_user coach export "$samples/hip-flexion-test" $(printf -- '--to %s ' csv json parquet trc mot mp4 html pdf fhir) --out "$exports" || fail "coach export"
as_user coach analyze "$samples"/*.mp4 --exercise auto --jobs 2 --out "$exports/archive" || fail "coach analyze of many files"
english=$(as_user coach --language en exercises show lunge)
for catalogue in "$samples"/../locale/*/LC_MESSAGES/exercises.mo; do
    code=$(basename "$(dirname "$(dirname "$catalogue")")")
    [ "$(as_user coach --language "$code" exercises show lunge)" != "$english" ] || fail "no texts in the language $code"
    say "language $code"
done

start=$(sed -n 's/^Exec=//p' /usr/share/applications/coach.desktop)
cat >/tmp/window.sh <<END
set -eu
$start &
program=\$!
window=\$(timeout 60 xdotool search --sync --onlyvisible --name coach | head -n 1)
echo "package: window \$window: \$(xdotool getwindowname \$window), \$(xdotool getwindowgeometry \$window | tr '\n' ' ')"
kill -TERM \$program # a shell without a terminal lets what it starts in the background ignore SIGINT
wait \$program
END
as_user timeout 120 xvfb-run -a -s '-screen 0 1280x800x24' sh /tmp/window.sh || fail "the window did not open and close"

apt-get purge -qq -y coach
after=$(find_files)
[ "$before" = "$after" ] || fail "left behind: $after"
say "left in the home folder: $(cd "/home/$user" && find . -type f | grep coach | tr '\n' ' ')"
say "installed, tried and removed"
