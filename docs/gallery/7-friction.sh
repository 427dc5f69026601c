# Friction
# A pendulum with friction conserves nothing, and the answer says so.
noether generate damped-pendulum --out swings.csv
noether discover swings.csv --paths --trial trial --time t --out friction
