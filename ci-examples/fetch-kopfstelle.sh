#!/bin/sh
# Fetches the released program for Linux to where KOPFSTELLE says, and takes it only if its checksum is the right one.
#
# KOPFSTELLE_RELEASES  the address below which the releases lie, each in a folder of its version: v1.2.3/
# KOPFSTELLE_VERSION   which one: 1.2.3
# KOPFSTELLE_SHA256    the checksum of its program for Linux, from SHA256SUMS of the release
set -eu

case "$KOPFSTELLE_RELEASES$KOPFSTELLE_VERSION$KOPFSTELLE_SHA256" in
    *OWNER* | *VERSION* | *CHECKSUM*) echo "KOPFSTELLE_RELEASES, _VERSION or _SHA256 still has its placeholder" >&2 && exit 1 ;;
esac
fetched=$(mktemp)
trap 'rm -f "$fetched"' EXIT
curl --fail --silent --show-error --location --output "$fetched" \
    "$KOPFSTELLE_RELEASES/v$KOPFSTELLE_VERSION/kopfstelle-$KOPFSTELLE_VERSION-x86_64-unknown-linux-gnu"
echo "$KOPFSTELLE_SHA256  $fetched" | sha256sum --check --strict --quiet
chmod 755 "$fetched"
mv "$fetched" "$KOPFSTELLE"
"$KOPFSTELLE" --version
