#!/usr/bin/env bash
# Is left as good as right? 20,000 events of three jets; in SHARE of the left-handed ones (0.3 unless given) the handedness is
# turned over, which rotations cannot see and the parity P: p -> -p can.
set -eu
share="${1:-0.3}"
cd -P "$(dirname "${BASH_SOURCE[0]}")"
noether="${NOETHER:-../../noether}"
mkdir -p data
awk -v share="$share" 'function normal() { return sqrt(-2 * log(1 - rand())) * cos(6.283185307179586 * rand()) }
BEGIN {
    srand(7)
    for (event = 0; event < 20000; event++) {
        for (i = 1; i <= 9; i++) p[i] = normal()
        triple = p[1] * (p[5] * p[9] - p[6] * p[8]) - p[2] * (p[4] * p[9] - p[6] * p[7]) + p[3] * (p[4] * p[8] - p[5] * p[7])
        sign = triple < 0 && rand() < share ? -1 : 1
        line = sprintf("%.6f", sign * p[1])
        for (i = 2; i <= 9; i++) line = line sprintf(",%.6f", sign * p[i])
        print line
    }
}' >data/jets.csv
# rotations: one random rotation of all three momenta of an event; sign: all momenta reversed, which is parity.
"$noether" test data/jets.csv --symmetry rotations --symmetry sign
