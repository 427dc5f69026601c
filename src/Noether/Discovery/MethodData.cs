using Noether.Data;
using Noether.Data.Paths;
using Noether.Pictures;

namespace Noether.Discovery;

/// <summary>What a method is given to answer its question from.</summary>
public abstract record MethodData
{
    /// <summary>Which kind it is.</summary>
    public abstract DataKind Kind { get; }

    /// <summary>Where it came from, for messages and reports.</summary>
    public abstract string Source { get; }
}

/// <summary>Samples, one a row.</summary>
/// <param name="Samples">N samples of d values; the caller disposes them.</param>
public sealed record SampleData(SampleSet Samples) : MethodData
{
    /// <inheritdoc/>
    public override DataKind Kind => DataKind.Samples;

    /// <inheritdoc/>
    public override string Source => Samples.Source;
}

/// <summary>One picture.</summary>
/// <param name="Picture">The picture.</param>
public sealed record PictureData(Picture Picture) : MethodData
{
    /// <inheritdoc/>
    public override DataKind Kind => DataKind.Picture;

    /// <inheritdoc/>
    public override string Source => Picture.Source;
}

/// <summary>Trajectories of a system.</summary>
/// <param name="Paths">The trajectories.</param>
public sealed record PathData(PathSet Paths) : MethodData
{
    /// <inheritdoc/>
    public override DataKind Kind => DataKind.Paths;

    /// <inheritdoc/>
    public override string Source => Paths.Source;
}
