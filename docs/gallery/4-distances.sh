# Points and their distances
# Points in space, each labelled with its distance from the middle. The linear maps that leave the label alone are the rotations, so(3).
awk 'BEGIN { srand(1); for (i = 0; i < 2000; i++) { s = 0; line = ""
    for (j = 0; j < 3; j++) { x = sqrt(-2 * log(1 - rand())) * cos(6.2831853 * rand()); s += x * x; line = line (j ? "," : "") x }
    print line > "points.csv"; print sqrt(s) > "distances.csv" } }'
noether discover points.csv --labels distances.csv --out distances
