# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# shellcheck disable=SC2034 # used where this file is sourced
#
# Sourced by scripts/quickstart and scripts/check.

build_packages=(build-essential cmake ninja-build pkg-config
  libxapian-dev libicu-dev libboost-locale-dev libcli11-dev libsimdjson-dev
  nlohmann-json3-dev libzstd-dev libxxhash-dev libarchive-dev libxml2-dev
  libcld2-dev)
test_packages=(libgtest-dev libgmock-dev xapian-tools python3-jsonschema)

# fail MESSAGE: ends the script.
fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

# logged LOG COMMAND...: runs it quietly; shows the end of its output and ends
# the script if it fails.
logged() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 </dev/null && return
  local status=$?
  tail -n 60 "$log" >&2
  fail "failed with status $status: $* (the whole output is in $log)"
}

is_installed() {
  [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == *' installed' ]]
}

# install_packages LOG PACKAGE...: installs what is missing, with apt; asks for
# the package lists, sudo and the network only if something is.
install_packages() {
  local log=$1 package missing=() as_root=()
  shift
  command -v apt-get >/dev/null ||
    fail "this is no Debian: install what these packages hold, then build by
hand (see docs/building.md): $*"
  for package; do
    is_installed "$package" || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      fail "neither root nor sudo: ask for these packages: ${missing[*]}"
    as_root=(sudo)
    sudo true || fail "sudo was refused: ask for these packages: ${missing[*]}"
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  local apt=(apt-get -q -y -o DPkg::Lock::Timeout=300)
  printf 'Installing packages: %s\n' "${missing[*]}"
  logged "$log" "${as_root[@]}" "${apt[@]}" update
  # --no-remove: rather an error than taking something away from the machine.
  logged "$log" "${as_root[@]}" "${apt[@]}" install --no-install-recommends \
    --no-remove "${missing[@]}"
}
