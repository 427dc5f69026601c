using Noether.Data.Paths;

namespace Noether.Published.Fields;

/// <summary>
/// Units in which places, momenta and velocities are of size 1: x = centre + unit x', one unit for all places and one
/// for
/// all momenta, so that Hamiltonian flows stay Hamiltonian flows: v = unit speed v', H = unit_q unit_p speed H'.
/// </summary>
/// <param name="Centre">What is taken off each of the d coordinates.</param>
/// <param name="Place">Unit of the first half of the coordinates.</param>
/// <param name="Momentum">Unit of the second half.</param>
/// <param name="Speed">Unit of velocities in these units.</param>
internal sealed record CanonicalScale(double[] Centre, double Place, double Momentum, double Speed)
{
    /// <summary>Everything as it is.</summary>
    /// <param name="dimension">Coordinates.</param>
    public static CanonicalScale None(int dimension) => new(new double[dimension], 1, 1, 1);

    /// <summary>The factor of a Hamiltonian.</summary>
    public double Energy => Place * Momentum * Speed;

    /// <summary>Root mean squares of some states and velocities.</summary>
    public static CanonicalScale Of(PathVelocities data)
    {
        var d = data.Dimension;
        var centre = new double[d];
        for (var i = 0; i < data.States.Length; i++)
            centre[i % d] += data.States[i] / data.Count;
        var units = new double[2];
        for (var i = 0; i < data.States.Length; i++)
            units[2 * (i % d) / d] += Math.Pow(data.States[i] - centre[i % d], 2) / (data.Count * (d / 2.0));
        var scale = new CanonicalScale(centre, Root(units[0]), Root(units[1]), 1);
        var speed = 0.0;
        for (var i = 0; i < data.Velocities.Length; i++)
            speed += Math.Pow(data.Velocities[i] / scale.Unit(i % d), 2) / data.Velocities.Length;
        return scale with { Speed = Root(speed) };
    }

    /// <summary>The unit of a coordinate.</summary>
    /// <param name="coordinate">Its number from 0.</param>
    public double Unit(int coordinate) => 2 * coordinate < Centre.Length ? Place : Momentum;

    /// <summary>States in these units.</summary>
    public double[] Down(ReadOnlySpan<double> states)
    {
        var down = new double[states.Length];
        for (var i = 0; i < down.Length; i++)
            down[i] = (states[i] - Centre[i % Centre.Length]) / Unit(i % Centre.Length);
        return down;
    }

    /// <summary>Velocities in these units.</summary>
    public double[] DownVelocities(ReadOnlySpan<double> velocities)
    {
        var down = new double[velocities.Length];
        for (var i = 0; i < down.Length; i++)
            down[i] = velocities[i] / (Unit(i % Centre.Length) * Speed);
        return down;
    }

    /// <summary>Velocities as they were, in place.</summary>
    public void UpVelocities(Span<double> velocities)
    {
        for (var i = 0; i < velocities.Length; i++)
            velocities[i] *= Unit(i % Centre.Length) * Speed;
    }

    private static double Root(double square) => square > 0 ? Math.Sqrt(square) : 1;
}
