namespace Noether.HiddenLayer.Representation;

/// <summary>
/// The points of one picture in the space of a hidden layer, along its principal components: all that is kept of the
/// layer. Scores are centred; the sign of a component is chosen so that its third moment is not negative, which is a
/// convention and says nothing.
/// </summary>
/// <param name="Count">Number of points, n.</param>
/// <param name="Components">Number of components, k, those of largest variance first.</param>
/// <param name="Values">n x k scores, one point after another.</param>
/// <param name="Spectrum">
/// Variance of the activations along every principal component of the layer, largest first, as shares of the sum.
/// </param>
internal sealed record PrincipalScores(int Count, int Components, float[] Values, float[] Spectrum);
