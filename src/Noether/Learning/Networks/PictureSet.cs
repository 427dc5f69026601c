namespace Noether.Learning.Networks;

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
        Labels = labels;
    }

    /// <summary>Size of each picture.</summary>
    public PictureShape Shape { get; }

    /// <summary>The pictures, each channel by channel.</summary>
    public IReadOnlyList<float[]> Pictures { get; }

    /// <summary>The class of each picture.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Number of pictures.</summary>
    public int Count => Pictures.Count;
}
