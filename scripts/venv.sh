#!/usr/bin/env bash
# Make the virtual environment named by the first argument, with Python 3.11 or newer.
# Debian and Ubuntu ship Python without the part that makes one (python3-venv): it is installed where we may.
set -euo pipefail
venv=${1:?usage: scripts/venv.sh FOLDER}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"
  else return 1
  fi
}

first= python=
for name in python3.11 python3.12 python3.13 python3.14 python3; do
  command -v "$name" >/dev/null && is_new_enough "$name" || continue
  first=${first:-$name}
  if can_make_venv "$name"; then python=$name; break; fi
done

if [ -z "$first" ]; then
  echo "No Python 3.11 or newer was found." >&2
  echo "  What to do: install it (on Debian or Ubuntu: apt-get install python3 python3-venv) and try again." >&2
  exit 1
fi

if [ -z "$python" ]; then
  package=$("$first" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  echo "$first cannot make virtual environments yet: installing $package"
  if ! command -v apt-get >/dev/null || ! { as_root apt-get update -q && \
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$package"; }; then
    echo "$package is missing and could not be installed from here." >&2
    echo "  What to do: run \`sudo apt-get install $package\` and try again." >&2
    exit 1
  fi
  can_make_venv "$first" || { echo "$package is installed, but $first still lacks ensurepip." >&2; exit 1; }
  python=$first
fi

echo "Making $venv with $("$python" --version)"
rm -rf "$venv"
"$python" -m venv "$venv"
