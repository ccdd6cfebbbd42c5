#!/usr/bin/env bash
# What schemas/pressmark.rng accepts, the published TEI schema accepts: random documents from our grammar
# are valid against both, for our validator and, where it is installed, for jing.
#
#   subset.sh PRESSMARK [NUMBER] [SEED]
set -euo pipefail
pressmark=$1
number=${2:-300}
seed=${3:-7}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tei_all=../shared/schemas/tei_all.rng
[ -f "$tei_all" ] || { echo "skipped: $tei_all is not there"; exit 0; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 tests/schemas/generate.py schemas/pressmark.rng "$folder" "$number" "$seed"
echo "$number documents generated with seed $seed"
for schema in schemas/pressmark.rng "$tei_all"; do
    "$pressmark" validate --quiet --schema "$schema" --schematron /dev/null "$folder" >/dev/null 2>&1 ||
        "$pressmark" validate --schema "$schema" "$folder" | grep -v 'PM-SCH' | grep ' error: ' && {
        echo "pressmark refuses some of them against $schema"
        exit 1
    }
    echo "pressmark accepts all against $schema"
    if command -v jing >/dev/null; then
        jing "$schema" "$folder"/*.xml 2>/dev/null || { echo "jing refuses some of them against $schema"; exit 1; }
        echo "jing accepts all against $schema"
    fi
done
