# A hidden grid
# Blobs in a field of 7 x 7 cells, whose 49 columns were shuffled. Two generators move them along the rows and along the columns: drag the
# picture in the report.
noether generate blob --shape 7x7 --transform permuted --samples 20_000 --out fields.npy
noether discover fields.npy --out fields
