namespace Noether.Discovery;

/// <summary>
/// A function of samples that can be asked for its value anywhere, such as a formula or a trained model. Used from one
/// thread at a time.
/// </summary>
public interface IFunctionOracle
{
    /// <summary>What to call it in messages and reports.</summary>
    string Source { get; }

    /// <summary>Numbers that it takes.</summary>
    int Inputs { get; }

    /// <summary>Numbers that it answers with, m.</summary>
    int Outputs { get; }

    /// <summary>Relative rounding of its values: 1e-15 of one in double precision, 1e-6 in single.</summary>
    double Precision { get; }

    /// <summary>Answers for several points.</summary>
    /// <param name="points">count x <see cref="Inputs"/> values in C order.</param>
    /// <param name="values">Receives count x <see cref="Outputs"/> values in C order.</param>
    void Evaluate(ReadOnlySpan<double> points, Span<double> values);
}
