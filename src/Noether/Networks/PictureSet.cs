namespace Noether.Networks;

/// <summary>Labelled pictures of one size.</summary>
internal sealed class PictureSet
{
    /// <summary>Wraps pictures and labels without copying them.</summary>
    /// <param name="shape">Size of each picture.</param>
    /// <param name="pictures">C x H x W values for each.</param>
    /// <param name="labels">A class from 0 for each.</param>
    /// <exception cref="ArgumentException">Numbers or sizes do not fit, or a label is negative.</exception>
    public PictureSet(PictureShape shape, IReadOnlyList<float[]> pictures, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(labels);
        if (pictures.Count != labels.Count)
            throw new ArgumentException($"{labels.Count} labels do not fit {pictures.Count} pictures.", nameof(labels));
        if (pictures.Any(p => p.Length != shape.Length))
            throw new ArgumentException($"Every picture should be {shape}.", nameof(pictures));
        if (labels.Any(l => l < 0))
            throw new ArgumentException("Classes are numbered from 0.", nameof(labels));
        Shape = shape;
        Pictures = pictures;
        Sources = pictures;
        Labels = labels;
    }

    private PictureSet(PictureShape shape, IReadOnlyList<int> labels, IReadOnlyList<float[]> sources) =>
        (Shape, Pictures, Labels, Sources) = (shape, [], labels, sources);

    /// <summary>Wraps what an augmentation makes pictures of: there are no pictures without one.</summary>
    /// <param name="shape">Size of each picture that is made.</param>
    /// <param name="sources">Any number of values for each.</param>
    /// <param name="labels">A class from 0 for each.</param>
    /// <exception cref="ArgumentException">Numbers do not fit, or a label is negative.</exception>
    public static PictureSet OfSources(
        PictureShape shape, IReadOnlyList<float[]> sources, IReadOnlyList<int> labels)
    {
        if (sources.Count != labels.Count)
            throw new ArgumentException($"{labels.Count} labels do not fit {sources.Count} sources.", nameof(labels));
        if (labels.Any(l => l < 0))
            throw new ArgumentException("Classes are numbered from 0.", nameof(labels));
        return new PictureSet(shape, labels, sources);
    }

    /// <summary>What an augmentation starts from: the pictures themselves, or their sources.</summary>
    public IReadOnlyList<float[]> Sources { get; }

    /// <summary>Size of each picture.</summary>
    public PictureShape Shape { get; }

    /// <summary>The pictures, each channel by channel; none where there are only sources.</summary>
    public IReadOnlyList<float[]> Pictures { get; }

    /// <summary>The class of each picture.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Number of pictures.</summary>
    public int Count => Labels.Count;
}
