using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Templates;

/// <summary>A labelled picture: points on its contour and in its background, and the contour itself.</summary>
/// <param name="Index">Its number in the set, from 0.</param>
/// <param name="Symmetry">Its class.</param>
/// <param name="Points">First the points on the contour, then as many in the background.</param>
/// <param name="Picture">
/// The contour, n x n values from 0 to 1 (1 on the contour), row after row from the top (y = 1).
/// </param>
public sealed record Template(int Index, SymmetryClass Symmetry, DecoyPoints Points, float[] Picture);
