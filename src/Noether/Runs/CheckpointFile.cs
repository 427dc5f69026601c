using Noether.Data.Formats;
using Noether.Data.Weights;
using Noether.Discovery.Checkpoints;

namespace Noether.Runs;

/// <summary>
/// Checkpoints as files: the arrays in the safetensors format, bits unchanged, the texts and the identity of the run in
/// its metadata. Replaced atomically, so that a kill at any moment leaves the old or the new one, never half of one.
/// </summary>
public static class CheckpointFile
{
    /// <summary>Ending of the files.</summary>
    public const string Extension = ".safetensors";

    private const string IdentityKey = "identity";
    private const string TextPrefix = "text.";

    /// <summary>Reads a checkpoint; null when there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">What it has to have been written with; null takes any.</param>
    /// <exception cref="NoetherException">The file is damaged or belongs to another run.</exception>
    public static Checkpoint? Read(string path, string? identity = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
            return null;
        try
        {
            var (arrays, texts) = SafetensorsFile.ReadExact(path);
            if (identity is not null && texts.GetValueOrDefault(IdentityKey) != identity)
            {
                throw new NoetherException(
                    $"The checkpoint {path} belongs to a run with other settings or other data: "
                    + "repeat the command that made it, or start anew with ‹force›.")
                {
                    Code = "checkpoint.other",
                    File = path,
                };
            }

            var checkpoint = new Checkpoint();
            foreach (var (name, array) in arrays)
            {
                _ = array switch
                {
                    float[] values => checkpoint.With(name, values),
                    double[] values => checkpoint.With(name, values),
                    _ => checkpoint.With(name, (long[])array),
                };
            }

            foreach (var (name, text) in texts.Where(entry => entry.Key.StartsWith(TextPrefix, StringComparison.Ordinal)))
                checkpoint.With(name[TextPrefix.Length..], text);
            return checkpoint;
        }
        catch (NoetherException failure) when (failure.Code == "input")
        {
            throw Damaged(path, failure);
        }
        catch (Exception failure) when (
            failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, failure);
        }
    }

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="path">File to replace; its folder is created when needed.</param>
    /// <param name="identity">Ties it to settings and data.</param>
    /// <param name="checkpoint">The content.</param>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    public static void Write(string path, string identity, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(checkpoint);
        var texts = checkpoint.Texts.ToDictionary(entry => TextPrefix + entry.Key, entry => entry.Value);
        texts[IdentityKey] = identity;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            SafetensorsFile.WriteExact(path, checkpoint.Arrays, texts);
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or NoetherException)
        {
            // What failed, without the sentence around it.
            var cause = failure is NoetherException { InnerException: { } inner } ? inner : failure;
            throw new NoetherException(
                $"The checkpoint {path} could not be written ({AtomicFile.Reason(cause)}): "
                + "free some space or choose another output folder.", failure)
            {
                Code = "checkpoint.unwritable",
                File = path,
            };
        }
    }

    private static NoetherException Damaged(string path, Exception failure) => new(
        $"The checkpoint {path} is damaged ({failure.Message.TrimEnd('.')}): start anew with ‹force›.", failure)
    {
        Code = "checkpoint.damaged",
        File = path,
    };
}
