using Noether.Data;
using Noether.Data.Formats;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// The folder of a trained ensemble: weights-0000.npy and so on (float32, a row for each network as
/// <see cref="DecoyNetwork.Weights"/> describes, those of the first picture first), networks.csv (a line for each
/// network), and ensemble.json (settings, seed, versions), which is written last: where it exists, the rest is
/// complete. Reading is safe from several threads.
/// </summary>
public sealed class EnsembleFolder : IDisposable
{
    private const string IdentityName = "ensemble.json";
    private const string TableName = "networks.csv";
    private const int ShardRows = 500;

    private readonly string folder;
    private readonly EnsembleIdentity identity;
    private readonly DecoyNetwork[] rows;
    private readonly NpySamples[] shards;

    private EnsembleFolder(string folder, EnsembleIdentity identity, DecoyNetwork[] rows, NpySamples[] shards)
    {
        this.folder = folder;
        this.identity = identity;
        this.rows = rows;
        this.shards = shards;
    }

    /// <summary>Number of pictures.</summary>
    public int Pictures => identity.Pictures;

    /// <summary>Networks for each picture.</summary>
    public int NetworksEach => identity.NetworksEach;

    /// <summary>How the networks were trained.</summary>
    public DecoySettings Settings => identity.Settings;

    /// <summary>Seed of the training.</summary>
    public ulong Seed => identity.Seed;

    /// <summary>Opens a finished ensemble.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="NoetherException">
    /// There is none, or it is interrupted, damaged or of another version.
    /// </exception>
    public static EnsembleFolder Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new NoetherException($"There is no folder {folder}; name one in which an ensemble was trained.");
        var path = Path.Combine(folder, IdentityName);
        if (!File.Exists(path))
        {
            throw new NoetherException(EnsembleJournal.Exists(folder)
                ? $"The training in {folder} was interrupted; repeat the command that began it, and it goes on."
                : $"{folder} holds no trained ensemble; name a folder in which one was trained.");
        }
        var shards = new List<NpySamples>();
        try
        {
            var identity = EnsembleJson.Parse(File.ReadAllText(path), path);
            var rows = EnsembleTable.Read(Path.Combine(folder, TableName), identity);
            for (var first = 0; first < identity.Count; first += ShardRows)
            {
                var shard = NpySamples.Open(ShardPath(folder, shards.Count));
                shards.Add(shard);
                var expected = Math.Min(ShardRows, identity.Count - first);
                if (shard.Count != expected || shard.Dimension != DecoyNetwork.WeightCount(identity.Settings))
                    throw new FormatException();
            }
            return new EnsembleFolder(folder, identity, rows, [.. shards]);
        }
        catch (Exception e)
        {
            shards.ForEach(shard => shard.Dispose());
            if (e is IOException or UnauthorizedAccessException or FormatException or OverflowException)
            {
                throw new NoetherException(
                    $"The ensemble in {folder} is damaged: {TableName} and the weights do not fit {IdentityName}; "
                    + "train it anew in another folder.", e);
            }
            throw;
        }
    }

    /// <summary>Reads a network with its weights.</summary>
    /// <param name="picture">Number of the picture, from 0.</param>
    /// <param name="network">Number of the network of this picture, from 0.</param>
    public DecoyNetwork Read(int picture, int network)
    {
        var row = Describe(picture, network);
        var number = (picture * NetworksEach) + network;
        var weights = new float[row.Weights.Length];
        shards[number / ShardRows].CopyRows(number % ShardRows, weights);
        return new DecoyNetwork(Settings, weights)
        {
            Picture = picture,
            Network = network,
            EpochKept = row.EpochKept,
            TrainingAccuracy = row.TrainingAccuracy,
            TrainingLoss = row.TrainingLoss,
            ValidationAccuracy = row.ValidationAccuracy,
            ValidationLoss = row.ValidationLoss,
            Seconds = row.Seconds,
        };
    }

    /// <summary>What the table tells of a network; its weights are zeros.</summary>
    /// <param name="picture">Number of the picture, from 0.</param>
    /// <param name="network">Number of the network of this picture, from 0.</param>
    public DecoyNetwork Describe(int picture, int network)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(picture);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(picture, Pictures);
        ArgumentOutOfRangeException.ThrowIfNegative(network);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(network, NetworksEach);
        return rows[(picture * NetworksEach) + network];
    }

    /// <summary>The folder.</summary>
    public override string ToString() => folder;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var shard in shards)
            shard.Dispose();
    }

    /// <summary>Whether a training has ended in this folder before.</summary>
    /// <exception cref="NoetherException">Another one has.</exception>
    internal static bool IsFinished(string folder, EnsembleIdentity identity)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.Combine(folder, IdentityName);
        if (!File.Exists(path))
            return false;
        return EnsembleJson.Parse(File.ReadAllText(path), path).SameTraining(identity)
            ? true
            : throw new NoetherException(
                $"{folder} holds an ensemble with other settings, seed or pictures; choose another folder.");
    }

    /// <summary>Writes the files of a training whose networks are all in its journal.</summary>
    internal static void Write(string folder, EnsembleIdentity identity, EnsembleJournal journal)
    {
        var lines = new List<string>();
        for (var first = 0; first < identity.Count; first += ShardRows)
        {
            var path = ShardPath(folder, first / ShardRows);
            using var shard = new NpyWriter(path, DecoyNetwork.WeightCount(identity.Settings));
            for (var number = first; number < Math.Min(first + ShardRows, identity.Count); number++)
            {
                var network = journal.Read(number);
                shard.Append(network.Weights);
                lines.Add(EnsembleTable.Line(network));
            }
            shard.Complete();
        }
        EnsembleTable.Write(Path.Combine(folder, TableName), lines);
        EnsembleTable.WriteText(Path.Combine(folder, IdentityName), EnsembleJson.Format(identity));
    }

    /// <summary>Whether a folder holds an ensemble, finished or not.</summary>
    internal static bool IsBegun(string folder) =>
        File.Exists(Path.Combine(folder, IdentityName)) || EnsembleJournal.Exists(folder);

    /// <summary>Removes an ensemble, finished or not; other files stay.</summary>
    internal static void Delete(string folder)
    {
        // The identity first: without it, what is left does not pass for a finished ensemble.
        File.Delete(Path.Combine(folder, IdentityName));
        EnsembleJournal.Delete(folder);
        File.Delete(Path.Combine(folder, TableName));
        foreach (var shard in Directory.GetFiles(folder, "weights-*.npy"))
            File.Delete(shard);
    }

    private static string ShardPath(string folder, int number) => Path.Combine(folder, $"weights-{number:D4}.npy");
}
