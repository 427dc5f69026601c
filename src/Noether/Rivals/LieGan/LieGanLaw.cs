using Noether.Algebra;
using Noether.Numerics;
using Noether.Testing;

namespace Noether.Rivals.LieGan;

/// <summary>exp(sum z_a L_a) on the vectors of a row, with the law of coefficients that was trained with.</summary>
internal static class LieGanLaw
{
    private const int MostPower = 9;

    /// <summary>The law as what samples are tested for; there is as likely as back.</summary>
    /// <param name="generators">L_a.</param>
    /// <param name="input">Vectors in a row.</param>
    /// <param name="settings">Law of the coefficients.</param>
    public static SampleAction Of(IReadOnlyList<Matrix> generators, LieGanInput input, LieGanSettings settings)
    {
        var d = input.Vector;
        return new SampleAction("generators", "a random element of what was found", input.Rows.Columns, (row, shown, random) =>
        {
            var sum = new Matrix(d, d);
            foreach (var generator in generators)
                MatrixOps.AddScaled(sum.Values, generator.Values, Coefficient(settings, random));
            var element = MatrixExponential.Of(sum);
            row.CopyTo(shown);
            for (var k = 0; k < input.Vectors; k++)
            {
                for (var i = 0; i < d; i++)
                    shown[(k * d) + i] = MatrixOps.Dot(element.Row(i), row.Slice(k * d, d));
            }
        });
    }

    // The integers without 0, which would leave samples as they are, and as many below as above.
    private static double Coefficient(LieGanSettings settings, CounterRandom random)
    {
        if (settings.Coefficients == CoefficientLaw.Normal)
            return settings.Sigma * random.NextNormal();
        var power = 1 + random.NextInt(MostPower);
        return random.NextInt(2) == 0 ? power : -power;
    }
}
