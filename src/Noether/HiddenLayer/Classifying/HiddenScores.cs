using Noether.Data;
using Noether.Data.Formats;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;
using Noether.Numerics;

namespace Noether.HiddenLayer.Classifying;

/// <summary>
/// What is kept of the hidden layers of an ensemble, in scores.npy: a row for each network, as
/// <see cref="HiddenPoints"/> packs it, those of the first picture first; float32.
/// </summary>
internal static class HiddenScores
{
    private const string FileName = "scores.npy";

    // Networks that one thread takes at a time, with one analysis, which holds buffers.
    private const int Block = 16;

    /// <summary>Projects all hidden layers of an ensemble.</summary>
    /// <param name="networks">The ensemble.</param>
    /// <param name="pictures">The points that it learnt, picture by picture.</param>
    /// <param name="threads">Worker threads; 0 means all processors. The result does not depend on it.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public static float[][] Project(
        EnsembleFolder networks, IReadOnlyList<DecoyPoints> pictures, int threads = 0,
        CancellationToken cancellationToken = default)
    {
        var each = networks.NetworksEach;
        var result = new float[networks.Pictures * each][];
        ParallelBlocks.Run((result.Length + Block - 1) / Block, threads, block =>
        {
            var components = new PrincipalComponents(networks.Settings.LastUnits);
            for (var i = block * Block; i < Math.Min(result.Length, (block + 1) * Block); i++)
                result[i] = HiddenPoints.Of(networks.Read(i / each, i % each), pictures[i / each], components);
        }, cancellationToken);
        return result;
    }

    /// <summary>Writes the file; an older one is replaced when the new one is complete.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="scores">Rows of one length, at least one.</param>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<float[]> scores)
    {
        using var writer = new NpyWriter(Path.Combine(folder, FileName), scores[0].Length);
        foreach (var row in scores)
            writer.Append(row);
        writer.Complete();
    }

    /// <summary>Reads the file.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="networks">How many networks it should hold.</param>
    /// <param name="points">How many points it should hold of each.</param>
    /// <exception cref="NoetherException">It is missing, damaged, or does not fit.</exception>
    public static float[][] Read(string folder, int networks, int points)
    {
        var path = Path.Combine(folder, FileName);
        using var file = NpySamples.Open(path);
        if (file.Count != networks || file.Dimension != points * HiddenPoints.Width)
        {
            throw new NoetherException(
                $"{path} is {file.Count} x {file.Dimension} and should be {networks} x {points * HiddenPoints.Width}; "
                + "train the networks anew.");
        }

        var scores = new float[networks][];
        for (var i = 0; i < networks; i++)
            file.CopyRows(i, scores[i] = new float[file.Dimension]);
        return scores;
    }

    /// <summary>Removes the file if it is there.</summary>
    /// <param name="folder">Its folder.</param>
    public static void Delete(string folder) => File.Delete(Path.Combine(folder, FileName));
}
