using Noether.Numerics;

namespace Noether.Discovery;

/// <summary>An array of an answer; a run folder keeps it as NAME.npy, float64, C order.</summary>
/// <param name="Name">Name of the file without its ending, such as "generator" or "group_convolution".</param>
/// <param name="Shape">Length of every axis, at least one.</param>
/// <param name="Values">All values in C order.</param>
/// <param name="Meaning">What it is, with its shape in letters, such as "generators G_k, k x d x d".</param>
public sealed record AnswerArray(string Name, IReadOnlyList<int> Shape, double[] Values, string Meaning)
{
    /// <summary>A matrix as an array of two axes; the values are not copied.</summary>
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="meaning">What it is.</param>
    public static AnswerArray Of(string name, Matrix matrix, string meaning)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new(name, [matrix.Rows, matrix.Columns], matrix.Values.ToArray(), meaning);
    }

    /// <summary>A vector as an array of one axis.</summary>
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="vector">The values.</param>
    /// <param name="meaning">What it is.</param>
    public static AnswerArray Of(string name, double[] vector, string meaning)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new(name, [vector.Length], vector, meaning);
    }

    /// <summary>Matrices of one size as an array of three axes.</summary>
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="matrices">At least one.</param>
    /// <param name="meaning">What they are.</param>
    public static AnswerArray Of(string name, IReadOnlyList<Matrix> matrices, string meaning)
    {
        ArgumentNullException.ThrowIfNull(matrices);
        return new(
            name, [matrices.Count, matrices[0].Rows, matrices[0].Columns],
            [.. matrices.SelectMany(matrix => matrix.Values.ToArray())], meaning);
    }
}
