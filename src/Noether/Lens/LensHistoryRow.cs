namespace Noether.Lens;

/// <summary>One row of history.csv: the state of training at a step. Entropies and divergences are in nats.</summary>
public sealed record LensHistoryRow
{
    /// <summary>Step number, from 0.</summary>
    public int Step { get; init; }

    /// <summary>Seconds of training so far, over all sessions of the run.</summary>
    public double Seconds { get; init; }

    /// <summary>Learning rate of generator and filter.</summary>
    public double LearningRate { get; init; }

    /// <summary>Normalised training time rho in [0, 1].</summary>
    public double Rho { get; init; }

    /// <summary>
    /// Effective rank of the joint entropy: the sum of its weights, from 0.5 at rho 0 to d - 0.5 at rho 1.
    /// </summary>
    public double Rank { get; init; }

    /// <summary>The weighted sum that is minimised.</summary>
    public double Total { get; init; }

    /// <summary>Minus the mean correlation of neighbouring components, -1 to 1.</summary>
    public double Alignment { get; init; }

    /// <summary>Uniformity, half the sum of its two parts.</summary>
    public double Uniformity { get; init; }

    /// <summary>Marginal part of uniformity.</summary>
    public double UniformityMarginal { get; init; }

    /// <summary>Conditional part of uniformity; 0 where it is switched off.</summary>
    public double UniformityConditional { get; init; }

    /// <summary>Mean marginal entropy of the components.</summary>
    public double MarginalEntropy { get; init; }

    /// <summary>Low-rank joint entropy per component.</summary>
    public double JointEntropy { get; init; }

    /// <summary>Mean of -log q over the conditional estimators; 0 where they are switched off.</summary>
    public double ConditionalEntropy { get; init; }

    /// <summary>Names of the columns of history.csv.</summary>
    internal static IReadOnlyList<string> Columns { get; } =
    [
        "step", "seconds", "learning_rate", "rho", "rank", "total", "alignment", "uniformity", "uniformity_marginal",
        "uniformity_conditional", "marginal_entropy", "joint_entropy", "conditional_entropy",
    ];

    /// <summary>The row in the order of <see cref="Columns"/>.</summary>
    internal double[] ToValues() =>
    [
        Step, Seconds, LearningRate, Rho, Rank, Total, Alignment, Uniformity, UniformityMarginal,
        UniformityConditional, MarginalEntropy, JointEntropy, ConditionalEntropy,
    ];

    /// <summary>The row of values in the order of <see cref="Columns"/>.</summary>
    internal static LensHistoryRow From(ReadOnlySpan<double> values) => new()
    {
        Step = (int)values[0],
        Seconds = values[1],
        LearningRate = values[2],
        Rho = values[3],
        Rank = values[4],
        Total = values[5],
        Alignment = values[6],
        Uniformity = values[7],
        UniformityMarginal = values[8],
        UniformityConditional = values[9],
        MarginalEntropy = values[10],
        JointEntropy = values[11],
        ConditionalEntropy = values[12],
    };
}
