using Noether.Discovery.Settings;

namespace Noether.Rivals.SymmetryGan;

/// <summary>Families of maps that a SymmetryGAN looks in.</summary>
public enum MapFamily
{
    /// <summary>Affine for one column, scaled rotations for two, orthogonal ones for more.</summary>
    Auto,

    /// <summary>x to b + c x, one column.</summary>
    Affine,

    /// <summary>(x, y) to (x, y) [[c, s], [-s, c]]: turned and scaled, two columns.</summary>
    Rotation,

    /// <summary>Orthogonal with determinant 1: the exponential of a skew matrix.</summary>
    Exp,

    /// <summary>Orthogonal with either determinant: the factor Q of any matrix.</summary>
    Qr,
}

/// <summary>Settings of <see cref="SymmetryGanMethod"/>.</summary>
public sealed record SymmetryGanSettings
{
    /// <summary>The family of maps. Default: by the number of columns.</summary>
    [Setting("Family of maps: affine (one column), rotation (two columns, scale free), exp (orthogonal, determinant 1) or qr "
        + "(orthogonal).")]
    public MapFamily Family { get; init; }

    /// <summary>Networks that are trained, each from a start of its own. Default 10.</summary>
    [Setting("Trainings, each from a start of its own and with one element as its answer.", Least = 2, Most = 1000)]
    public int Restarts { get; init; } = 10;

    /// <summary>Steps of a training. Default 10,000, as published.</summary>
    [Setting("Steps of a training.", Least = 100, Most = 10_000_000)]
    public int Steps { get; init; } = 10_000;

    /// <summary>Whether maps act about the mean of the samples, the default, or about 0.</summary>
    [Setting("Look for maps about the mean of the samples; about 0 otherwise.")]
    public bool Centre { get; init; } = true;

    /// <summary>Order q of a cyclic group that is asked for by a penalty on g^q; null, the default, for none.</summary>
    [Setting("Order q of a cyclic group: a penalty pulls the q-th power of every element to the identity.", Least = 2, Most = 24,
        Automatic = "none", Advanced = true)]
    public int? Order { get; init; }

    /// <summary>Samples to use at most, from the first on. Default 200,000.</summary>
    [Setting("Samples to use at most.", Least = 1000, Most = 10_000_000, Advanced = true)]
    public int MostSamples { get; init; } = 200_000;
}
