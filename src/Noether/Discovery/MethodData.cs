using Noether.Data;
using Noether.Data.Paths;
using Noether.Numerics;
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

/// <summary>Samples with labels, or with a function that can be asked for the label of any sample.</summary>
/// <param name="Samples">N samples of d values; the caller disposes them.</param>
/// <param name="Labels">N x m labels, one row a sample; null where there is a function.</param>
/// <param name="Function">The function; null where there are labels. The caller disposes it where that is needed.</param>
public sealed record LabelData(SampleSet Samples, Matrix? Labels, IFunctionOracle? Function = null) : MethodData
{
    /// <inheritdoc/>
    public override DataKind Kind => DataKind.Labels;

    /// <inheritdoc/>
    public override string Source => Samples.Source;
}

/// <summary>Pairs of samples: row i of the second set is row i of the first, transformed.</summary>
/// <param name="Samples">N samples of d values; the caller disposes them.</param>
/// <param name="Next">As many samples of as many values; the caller disposes them.</param>
/// <param name="Steps">How far each pair is apart, N numbers; null where that is not known.</param>
public sealed record PairData(SampleSet Samples, SampleSet Next, double[]? Steps = null) : MethodData
{
    /// <inheritdoc/>
    public override DataKind Kind => DataKind.Pairs;

    /// <inheritdoc/>
    public override string Source => Samples.Source;
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
