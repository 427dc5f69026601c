namespace Noether.Discovery.Figures;

/// <summary>Figures of one kind along a slider, such as a sample that moves under powers of a generator.</summary>
public sealed record FramesFigure : Figure
{
    /// <summary>What the slider sets.</summary>
    public required string Label { get; init; }

    /// <summary>Where the slider stands for each frame, ascending.</summary>
    public required IReadOnlyList<double> Positions { get; init; }

    /// <summary>What is shown at each position: as many figures of one kind as positions.</summary>
    public required IReadOnlyList<Figure> Frames { get; init; }

    /// <summary>Which frame is shown at first, from 0.</summary>
    public int First { get; init; }

    internal override bool IsWhole => Frames.Count > 0 && Positions.Count == Frames.Count && First >= 0 && First < Frames.Count
        && Frames.All(frame => frame is { IsWhole: true });
}
