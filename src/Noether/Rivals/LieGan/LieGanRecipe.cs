using Noether.Numerics;

namespace Noether.Rivals.LieGan;

/// <summary>A training of LieGAN.</summary>
internal sealed record LieGanRecipe
{
    /// <summary>Numbers in a vector, d.</summary>
    public required int Vector { get; init; }

    /// <summary>Vectors of a sample whose cosine with moved ones is held down, from the first on.</summary>
    public required int Held { get; init; }

    /// <summary>Generators.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Free entries.</summary>
    public GeneratorMask Mask { get; init; }

    /// <summary>Law of coefficients.</summary>
    public CoefficientLaw Coefficients { get; init; }

    /// <summary>Deviation of normal ones.</summary>
    public double Sigma { get; init; } = 1;

    /// <summary>Weight of the cosine.</summary>
    public double Lambda { get; init; } = 1;

    /// <summary>Weight of the correlation of generators.</summary>
    public double Correlation { get; init; } = 1;

    /// <summary>Times that every sample is used.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Whether an entry is free, as numbers 1 and 0, d x d.</summary>
    public Matrix Free()
    {
        var free = new Matrix(Vector, Vector);
        var block = Mask switch { GeneratorMask.Blocks2 => 2, GeneratorMask.Blocks4 => 4, _ => Vector };
        for (var i = 0; i < Vector; i++)
        {
            for (var j = 0; j < Vector; j++)
                free[i, j] = i / block == j / block ? 1 : 0;
        }

        return free;
    }

    /// <summary>Deviation of entries at the start: Kaiming's without a mask, 1 and 0.01 with blocks, as published.</summary>
    public double Start => Mask switch
    {
        GeneratorMask.Blocks2 => 1,
        GeneratorMask.Blocks4 => 0.01,
        _ => Math.Sqrt(2) / Vector,
    };
}
