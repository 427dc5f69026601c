using System.Text.Json;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;
using Noether.Runs;

namespace Noether.SymmetryModels;

/// <summary>
/// The folder of one decoy training: the ensemble (see <see cref="EnsembleFolder"/>), scores.npy (its hidden layers),
/// whatever the caller draws of them, and decoy.json, which comes last: where it is, the rest is complete.
/// </summary>
public sealed class DecoyFolder
{
    private const string RecordName = "decoy.json";
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;

    private DecoyFolder(string path) => Root = path;

    /// <summary>The folder itself, as given.</summary>
    public string Root { get; }

    /// <summary>Path of decoy.json.</summary>
    public string Record => Path.Combine(Root, RecordName);

    /// <summary>Makes sure that a folder can take a training. Read the templates first.</summary>
    /// <param name="path">The folder; it need not exist.</param>
    /// <param name="mode">What to do with a training that is in it.</param>
    /// <exception cref="NoetherException">The folder is a file, or holds what must not be touched.</exception>
    public static DecoyFolder Prepare(string path, RunFolderMode mode)
    {
        OutputFolder.Check(path);
        var folder = new DecoyFolder(path);
        if (!OutputFolder.IsUsed(path))
            return folder;
        if (mode == RunFolderMode.Resume)
        {
            return EnsembleFolder.IsBegun(path) ? folder : throw new NoetherException(
                $"The folder {path} holds no training to resume; give the folder of one, or choose a new one.");
        }

        if (mode == RunFolderMode.New)
        {
            throw new NoetherException(
                $"The folder {path} is not empty; add ‹resume› to go on with the training in it, ‹force› to replace "
                + "it, or choose another folder.");
        }

        try
        {
            File.Delete(folder.Record);
            EnsembleFolder.Delete(path);
            HiddenScores.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"The folder {path} cannot be written ({failure.Message.TrimEnd('.')}); choose another place.",
                failure);
        }

        return folder;
    }

    /// <summary>Writes what belongs to a finished ensemble in this folder.</summary>
    /// <param name="networks">The ensemble.</param>
    /// <param name="set">The templates that it learnt.</param>
    /// <param name="templates">Their folder, as given.</param>
    /// <param name="networksPerMinute">Speed of this session; null when it trained none.</param>
    /// <param name="draw">
    /// Given the hidden layers in the order of the networks, before the record is written: where a record is, what was
    /// drawn is there as well. Null draws nothing.
    /// </param>
    /// <param name="threads">Worker threads; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The record.</returns>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; there is no record yet.</exception>
    public DecoyRecord Write(
        EnsembleFolder networks, TemplateSet set, string templates, double? networksPerMinute,
        Action<IReadOnlyList<HiddenPlane>>? draw = null, int threads = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentNullException.ThrowIfNull(set);
        var scores = HiddenScores.Project(
            networks, [.. set.Templates.Select(template => template.Points)], threads, cancellationToken);
        // An earlier record must not vouch for a mixture of old and new files, should the writing be interrupted.
        OutputFile.Delete(Record);
        HiddenScores.Write(Root, scores);
        var all = set.Templates.SelectMany(template => Enumerable.Range(0, networks.NetworksEach)
            .Select(j => (template.Symmetry, Network: networks.Describe(template.Index, j)))).ToArray();
        draw?.Invoke([.. all.Select((next, i) => new HiddenPlane(next.Symmetry, next.Network.Accuracy, scores[i]))]);
        var record = new DecoyRecord
        {
            FormatVersion = DecoyRecord.CurrentFormatVersion,
            Method = "decoy",
            Seed = networks.Seed,
            Templates = templates,
            TemplateSeed = set.Seed,
            TemplateSettings = set.Settings,
            Classes = SymmetryClasses.Symbols,
            Labels = [.. set.Templates.Select(template => (int)template.Symmetry)],
            NetworksEach = networks.NetworksEach,
            Settings = networks.Settings,
            Accuracy = all.GroupBy(next => next.Symmetry).OrderBy(group => group.Key).ToDictionary(
                group => SymmetryClasses.Symbol(group.Key), group => group.Average(next => next.Network.Accuracy)),
            NetworksPerMinute = networksPerMinute,
            ThreadSeconds = all.Sum(next => next.Network.Seconds),
            Versions = RunVersions.Current(),
            Started = started,
            Finished = DateTimeOffset.UtcNow,
        };
        OutputFile.Write(Record, DecoyJson.Format(record));
        return record;
    }

    /// <summary>Reads a finished training.</summary>
    /// <param name="path">Its folder.</param>
    /// <returns>What is known of it, and its hidden layers with their labels.</returns>
    /// <exception cref="NoetherException">There is none, it is unfinished, damaged or of another version.</exception>
    internal static (DecoyRecord Record, LabelledSources Sources) Read(string path)
    {
        if (!Directory.Exists(path))
            throw new NoetherException($"There is no folder {path}; make one with noether decoy train.");
        var file = Path.Combine(path, RecordName);
        if (!File.Exists(file))
        {
            throw new NoetherException(EnsembleFolder.IsBegun(path)
                ? $"The training in {path} was interrupted; repeat its noether decoy train command with ‹resume› first."
                : $"{path} holds no trained networks ({RecordName} is missing); make some with noether decoy train.");
        }

        DecoyRecord record;
        try
        {
            record = DecoyJson.Parse(File.ReadAllText(file));
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"{file} cannot be read as the record of a training ({failure.Message.TrimEnd('.')}); train anew with "
                + "noether decoy train.", failure);
        }

        if (record.FormatVersion != DecoyRecord.CurrentFormatVersion)
        {
            throw new NoetherException(
                $"{file} has format version {record.FormatVersion}, and this program reads version "
                + $"{DecoyRecord.CurrentFormatVersion}; train anew with noether decoy train.");
        }

        record.Settings.Check();
        var (each, count) = (record.NetworksEach, record.Labels.Count);
        if (each < 1 || count < 1 || record.Labels.Any(label => label is < 0 or >= SymmetryClasses.Count))
            throw new NoetherException($"{file} is damaged; train anew with noether decoy train.");
        var scores = HiddenScores.Read(path, checked(count * each), 2 * record.TemplateSettings.PointsOfEach);
        var numbers = Enumerable.Range(0, scores.Length).Select(i => i / each).ToArray();
        return (record, new LabelledSources(scores, [.. numbers.Select(i => record.Labels[i])], numbers));
    }
}
