#!/bin/sh
# The published RELAX NG suite, when it lies beside the checkout: conformance.sh BUILD/pressmark
# Exit status 77 says that it was skipped.
here=$(cd "$(dirname "$0")/../.." && pwd)
suite=$here/../shared/conformance
if [ ! -f "$suite/rng_spectest.py" ]; then
    echo "skipped: no conformance suite beside the checkout"
    exit 77
fi
tool=${1:?usage: conformance.sh PRESSMARK}
exec python3 "$suite/rng_spectest.py" "$suite/rng/spectest.xml" \
    --cmd "$tool validate --schema {schema} {xml}" --schema-error-code 2 --failures
