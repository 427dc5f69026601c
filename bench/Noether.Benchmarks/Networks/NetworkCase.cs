namespace Noether.Benchmarks.Networks;

/// <summary>A network and the work of one training step with it.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="MultiplyAdds">Multiply-adds of the convolutions of one picture, forward.</param>
/// <param name="FirstMultiplyAdds">Those of the first convolution, which has no derivative by its input.</param>
public sealed record NetworkCase(string Name, double MultiplyAdds, double FirstMultiplyAdds) : IWork
{
    /// <summary>Pictures in a step.</summary>
    public const int BatchSize = 64;

    /// <inheritdoc/>
    public double Operations => 2 * BatchSize * ((3 * MultiplyAdds) - FirstMultiplyAdds);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
