#!/bin/sh
# Fails where the ledger does not contain what is published now; to be run before a new site is published.
#
# SITE    the address of the site
# BEFORE  the commit that was published from, as the CI names it; all zeros where the branch is new
#
# The heads.csv of the published site names its agreements, whatever the site to come will hold; the head.csv of each must
# be the one that it names, and verify. That the site has none is a reason to publish only where there is no site at all.
set -eu

kopfstelle=${KOPFSTELLE:-kopfstelle}
site=${SITE:-}
site=${site%/}
case "$site" in
    *OWNER* | *REPOSITORY*) echo "SITE still has its placeholder" >&2 && exit 1 ;;
    https://?* | http://?*) ;;
    *) echo "SITE is not the address of a site: \"$site\"" >&2 && exit 1 ;;
esac
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT

# fetch PATH FILE: says the status of the answer
fetch() {
    curl --silent --show-error --location --output "$kept/$2" --write-out '%{http_code}' "$site/$1"
}

refuse() {
    echo "$site/$1 answers $2: not published, because nothing could be verified" >&2
    exit 1
}

status=$(fetch heads.csv heads.csv)
if [ "$status" = 404 ]; then
    if [ "${BEFORE:-}" = 0000000000000000000000000000000000000000 ] || [ "$(fetch index.html front)" = 404 ]; then
        echo "nothing is published yet"
        exit 0
    fi
fi
[ "$status" = 200 ] || refuse heads.csv "$status"
[ "$(head -n 1 "$kept/heads.csv")" = agreement,sha256 ] || refuse heads.csv "something else"
# A list that was cut off would name fewer agreements than there are.
[ -z "$(tail -c 1 "$kept/heads.csv")" ] || refuse heads.csv "with half a line at its end"
tail -n +2 "$kept/heads.csv" > "$kept/agreements"
[ -s "$kept/agreements" ] || refuse heads.csv "with no agreement"
while IFS=, read -r agreement digest; do
    # The only agreement of a site has its pages at the root.
    path=$agreement/data/head.csv
    if [ "$(wc -l < "$kept/agreements")" -eq 1 ]; then path=data/head.csv; fi
    status=$(fetch "$path" head.csv)
    [ "$status" = 200 ] || refuse "$path" "$status"
    [ "$(sha256sum < "$kept/head.csv")" = "$digest  -" ] || refuse "$path" "another state than heads.csv names"
    "$kopfstelle" verify "$kept/head.csv" --agreement "$agreement"
done < "$kept/agreements"
