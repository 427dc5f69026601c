# A butterfly
# A drawing of a butterfly. Networks learn its contour; the mirror line that keeps both is found, and where it is.
noether discover "$PICTURES/butterfly.png" --out butterfly
