# Two bodies
# States of two bodies on circles round each other, and the same a little later. One generator leads from the first to the second: both turn.
noether generate two-body --samples 4000 --out before.npy --next after.npy
noether discover before.npy --next after.npy --out bodies
