using System.Collections.Concurrent;

namespace Noether.Studio.Views;

/// <summary>The newest checkpoint of a training in a run folder, read once for all who look.</summary>
internal static class TrainingCheckpoints
{
    private const int MostKept = 8;

    // The two trainings that there are: the polish of the fast preset, the training of the paper.
    private static readonly string[] Names = ["polish.ckpt", "training.ckpt"];

    private static readonly ConcurrentDictionary<string, (DateTime Written, TrainingCheckpoint? Content)> Kept = new();

    /// <summary>The checkpoint; null where there is none that can be drawn.</summary>
    public static TrainingCheckpoint? Newest(string runFolder)
    {
        var folder = Path.Combine(runFolder, "checkpoints");
        foreach (var name in Names)
        {
            try
            {
                var file = new FileInfo(Path.Combine(folder, name));
                if (!file.Exists || file.LinkTarget is not null)
                    continue;
                if (Kept.TryGetValue(file.FullName, out var kept) && kept.Written == file.LastWriteTimeUtc)
                    return kept.Content;
                var content = CheckpointReader.Read(file.FullName);
                if (Kept.Count >= MostKept)
                    Kept.Clear();
                Kept[file.FullName] = (file.LastWriteTimeUtc, content);
                return content;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // It was just being replaced; the next look finds the new one.
            }
        }

        return null;
    }
}
