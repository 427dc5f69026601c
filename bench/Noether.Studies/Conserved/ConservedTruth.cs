using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Data.Synthetic;

namespace Noether.Studies.Conserved;

/// <summary>What a system is known to conserve, and how what was found fits its motion.</summary>
/// <param name="System">The system.</param>
/// <param name="Key">Its name in keys.</param>
/// <param name="Step">Time between points.</param>
/// <param name="Independent">How many independent quantities it conserves.</param>
/// <param name="Known">What they are, in words.</param>
/// <param name="Exact">Formulas of which one must be reported where there is no noise.</param>
internal sealed record ConservedTruth(
    PathSystem System, string Key, double Step, int Independent, string Known, string[] Exact)
{
    /// <summary>The systems that are looked at.</summary>
    public static IReadOnlyList<ConservedTruth> All { get; } =
    [
        new(PathSystem.Spring, "spring", 0.1, 1, "energy", ["q^2 + 1.000 p^2"]),
        new(PathSystem.Pendulum, "pendulum", 0.1, 1, "energy", ["p^2 - 3.000 cos q"]),
        new(PathSystem.Kepler, "kepler", 0.15, 3, "angular momentum, energy, Runge-Lenz vector: 3 independent",
            ["x py - 1.000 y px", "px^2 + 1.000 py^2 - 2.000 / r"]),
        new(PathSystem.LotkaVolterra, "lotka-volterra", 0.2, 1, "x + y - ln x - ln y", ["x + 1.000 y - 1.000 ln x - 1.000 ln y"]),
        new(PathSystem.HenonHeiles, "henon-heiles", 0.3, 1, "energy",
            ["x^2 + 1.000 y^2 + 1.000 px^2 + 1.000 py^2 + 2.000 x^2 y - 0.667 y^3"]),
    ];

    /// <summary>
    /// Rms cosine between the gradient of a quantity and the true velocity, coordinates in units of their deviations, on
    /// paths without noise: 0 for what is conserved.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="clean">Paths without noise.</param>
    public double FlowResidual(Quantity quantity, PathSet clean)
    {
        var field = PathDynamics.Of(System)!;
        var scales = GradientAngles.Scales(clean);
        var (gradient, velocity) = (new double[clean.Dimension], new double[clean.Dimension]);
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < clean.Count; i++)
        {
            for (var time = 0; time < clean.Length(i); time++)
            {
                quantity.Gradient(clean.State(i, time), gradient);
                field.Velocity(clean.State(i, time), velocity);
                var (product, slope, speed) = (0.0, 0.0, 0.0);
                for (var j = 0; j < gradient.Length; j++)
                {
                    var (g, v) = (gradient[j] * scales[j], velocity[j] / scales[j]);
                    (product, slope, speed) = (product + (g * v), slope + (g * g), speed + (v * v));
                }

                if (slope * speed <= 0)
                    continue;
                sum += product * product / (slope * speed);
                count++;
            }
        }

        return Math.Sqrt(sum / Math.Max(1, count));
    }
}
