# Planets
# Places and momenta of planets round a sun. Angular momentum, energy and a part of the Runge-Lenz vector are conserved, and each generates a
# symmetry.
noether generate kepler --out planets.npy
noether discover planets.npy --paths --dt 0.1 --coordinates x,y,px,py --out planets
