using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Templates;
using Noether.Runs;
using Noether.SymmetryModels;

namespace Noether.Fuzz.Targets;

/// <summary>The files of templates, of networks trained on them, and the journal of a training that was interrupted.</summary>
internal static class DecoyTargets
{
    private const int Pictures = 5;
    private const int Points = 10;

    private static readonly DecoySettings Settings = new() { FirstUnits = 8, LastUnits = 8, Epochs = 1 };

    /// <summary>The targets by name.</summary>
    /// <param name="place">Where files go.</param>
    public static IEnumerable<(string Name, Func<FuzzTarget> Make)> Of(FuzzPlace place)
    {
        foreach (var file in (string[])["templates.json", "points.npy", "labels.npy"])
            yield return ($"templates/{file}", () => Templates(place, file));
        foreach (var file in (string[])["decoy.json", "scores.npy"])
            yield return ($"decoy/{file}", () => Trained(place, file, folder => DecoyFolder.Read(folder)));
        foreach (var file in (string[])["ensemble.json", "networks.csv", "weights-0000.npy"])
        {
            yield return ($"decoy/{file}", () => Trained(place, file, folder =>
            {
                using var ensemble = EnsembleFolder.Open(folder);
                ensemble.Read(0, 0);
            }));
        }

        yield return ("decoy/networks.partial", () => Journal(place));
    }

    private static TemplateSet Set() =>
        TemplateSet.Generate(new TemplateSettings { PointsOfEach = Points, PictureSize = 16 }, Pictures, seed: 1, threads: 1);

    private static byte[][] Words(string file) => file.EndsWith(".npy", StringComparison.Ordinal)
        ? SampleTargets.NpyWords
        : SampleTargets.Words("\"labels\"", "\"count\"", "[0,1,2,3,4]", "\"pointsOfEach\"", "100000", "1024", "0,0,1,0.5,0.5,,,1", "\"settings\"");

    private static FuzzTarget Templates(FuzzPlace place, string file)
    {
        var folder = place.Folder($"templates-{file}");
        TemplateFolder.Write(folder, Set());
        return Damaged($"templates/{file}", folder, file, () => TemplateFolder.Read(folder));
    }

    private static FuzzTarget Trained(FuzzPlace place, string file, Action<string> read)
    {
        var folder = place.Folder($"decoy-{file}");
        var set = Set();
        using (var networks = DecoyEnsemble.TrainInto(
            folder, [.. set.Templates.Select(template => template.Points)], 1, Settings, seed: 2, threads: 1))
        {
            DecoyFolder.Prepare(folder, RunFolderMode.Resume).Write(networks, set, "templates", networksPerMinute: null, threads: 1);
        }

        return Damaged($"decoy/{file}", folder, file, () => read(folder));
    }

    private static FuzzTarget Journal(FuzzPlace place)
    {
        var folder = place.Folder("journal");
        DecoyPoints[] points = [.. Set().Templates.Select(template => template.Points)];
        var identity = EnsembleIdentity.Of(points, 1, Settings, 2);
        var path = Path.Combine(folder, "networks.partial");
        var network = new DecoyNetwork(Settings, new float[DecoyNetwork.WeightCount(Settings)]);
        using (var journal = EnsembleJournal.Open(folder, identity))
        {
            journal.Append(0, network);
            journal.Append(3, network);
        }

        return Damaged("decoy/networks.partial", folder, Path.GetFileName(path), () =>
        {
            using var journal = EnsembleJournal.Open(folder, identity);
            for (var i = 0; i < journal.Finished.Length; i++)
            {
                if (journal.Finished[i])
                    journal.Read(i);
            }

            journal.Append(1, network);
        });
    }

    private static FuzzTarget Damaged(string name, string folder, string file, Action read)
    {
        var path = Path.Combine(folder, file);
        return new FuzzTarget(name, [File.ReadAllBytes(path)], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            read();
        })
        { Words = Words(file) };
    }
}
