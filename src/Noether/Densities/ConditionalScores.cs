namespace Noether.Densities;

/// <summary>What the conditional estimator says about a batch, in nats.</summary>
/// <param name="Uniformity">
/// The conditional half of uniformity before the factor one half that both halves share: (1 / P) sum over the P
/// existing (g, j, direction) of max(0, mean[log q_{g,j}(y_j | y_g) - log q_{g+-1,j+-1}(y_j | y_g)]).
/// </param>
/// <param name="Entropy">Mean of -log q_{g,j}(y_j | y_g) over samples and others, which training lowers.</param>
internal readonly record struct ConditionalScores(double Uniformity, double Entropy);
