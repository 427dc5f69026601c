# Shuffled bumps
# Gaussian bumps on a line of 33 places, whose columns were shuffled. The order of the line is found again, and with it the generator that
# moves a bump by one place.
noether generate gaussian --transform permuted --samples 50_000 --seed 1 --out bumps.npy --truth truth.npy
noether discover bumps.npy --out bumps
noether evaluate bumps --truth truth.npy
