using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Templates;
using Noether.Numerics;

namespace Noether.Studies.Hidden;

/// <summary>
/// Templates and networks of the hidden-layer studies. They are kept in a working folder, so that several cases share
/// them and an interrupted training goes on.
/// </summary>
/// <param name="folder">The working folder.</param>
internal sealed class HiddenData(string folder)
{
    /// <summary>Pixels along each side of painted and raw pictures.</summary>
    public const int RawSize = 64;

    private const int MostKept = 4;

    // Nearly every case reads the same three sets.
    private readonly Dictionary<HiddenSet, LabelledSources> projected = [];

    /// <summary>The templates of a set.</summary>
    public TemplateSet Templates(HiddenSet set, StudyContext context)
    {
        var path = Path.Combine(folder, set.TemplateFolder);
        if (Directory.Exists(path))
            return TemplateFolder.Read(path);
        context.Report($"drawing {set.Templates} templates");
        var made = TemplateSet.Generate(
            HiddenSet.Family, set.Templates, set.Seed, context.Threads, cancellationToken: context.Cancellation);
        var partial = path + ".partial";
        TemplateFolder.Prepare(partial, replace: true);
        TemplateFolder.Write(partial, made);
        Directory.Move(partial, path);
        return made;
    }

    /// <summary>The networks of a set; trained when they are not there yet.</summary>
    public EnsembleFolder Networks(HiddenSet set, StudyContext context)
    {
        var points = Templates(set, context).Templates.Select(template => template.Points).ToArray();
        return DecoyEnsemble.TrainInto(
            Path.Combine(folder, set.NetworkFolder), points, set.NetworksEach, set.Decoy, set.Seed, context.Threads,
            new Trained(context, set.Name), context.Cancellation);
    }

    /// <summary>The hidden layers of a set.</summary>
    public LabelledSources Sources(HiddenSet set, StudyContext context)
    {
        if (projected.TryGetValue(set, out var kept))
            return kept;
        if (projected.Count == MostKept)
            projected.Clear();
        var templates = Templates(set, context).Templates;
        using var networks = Networks(set, context);
        context.Report("projecting hidden layers");
        var sources = HiddenScores.Project(
            networks, [.. templates.Select(template => template.Points)], context.Threads, context.Cancellation);
        var numbers = Enumerable.Range(0, sources.Length).Select(i => i / set.NetworksEach).ToArray();
        var result = new LabelledSources(sources, [.. numbers.Select(i => (int)templates[i].Symmetry)], numbers);
        projected[set] = result;
        return result;
    }

    /// <summary>
    /// The hidden layers of a set, painted back at the place of each point; one network of each template.
    /// </summary>
    public LabelledSources Painted(HiddenSet set, StudyContext context)
    {
        var templates = Templates(set, context).Templates;
        var sources = Sources(set, context).FirstOfEach(1);
        var painted = new float[sources.Count][];
        ParallelBlocks.Run(sources.Count, context.Threads, i => painted[i] = PaintedPicture.Paint(
            templates[sources.Templates[i]].Points, sources.Sources[i], RawSize), context.Cancellation);
        return sources with { Sources = painted };
    }

    /// <summary>The contour pictures of a set themselves.</summary>
    public LabelledSources Raw(HiddenSet set, StudyContext context)
    {
        var templates = Templates(set, context).Templates;
        return new(
            [.. templates.Select(template => template.Picture)],
            [.. templates.Select(template => (int)template.Symmetry)],
            [.. Enumerable.Range(0, templates.Count)]);
    }

    private sealed class Trained(StudyContext context, string name) : IProgress<DecoyProgress>
    {
        public void Report(DecoyProgress value) => context.Progress.Report(new(
            $"{name}: {value.Done} of {value.Total} networks", (double)value.Done / value.Total)
        {
            Remaining = value.Remaining,
        });
    }
}
