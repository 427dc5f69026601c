using Noether.Studies.Others.Systems;

namespace Noether.Studies.Rivals;

/// <summary>The published rivals on samples: each has to reproduce its own figures.</summary>
internal sealed class RivalsStudy : IStudy
{
    private static readonly IReadOnlyList<IPublishedSystem> Systems =
        [new SymmetryGanSystem(), new LieGanSystem(), new LieFlowSystem(), new LaLiGanSystem()];

    /// <inheritdoc/>
    public string Name => "rivals";

    /// <inheritdoc/>
    public string Purpose => "published rivals on samples against their own published figures";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options) => [.. PublishedSystems.Cases(Systems, options)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => SystemsPage.Headline(row);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page) => SystemsPage.Tell(
        Systems, rows, page, "",
        "Each is a method of the list, trained by the kernels of this program, and has to reproduce the figures that its authors, or a "
        + "measurement of their recipe, state. A row says how far the figure may lie from its target; MISSED stays in the table. "
        + "Seconds of the processor are those of this program, all threads together.");
}
